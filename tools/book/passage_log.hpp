#pragma once

#include <string>
#include <vector>

#include "literate_program.hpp"
#include "longhand/render/log_writer.hpp"

namespace longhand::book {

/// The logs of the passages of a program as HTML, one a passage: what its code has named, under the
/// captions of the sections. A step shows its formula; the numbers put in and the result are folded
/// in `<details>`, so that a reader can work them out first. Steps stand under their ids.
std::vector<std::string> passage_logs(const render::LogSource& source,
                                      const LiterateProgram& program,
                                      const render::LogOptions& options);

/// Sees that the log of each passage has what its code opens and names: throws
/// Error("book.section") for a section of which nothing is named before the next prose, and
/// Error("book.passage") for code that says that it names something, of which the record knows
/// nothing. `file` is shown.
void check_passages(const Worksheet& worksheet, const LiterateProgram& program,
                    const std::string& file);

/// The passage whose code stands at a line of the program.
std::size_t passage_at(const LiterateProgram& program, std::uint32_t line);

}  // namespace longhand::book
