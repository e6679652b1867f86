#pragma once

#include <istream>
#include <ostream>
#include <string>

#include "longhand/exercise/marking/class_marker.hpp"
#include "longhand/text/language.hpp"

namespace longhand::cli {

/// Answers on paper, typed in sheet by sheet: each blank shows what follows from the answers before
/// it, which an empty line takes. Everything is saved at once to `file`, a table of answers, and
/// taken up again from there. Throws Error("answers.other_table") for a file with another layout.
void enter_answers(const exercise::ClassFolder& all, const exercise::ClassMarker& marker,
                   const std::string& file, exercise::Comma comma, text::Language language,
                   std::istream& in, std::ostream& out);

}  // namespace longhand::cli
