#pragma once

#include "longhand/render/math.hpp"
#include "longhand/text/language.hpp"
#include "longhand/worksheet/expression.hpp"

namespace longhand::render {

/// How products are written: w11·i1, but 0.9 × 1.0.
enum class Style : unsigned char { symbols, numbers };

/// Whether everything stands on one line, as in 1 / (1 + e^(−x1)), or as it is printed, with
/// fraction bars, exponents and subscripts.
enum class Layout : unsigned char { line, printed };

struct MathOptions {
    Style style = Style::symbols;
    text::Language language = text::Language::english;
    bool elide = true;  ///< sums of more than 8 terms and matrices of more than 8 rows or columns
    Layout layout = Layout::printed;
};

/// True for a row or column of so many that is left out of a large matrix.
bool is_left_out(std::size_t index, std::size_t count);

/// The line of a drawn matrix with left-out rows in which a row that is not left out stands.
std::size_t drawn_row(std::size_t row, std::size_t rows);

/// An expression as it is set. Parentheses stand where precedence needs them, and around an
/// operand that begins with a minus sign, unless it begins the whole; a fraction bar, a root and
/// an exponent need none.
Math math(const Expression& expression, const MathOptions& options);

}  // namespace longhand::render
