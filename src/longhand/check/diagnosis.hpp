#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/replay/number.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::check {

struct Judgement;
class ReplacedValues;

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

/// One change that gives what is printed.
struct Explanation {
    Change change = Change::sign;
    std::string what;   ///< what was changed, as formulas show it: "w5, w6"
    std::string other;  ///< what was used for it: another function; the step of an update
    double bits = 0;    ///< how much more likely than chance, log2
};

/// What may explain a fault: found by trying every change, never by a table of known answers.
struct Diagnosis {
    std::vector<Explanation> explanations;  ///< the likeliest first; empty: unexplained
    std::size_t tried = 0;                  ///< how many changes were tried

    /// Whether the first explanation may be stated: chance would hardly give it (7 bits), and no
    /// other one comes close (3 bits).
    bool is_certain() const;
};

struct DiagnosisQuestion {
    const Worksheet& worksheet;
    const std::vector<replay::Number>& values;  ///< the true ones
    const ReplacedValues& printed;              ///< as they follow from what is printed
    std::function<bool(Node)> is_printed;       ///< formulas are opened down to such values
    std::vector<const Judgement*> faulty;       ///< numbers of one step
    std::vector<const Judgement*> sound;        ///< other printed elements of it
};

/// Looks for one change of the step's formula, the same for all its elements, that gives every
/// faulty number and leaves every sound one as it is: with the operands as printed, then with the
/// true ones, then with any that rounding allows.
Diagnosis diagnose(const DiagnosisQuestion& question);

}  // namespace longhand::check
