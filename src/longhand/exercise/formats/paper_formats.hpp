#pragma once

#include <ostream>

#include "longhand/exercise/paper.hpp"

namespace longhand::exercise {

/// A paper as GitHub-flavoured Markdown.
void write_markdown(std::ostream& out, const Paper& paper, const text::Wording& wording);

/// An HTML page that prints well: its beginning, papers, each on a page of its own, and its end.
void begin_html(std::ostream& out, const std::string& title, const text::Wording& wording);
void write_html(std::ostream& out, const Paper& paper, const text::Wording& wording);
void end_html(std::ostream& out);

}  // namespace longhand::exercise
