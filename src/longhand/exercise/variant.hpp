#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "longhand/check/change.hpp"
#include "longhand/exercise/tolerance.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/replay/running_error.hpp"
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
    indistinct,    ///< a wrong method gives an answer that would be accepted
    outlier,       ///< more or less work than nearly all others
};
inline constexpr std::size_t rejection_count = 9;

/// "few_digits".
std::string_view name(Rejection rejection);

/// "an answer had fewer than three digits".
std::string words(Rejection rejection, text::Language language);

/// How many draws were rejected for which reason.
using Rejections = std::array<std::size_t, rejection_count>;

/// A wrong method that was used in one step of a calculation, and carried on.
struct Mistake {
    std::size_t item = 0;   ///< the step, of those of the exercise
    std::size_t value = 0;  ///< its first number that is wrong, of Questions::values
    check::NamedChange change;
    std::unordered_map<Node, replay::Number> values;  ///< what it gives
};

/// The values that drawn givens make of a calculation.
struct Variant {
    GivenNumbers numbers;                ///< of the givens that were drawn
    std::vector<replay::Number> values;  ///< one a node
    std::optional<Mistake> mistake = {};
    std::vector<Accepted> accepted = {};  ///< of the values asked for, once a rule judged them
};

/// The seed of draws that an exercise makes for itself: what it finds is the same for every class.
inline constexpr std::uint64_t own_seed = 0;

/// Whether two values are equal as far as anybody can tell.
bool are_equal(const replay::Number& a, const replay::Number& b);

/// True for exactly 0, 1 or −1.
bool is_trivial(const replay::Number& value);

/// Values as doubles with their errors, to screen.
std::vector<replay::Bounded> bounded(const std::vector<replay::Number>& values);

/// Whether the formula that gave a node decides between cases: 0 and 1 are decisions there.
bool decides(const Worksheet& worksheet, Node node);

/// Draws variants of one recorded calculation, in which some of its values are asked for.
class VariantSource {
  public:
    /// `answers` are the nodes asked for, with so many decimals; the worksheet must outlive this.
    /// Throws Error("variant.fixed") where no given may vary and Error("variant.range") for a range
    /// that holds no number.
    VariantSource(const Worksheet& worksheet, std::vector<Node> answers, int decimals);

    /// What a user of the source finds wrong with a variant, if anything.
    using Faults = std::function<std::optional<Rejection>(const Variant&)>;

    /// The variant that seed and key decide. Each given with a range is drawn from it, in the order
    /// of the worksheet, element by element; rejected draws are counted in `rejections`, each for
    /// the first reason that is found.
    /// What the calculation's own numbers have too (an answer of 0, two equal answers) is no reason
    /// to reject. Throws Error("variant.none"), with the most frequent reason, where a thousand
    /// draws give nothing.
    Variant draw(std::uint64_t seed, std::string_view key, Rejections& rejections,
                 const Faults& more = {}) const;

    /// The variant with these numbers, which draw() has given before. Throws Error("class.givens")
    /// where they are not those of the givens that vary.
    Variant again(const GivenNumbers& numbers) const;

    /// A variant's values where some nodes have other ones, from somebody's own calculation, and
    /// what follows from them.
    struct CarriedOn {
        std::vector<replay::Number> values;
        std::unordered_map<Node, replay::Number> expected;  ///< of those nodes: what follows there
    };
    CarriedOn carried_on(const Variant& variant,
                         const std::unordered_map<Node, replay::Number>& own) const;

    /// Whether every step has a value, and the calculation goes the same way, with these.
    bool can_be_worked_out(const CarriedOn& carried) const;

    /// Whether no answer has fewer than three digits, other than where the calculation's own
    /// numbers give that too.
    bool has_enough_digits(const Variant& variant) const;

    /// The first draw that has a value in every step, whatever else is wrong with it.
    Variant draw_any(std::uint64_t seed, std::string_view key) const;

  private:
    struct Range {
        std::string id;
        std::vector<std::size_t> places;  ///< of its elements among the record's givens
        decimal::Rational from, step;
        std::size_t count = 1;  ///< how many numbers there are
        int decimals = 0;
        replay::Bounded rough_from, rough_step;
    };

    template <class Acceptable>
    Variant first_draw(std::uint64_t seed, std::string_view key, Rejections& rejections,
                       bool is_screened, Acceptable acceptable) const;

    Variant variant_of(const std::vector<std::size_t>& drawn) const;
    std::vector<replay::Number> givens_of(const GivenNumbers& numbers) const;
    std::vector<replay::Bounded> rough_values(const std::vector<std::size_t>& drawn) const;
    std::optional<Rejection> certain_fault(const std::vector<replay::Bounded>& values) const;
    std::optional<Rejection> fault(const Variant& variant) const;
    std::vector<std::string> texts(const Variant& variant) const;
    bool has_few_digits(const replay::Number& value, const std::string& text) const;

    const Worksheet& worksheet_;
    std::vector<Node> answers_;
    int decimals_;
    std::vector<bool> decides_;  ///< an answer
    std::vector<Range> ranges_;
    std::vector<replay::Number> own_givens_;
    std::vector<replay::Bounded> own_rough_givens_;
    std::vector<std::size_t> own_saturated_;  ///< calls of functions
    std::vector<Node> own_ties_;
    std::vector<std::string> own_texts_;
    std::vector<bool> own_few_digits_;  ///< an answer, by the calculation's own numbers
};

}  // namespace longhand::exercise
