#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/exercise/questions.hpp"
#include "longhand/exercise/tolerance.hpp"
#include "longhand/exercise/wrong_methods.hpp"

namespace longhand::exercise {

/// An answer that comes from a typical mistake.
struct WrongAnswer {
    std::string text;
    check::NamedChange change;
};

/// What is expected in a blank.
struct Answer {
    std::string text;
    Accepted accepted;
    std::vector<WrongAnswer> wrong;  ///< the most typical first
};

/// The rule that a sheet prints about rounding, and what it makes of answers: those of honest
/// calculations are accepted, those of wrong methods are not.
class Rule {
  public:
    /// Finds out which wrong methods matter: those that give another value in some draw. Where
    /// cases are decided most give the right one, and none is told apart. `shown` tells of each
    /// node what can be read from the sheet. Worksheet and questions must outlive this.
    Rule(const Worksheet& worksheet, const Questions& questions, std::vector<Shown> shown,
         bool has_numbers, const std::vector<Variant>& draws);

    /// Chooses how many decimals are kept on the way: the least of d, d + 1 and d + 2 at which one
    /// draw in four, or at least one in two hundred, tells every wrong method apart. Returns the
    /// draws that it looked at. Throws Error("sheet.indistinct") with the answer and the wrong
    /// method that no rule tells apart.
    std::vector<Variant> choose(const VariantSource& source);

    const Rounding& rounding() const { return rounding_; }

    /// What counts as right for each of the questions' values; none where a wrong method gives an
    /// answer that would be accepted.
    std::optional<std::vector<Accepted>> accepted_apart(const Variant& variant) const;

    /// What is expected for values of the questions, by their places.
    std::vector<Answer> answers(const Variant& variant, const std::vector<std::size_t>& values,
                                bool with_wrong) const;

    /// What can be read from the sheet, of each node.
    const std::vector<Shown>& shown() const { return shown_; }

    /// The first wrong method that would be accepted for one of the questions' values, where the
    /// values before it are these, and what counts as right is this.
    std::optional<std::size_t> accepted_method(const std::vector<replay::Number>& values,
                                               std::size_t value, const Accepted& right) const;

    /// Whether somebody who made a mistake could work on with it.
    using Possible = std::function<bool(const Mistake&)>;

    /// A possible wrong method that was used in one step, as seed and key decide. Throws
    /// Error("sheet.no_mistake") where there is none.
    Mistake mistake(const Variant& variant, std::uint64_t seed, std::string_view key,
                    const Possible& is_possible) const;

  private:
    std::optional<Mistake> mistake_by(const Variant& variant, std::size_t chosen,
                                      std::size_t method) const;
    /// An answer that is accepted though it should not be: of which value, by which wrong method;
    /// none where rounding alone can give any number.
    struct Indistinct {
        std::size_t value;
        std::optional<std::size_t> method;
        friend auto operator<=>(const Indistinct&, const Indistinct&) = default;
    };

    const WrongMethods& methods_of(std::size_t value) const;
    std::optional<replay::Number> wrong_value(std::size_t value, std::size_t method,
                                              const std::vector<replay::Number>& values) const;
    std::optional<std::size_t> screened_method(const std::vector<replay::Number>& values,
                                               const std::vector<replay::Bounded>& rough,
                                               std::size_t value, const Accepted& right) const;
    /// What is found first, from this value on; `accepted` gets what counts as right.
    std::optional<Indistinct> indistinct(const Variant& variant, Rounding rounding,
                                         std::size_t first, std::vector<Accepted>& accepted) const;
    [[noreturn]] void report(const Indistinct& found) const;
    std::vector<WrongAnswer> wrong_answers(const Variant& variant, std::size_t value,
                                           const Accepted& right) const;

    const Worksheet& worksheet_;
    const Questions& questions_;
    std::vector<Shown> shown_;
    Rounding rounding_;
    std::map<std::size_t, WrongMethods> wrong_;      ///< by items
    std::vector<std::vector<std::size_t>> methods_;  ///< of each value: those that matter for it
};

}  // namespace longhand::exercise
