#pragma once

#include <string_view>
#include <vector>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/record/matrix.hpp"

namespace longhand {

/// Numbers as people type them: `0.5`, `(1.0, 0.5)`, `0.9 0.3; 0.2 0.8`, with or without brackets.
/// Semicolons end rows; commas or blanks stand between the numbers of a row; full-width signs are
/// read like the others.
struct NumberList {
    std::vector<std::vector<decimal::DecimalText>> rows;

    /// Throws Error("number.text") for what is no number, and for an empty list or row.
    static NumberList parse(std::string_view text);

    std::size_t count() const;

    /// The numbers row by row, for a value of this shape: rows and columns must fit, except that
    /// a vector may be typed in one row. Throws Error("given.shape", …) naming `name`.
    std::vector<decimal::DecimalText> fit(Shape shape, std::string_view name) const;
};

}  // namespace longhand
