#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "longhand/exercise/deal.hpp"
#include "longhand/exercise/formats/page.hpp"
#include "longhand/exercise/marking/marks_file.hpp"

namespace longhand::exercise {

/// How much of what is right a student is told.
enum class Reveal : std::uint8_t {
    nothing,  ///< marks and causes alone
    values,   ///< the right values too
    own,      ///< and the working that follows from the student's own wrong values
    key,      ///< and the working of the sheet
};

/// What a student reads of their marks.
struct Feedback {
    Page page;                     ///< marks, the first wrong step and why, a row an answer
    std::optional<Paper> working;  ///< where that is told
};

/// Puts a student's feedback together; their sheet is made again only where its working is told.
Feedback feedback(const Sheet& sheet, const std::function<Dealt()>& dealt, const Owner& owner,
                  const StudentMarks& marks, Reveal reveal, text::Language language);

/// In GitHub-flavoured Markdown, and as an HTML page.
void write_markdown(std::ostream& out, const Feedback& feedback, text::Language language);
void write_html(std::ostream& out, const Feedback& feedback, text::Language language);

}  // namespace longhand::exercise
