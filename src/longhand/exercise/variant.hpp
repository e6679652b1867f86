#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/replay/number.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::exercise {

/// Why drawn numbers make no good exercise.
enum class Rejection : unsigned char {
    no_value,      ///< a step has none: a division by zero, the logarithm of a negative number
    other_passes,  ///< a loop would make another number of passes
    tie,           ///< both sides of a comparison are equal
    saturated,     ///< a smooth unit hardly answers to its input
    trivial,       ///< an answer is 0, 1 or −1, and no decision between cases gave it
    equal,         ///< two answers look the same
    few_digits,    ///< an answer has fewer than three significant digits
};
inline constexpr std::size_t rejection_count = 7;

/// "few_digits".
std::string_view name(Rejection rejection);

/// How many draws were rejected for which reason.
using Rejections = std::array<std::size_t, rejection_count>;

/// A calculation with other givens.
struct Variant {
    GivenNumbers numbers;  ///< of the givens that were drawn
    Worksheet worksheet;
    std::vector<replay::Number> values;  ///< one a node
};

/// Draws variants of one calculation, in which some of its values are asked for.
class VariantSource {
  public:
    using Calculation = std::function<void(Worksheet&)>;

    /// `answers` are ids of entries or elements, asked for with so many decimals.
    /// Throws Error("variant.fixed") where no given may vary, Error("variant.range") for a range
    /// that holds no number, and Error("id.…") for unknown answers.
    VariantSource(Calculation calculation, std::vector<std::string> answers, int decimals);

    /// The variant that seed and key decide. Each given with a range is drawn from it, in the order
    /// of the worksheet, element by element; rejected draws are counted in `rejections`.
    /// What the calculation's own numbers have too (an answer of 0, two equal answers) is no reason
    /// to reject. Throws Error("variant.none"), with the most frequent reason, where a thousand
    /// draws give nothing.
    Variant draw(std::uint64_t seed, std::string_view key, Rejections& rejections) const;

  private:
    struct Range {
        std::string id;
        std::size_t elements = 1;
        decimal::Rational from, step;
        std::size_t count = 1;  ///< how many numbers there are
        int decimals = 0;
    };

    /// What numbers make of the calculation.
    struct Answers {
        std::vector<Node> nodes;
        std::vector<std::string> texts;  ///< to the decimals that are asked for
    };

    Answers answers_of(const Worksheet& worksheet, const std::vector<replay::Number>& values) const;
    std::vector<Rejection> faults(const Variant& variant) const;
    bool has_few_digits(const replay::Number& value, const std::string& text) const;

    Calculation calculation_;
    std::vector<std::string> ids_;
    int decimals_;
    std::vector<Range> ranges_;
    Answers own_;
    std::vector<int> own_passes_;       ///< of the loops
    std::vector<bool> has_few_digits_;  ///< an answer, by the calculation's own numbers
};

}  // namespace longhand::exercise
