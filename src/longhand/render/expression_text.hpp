#pragma once

#include <string>

#include "longhand/render/block.hpp"
#include "longhand/text/language.hpp"
#include "longhand/worksheet/expression.hpp"

namespace longhand::render {

/// How products are written: w11·i1, but 0.9 × 1.0.
enum class Style : unsigned char { symbols, numbers };

struct TextOptions {
    Style style = Style::symbols;
    text::Language language = text::Language::english;
    bool elide = true;  ///< sums of more than 8 terms and matrices of more than 8 rows or columns
};

/// True for a row or column of so many that is left out of a large matrix.
bool is_left_out(std::size_t index, std::size_t count);

/// The line of a drawn matrix with left-out rows in which a row that is not left out stands.
std::size_t drawn_row(std::size_t row, std::size_t rows);

/// An expression drawn in characters. Parentheses stand where precedence needs them, and around
/// an operand that begins with a minus sign, unless it begins the whole.
Block drawn(const Expression& expression, const TextOptions& options);

/// The same in one line; a matrix as `[a, b; c, d]`, a column as `(a, b)`.
std::string plain_text(const Expression& expression, const TextOptions& options);

}  // namespace longhand::render
