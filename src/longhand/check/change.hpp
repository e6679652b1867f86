#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/text/language.hpp"

namespace longhand::check {

/// What may have gone wrong in a formula.
enum class Change : std::uint8_t {
    older_version,       ///< a value from before its last update was used
    newer_version,       ///< a value was used after an update that comes later
    transposed_element,  ///< row and column of an element were exchanged
    neighbour_element,   ///< the element beside it was used
    sign,
    swapped_operands,  ///< b − a for a − b, b / a for a / b
    left_out,          ///< a term or factor
    undivided,         ///< a division was left out: a total, not averaged
    doubled,           ///< a term or factor was counted twice
    function_left_out,
    function_doubled,
    other_function,
    decimal_point,   ///< slipped by one or two places
    swapped_digits,  ///< two neighbouring digits of the result exchanged
    wrong_digit,     ///< one digit of the result mistyped
};

std::string_view name(Change change);

/// A change with what it is about.
struct NamedChange {
    Change kind = Change::sign;
    std::vector<std::string> what = {};  ///< what was changed, as formulas show it: w5 and w6
    std::string other = {};  ///< what was used for it: another function; the step of an update

    friend bool operator==(const NamedChange&, const NamedChange&) = default;
};

/// "w5, w6".
std::string listed(const std::vector<std::string>& symbols, text::Language language);

/// "the sign of w5·i1 is wrong".
std::string sentence(const NamedChange& change, text::Language language);

}  // namespace longhand::check
