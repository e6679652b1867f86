#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "longhand/decimal/printed_number.hpp"
#include "longhand/replay/number.hpp"

namespace longhand::book {

/// A number as somebody typed it in prose.
struct TypedNumber {
    decimal::PrintedNumber printed;
    std::size_t line = 0;  ///< how many lines of the text stand above it

    /// Whether this is the value, be its sign what it may, to somebody who rounds it to the digits
    /// that are typed: 0.19, .191 and 19.1 % for 0.191. Fractions, and whole numbers of two digits,
    /// say the exact value.
    bool stands_for(const replay::Number& value) const;
};

/// The numbers of a text that could be copied from a calculation: those with a decimal point, with
/// an exponent and in per cent, fractions, and all others of two digits or more; in full-width
/// characters, too, in groups of three digits, and in the formulas of TeX. None are names (w12),
/// indices (`E[10]`), the numbers of documents (002) and versions (1.2.3), years, and constants of
/// mathematics: 1/2, and a fraction that is one character (¼).
std::vector<TypedNumber> typed_numbers(std::string_view text);

}  // namespace longhand::book
