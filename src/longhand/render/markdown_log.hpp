#pragma once

#include <memory>
#include <ostream>

#include "longhand/render/log_writer.hpp"
#include "longhand/render/math_step.hpp"

namespace longhand::render {

/// Logs as GitHub-flavoured Markdown, with the mathematics in blocks that GitHub shows.
std::unique_ptr<LogWriter> markdown_log(std::ostream& out, const LogOptions& options);

/// A step as a block of mathematics, line below line.
std::string markdown_lines(const MathStep& step);

/// Words of a paragraph or heading, on one line; no character in them marks anything up.
std::string markdown_text(std::string_view text);

}  // namespace longhand::render
