#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "longhand/scan/mathematics.hpp"
#include "longhand/text/language.hpp"

namespace longhand::scan {

/// Writes a problem file with what can be read of a text: what it gives names to as givens, what
/// it calculates as steps, and their printed results as claims with their places. Quantities that
/// get another value begin a section of their own. What was not taken stands in comments. The file
/// can be run and verified as it is, and is a start to be completed by hand. Throws
/// Error("scan.no_calculation") where no calculation can be read.
void write_draft(std::ostream& out, std::string_view text, Markup markup, const std::string& file,
                 text::Language language);

}  // namespace longhand::scan
