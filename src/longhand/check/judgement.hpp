#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/decimal/interval.hpp"
#include "longhand/decimal/rounding.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/worksheet/claim.hpp"

namespace longhand::check {

/// True for a value that there is and that can be written down.
bool is_writable(const replay::Number& value);

/// A value as a document would print it, with so many decimals; without, exactly or with six
/// digits. Empty where there is no value.
std::string printed_as(const replay::Number& value, std::optional<int> decimals);

/// What is said of a printed number; the first that applies.
enum class Verdict : std::uint8_t {
    exact,            ///< the true value rounds to it
    carried,          ///< it follows from what is printed, or would be printed, before it
    truncated,        ///< one of these values is cut off instead of rounded
    within_rounding,  ///< rounding on the way can give it
    undecided,        ///< so much rounding is possible on the way that it says nothing
    faulty,           ///< none of these
};

/// "exact", "within_rounding", …, as claim files and reports write it.
std::string_view name(Verdict verdict);
std::optional<Verdict> verdict_named(std::string_view name);

/// All of them, for messages.
std::string verdict_names();

/// What a printed number says of a fault before it.
enum class Flag : std::uint8_t {
    none,
    coincidence,     ///< right, though a faulty number before it should have made it wrong
    not_carried_on,  ///< a faulty number before it was not used: a misprint there
};

/// What the record says of one printed number.
struct Judgement {
    const Claim* claim = nullptr;
    std::size_t element = 0;  ///< which of the claim's numbers, row by row
    Node node = no_node;
    bool is_standing = false;  ///< what it prints is what feeds the steps after it

    Verdict verdict = Verdict::faulty;
    std::optional<decimal::Rounding> rounding;  ///< how the value was rounded, where one fits
    Flag flag = Flag::none;
    std::vector<std::size_t> roots;  ///< the faults without which it would be another number

    replay::Number true_value;  ///< from the givens as typed, at full precision
    replay::Number as_printed;  ///< from the standing values of its ancestors
    replay::Number mended;      ///< from those with every fault before it put right
    decimal::Interval reach;    ///< all that anybody could honestly get

    const decimal::PrintedNumber& printed() const { return claim->printed[element]; }
    /// To how many decimals it claims its value; none if exactly.
    std::optional<int> decimals() const {
        return claim->decimals ? claim->decimals : printed().decimals;
    }
    /// What should stand there: the mended value at its own decimals.
    std::string should_be() const;
};

/// How `value` rounds to what is printed with so many decimals: half up, or only half to even; none
/// where it does not. Without decimals the value must be exactly the printed one.
std::optional<decimal::Rounding> rounds_to(const replay::Number& value,
                                           const decimal::PrintedNumber& printed,
                                           std::optional<int> decimals);

/// Whether what is printed is the value cut off, not rounded, to so many decimals.
bool is_cut_off(const replay::Number& value, const decimal::PrintedNumber& printed,
                std::optional<int> decimals);

}  // namespace longhand::check
