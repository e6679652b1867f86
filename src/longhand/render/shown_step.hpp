#pragma once

#include "longhand/render/expression_text.hpp"
#include "longhand/render/log.hpp"

namespace longhand::render {

/// How formulas, and lines with numbers, are drawn in characters.
TextOptions text_options(const LogOptions& options, Style style);

/// Leaves out what would be written twice: a formula that looks like the one before or like the
/// numbers put into it, and a line that looks like the next.
void leave_out_repetitions(LogStep& step, const LogOptions& options);

/// The formulas that share a line, `σ(x1) = 1 / (1 + e^(−x1))`: as many as `width` characters
/// hold, at least one; one drawn with a tall matrix stands alone.
std::vector<std::vector<Expression>> formula_lines(const LogStep& step, const LogOptions& options,
                                                   std::size_t width);

/// What is said of each drawn row of a line, the same thing of several numbers once:
/// `document: 19, 22  exact`. Nothing of rows that are left out; empty where nothing is said.
std::vector<std::vector<std::string>> single_remarks(const LogLine& line,
                                                     const LogOptions& options);

/// The same, all of a row in one text.
std::vector<std::string> remarks_by_row(const LogLine& line, const LogOptions& options);

/// What an annotation says.
std::string remark_text(const Annotation& annotation, text::Language language);

}  // namespace longhand::render
