#pragma once

#include <string>
#include <vector>

#include "longhand/check/report/findings.hpp"
#include "source.hpp"

namespace longhand::cli {

/// What is said of the claims and statements of a source, or of the claims that somebody typed.
/// Throws Errors where they do not fit the calculation, and Error where that has no values.
check::CheckedCalculation checked(const Source& source, text::Language language,
                                  const std::vector<std::string>& typed = {});

}  // namespace longhand::cli
