#include "longhand/exercise/marking/wrong_answers.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <set>
#include <unordered_map>

#include "longhand/check/diagnosis.hpp"
#include "longhand/check/judgement.hpp"
#include "longhand/check/replaced_values.hpp"
#include "longhand/decimal/rounding.hpp"

namespace longhand::exercise {

namespace {

using replay::Number;

constexpr int fewest_kept = 1;     // decimals, of somebody who rounded too early
constexpr int too_early = 2;       // decimals less than the sheet asks to keep
constexpr int fewest_typed = 2;    // significant digits of an answer that is right but short
constexpr int fewest_slipped = 3;  // and of one that may be mistyped

/// Whether a change is one of the digits that were written down.
bool is_of_digits(check::Change change) {
    return change == check::Change::swapped_digits || change == check::Change::wrong_digit;
}

/// Whether a number has so many digits, zeros at both ends apart, that one of them can be mistyped.
bool has_enough_digits(const std::string& text, int least) {
    std::string digits = text;
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    const std::size_t first = digits.find_first_not_of('0');
    if (first == digits.npos) return false;
    return static_cast<int>(digits.find_last_not_of('0') - first) + 1 >= least;
}

/// Judges the wrong answers of one student.
class Judge {
  public:
    Judge(const Exercise& exercise, const Dependences& depends, const Variant& variant,
          std::vector<BlankMark>& marks)
        : exercise_(exercise),
          depends_(depends),
          worksheet_(exercise.worksheet()),
          questions_(exercise.questions()),
          variant_(variant),
          marks_(marks),
          shown_(exercise.rule().shown()) {
        for (std::size_t k = 0; k < marks_.size(); ++k) {
            const TypedAnswer& answer = marks_[k].answer;
            if (marks_[k].outcome != Outcome::wrong) continue;
            own_.emplace(node(k), replay::NumberArithmetic::from_exact(answer.number->value));
            shown_[node(k)] = {true, answer.number->decimals, true};
        }
        carried_ = exercise.source().carried_on(variant, own_);
        leave_out_what_was_not_used();
    }

    void judge(bool with_causes) {
        for (std::size_t k = 0; k < marks_.size(); ++k) {
            BlankMark& mark = marks_[k];
            if (mark.outcome != Outcome::wrong) continue;
            const Number& own = expected(k);
            if (own.trouble != replay::Trouble::none) continue;
            const std::string text = replay::fixed(own, exercise_.rounding().decimals);
            if (text != mark.expected) mark.from_own = text;
            if (depends_on_own(k) && follows(k)) {
                mark.outcome = Outcome::follows;
            } else if (is_imprecise(k)) {
                mark.outcome = Outcome::imprecise;
            }
        }
        if (!with_causes) return;
        for (const Item& item : questions_.items)
            explain(item);
    }

    /// What a step gives from the student's own numbers, to the decimals asked for; empty where it
    /// has no value.
    std::string following(std::size_t blank) const {
        const Number& own = expected(blank);
        return own.trouble == replay::Trouble::none
                   ? replay::fixed(own, exercise_.rounding().decimals)
                   : std::string();
    }

  private:
    /// A wrong number that a later right answer cannot come from was a slip of the pen: the student
    /// went on with the right one, unless another answer shows that it was used.
    void leave_out_what_was_not_used() {
        std::vector<std::size_t> unused;
        for (std::size_t k = 0; k < marks_.size(); ++k) {
            const bool is_wrong = marks_[k].outcome == Outcome::wrong;
            if (is_wrong && had_the_right_number(k) && !was_used(k)) unused.push_back(k);
        }
        if (unused.empty()) return;
        for (const std::size_t k : unused) {
            own_.erase(node(k));
            shown_[node(k)] = exercise_.rule().shown()[node(k)];
        }
        had_right_.insert(unused.begin(), unused.end());
        carried_ = exercise_.source().carried_on(variant_, own_);
    }

    Node node(std::size_t blank) const { return questions_.values[blank].node; }

    /// What the step gives from the student's own numbers.
    const Number& expected(std::size_t blank) const {
        const auto found = carried_.expected.find(node(blank));
        return found == carried_.expected.end() ? carried_.values[node(blank)] : found->second;
    }

    decimal::Integer own_units(std::size_t blank) const {
        return units_of(expected(blank), exercise_.rounding().decimals);
    }

    bool depends_on_own(std::size_t blank) const {
        for (std::size_t other = 0; other < marks_.size(); ++other) {
            if (depends_[blank][other] && own_.contains(node(other))) return true;
        }
        return false;
    }

    /// The values before a blank as the student has them, its own as it follows from them.
    std::vector<Number> values_before(std::size_t blank) const {
        std::vector<Number> values = carried_.values;
        values[node(blank)] = expected(blank);
        return values;
    }

    /// How somebody goes on from the answers before.
    enum class Reading {
        rounded,    ///< from the own wrong ones, or from what they were rounded from
        as_typed,   ///< from the own wrong ones as they stand, digit for digit
        right_too,  ///< from all of them, the right ones too: roundings on the way begin there
    };

    /// What honest work gives from these values.
    Accepted reachable(std::size_t blank, const std::vector<Number>& values, int kept,
                       Reading reading = Reading::rounded) const {
        std::vector<Shown> shown = shown_;
        for (std::size_t k = 0; k < blank; ++k) {
            if (reading == Reading::right_too && marks_[k].outcome == Outcome::right)
                shown[node(k)] = {true, exercise_.rounding().decimals, true};
            if (reading == Reading::as_typed && own_.contains(node(k)))
                shown[node(k)] = {true, {}, true};
        }
        shown[node(blank)] = exercise_.rule().shown()[node(blank)];
        return Tolerance(worksheet_, values, shown)
            .accepted(node(blank), {exercise_.rounding().decimals, kept});
    }

    /// The same, if no wrong method gives it too.
    std::optional<Accepted> accepted(std::size_t blank, const std::vector<Number>& values, int kept,
                                     Reading reading = Reading::rounded) const {
        const Accepted right = reachable(blank, values, kept, reading);
        if (!right.is_bounded()) return {};
        if (exercise_.rule().accepted_method(values, blank, right)) return {};
        return right;
    }

    /// Whether an answer cannot come from the student's own numbers.
    bool contradicts(std::size_t blank) const {
        if (expected(blank).trouble != replay::Trouble::none) return true;
        const Accepted right = reachable(blank, values_before(blank), exercise_.rounding().kept);
        return right.is_bounded() && !holds(right, marks_[blank].answer, own_units(blank));
    }

    bool follows(std::size_t blank) const {
        if (expected(blank).trouble != replay::Trouble::none) return false;
        const std::vector<Number> values = values_before(blank);
        // A short number leaves room for wrong methods that its digits alone do not.
        return std::ranges::any_of(
            std::array{Reading::rounded, Reading::as_typed}, [&](Reading reading) {
                const std::optional<Accepted> right =
                    accepted(blank, values, exercise_.rounding().kept, reading);
                return right && holds(*right, marks_[blank].answer, own_units(blank));
            });
    }

    bool is_imprecise(std::size_t blank) const {
        const TypedAnswer& answer = marks_[blank].answer;
        const Number& own = expected(blank);
        const int decimals = exercise_.rounding().decimals;
        if (is_short(answer, decimals)) {
            const int typed = answer.number->decimals.value_or(0);
            const bool is_rounded = typed > 0 && decimal::fixed(answer.number->value, typed) ==
                                                     replay::fixed(own, typed);
            return is_rounded && has_enough_digits(answer.number->text, fewest_typed);
        }
        const std::vector<Number> values = values_before(blank);
        for (int kept = exercise_.rounding().kept - 1;
             kept >= std::max(fewest_kept, exercise_.rounding().kept - too_early); --kept) {
            const std::optional<Accepted> wide = accepted(blank, values, kept, Reading::right_too);
            if (wide && holds(*wide, answer, own_units(blank))) return true;
        }
        return false;
    }

    // Causes --------------------------------------------------------------------------------------

    /// What went wrong in a step: one change for all its wrong elements, or for each by itself.
    void explain(const Item& item) {
        std::vector<std::size_t> wrong, sound;
        for (const std::size_t blank : item.values) {
            const BlankMark& mark = marks_[blank];
            if (expected(blank).trouble != replay::Trouble::none) continue;
            if (mark.outcome == Outcome::right) sound.push_back(blank);
            // What follows, but cannot be told from a wrong method, has no cause.
            // Nor has 0, which somebody types who has no number.
            const bool is_zero = mark.answer.number && mark.answer.number->value == 0;
            if (mark.outcome == Outcome::wrong && !is_what_follows(blank) && !is_zero)
                wrong.push_back(blank);
        }
        if (wrong.empty()) return;
        const check::Diagnosis of_all = diagnose(wrong, sound);
        const bool is_of_formula =
            of_all.is_certain() && !is_of_digits(of_all.explanations.front().change.kind);
        for (const std::size_t blank : wrong) {
            if (is_of_formula) {
                marks_[blank].cause = of_all.explanations.front().change;
                continue;
            }
            const check::Diagnosis alone = diagnose({blank}, {});
            if (alone.explanations.empty()) continue;
            const check::NamedChange& change = alone.explanations.front().change;
            const bool is_slip = is_of_digits(change.kind);
            if (is_slip && !may_be_mistyped(blank, alone)) continue;
            if (!alone.is_certain() && !(is_slip && had_right_.contains(blank))) continue;
            marks_[blank].cause = change;
            if (is_slip) marks_[blank].outcome = Outcome::slip;
        }
    }

    bool is_what_follows(std::size_t blank) const {
        const TypedAnswer& answer = marks_[blank].answer;
        return depends_on_own(blank) && expected(blank).trouble == replay::Trouble::none &&
               units(answer, exercise_.rounding().decimals) == own_units(blank);
    }

    /// A digit is mistyped only where no change of the formula gives the number, and the number is
    /// no decision.
    bool may_be_mistyped(std::size_t blank, const check::Diagnosis& diagnosis) const {
        const bool has_formula = std::ranges::any_of(
            diagnosis.explanations,
            [](const check::Explanation& each) { return !is_of_digits(each.change.kind); });
        const std::string text = replay::fixed(expected(blank), exercise_.rounding().decimals);
        return !has_formula && has_enough_digits(text, fewest_slipped) &&
               !decides(worksheet_, node(blank));
    }

    check::Diagnosis diagnose(const std::vector<std::size_t>& wrong,
                              const std::vector<std::size_t>& right) const {
        std::deque<Claim> claims;
        std::deque<check::Judgement> judgements;
        const auto judgement_of = [&](std::size_t blank) {
            const TypedAnswer& answer = marks_[blank].answer;
            Claim& claim = claims.emplace_back();
            claim.step = marks_[blank].id;
            claim.printed = {*answer.number};
            if (!answer.number->decimals) claim.decimals = exercise_.rounding().decimals;
            check::Judgement& judgement = judgements.emplace_back();
            judgement.claim = &claim;
            judgement.node = node(blank);
            judgement.true_value = variant_.values[node(blank)];
            judgement.as_printed = judgement.mended = expected(blank);
            const double value = decimal::to_double(expected(blank).decimal);
            judgement.reach = {value, value};
            return &judgement;
        };
        std::vector<const check::Judgement*> faulty, sound;
        for (const std::size_t blank : wrong)
            faulty.push_back(judgement_of(blank));
        for (const std::size_t blank : right)
            sound.push_back(judgement_of(blank));
        const check::ReplacedValues printed(carried_.values);
        return check::diagnose({worksheet_, variant_.values, printed,
                                [&](Node other) {
                                    return shown_[other].is_shown ||
                                           std::ranges::any_of(questions_.values,
                                                               [&](const AskedValue& value) {
                                                                   return value.node == other;
                                                               });
                                },
                                faulty, sound});
    }

    /// Whether a later wrong answer is what follows from what is typed here.
    bool was_used(std::size_t blank) const {
        for (std::size_t later = blank + 1; later < marks_.size(); ++later) {
            const bool is_wrong = marks_[later].outcome == Outcome::wrong;
            if (is_wrong && depends_[later][blank] && is_what_follows(later)) return true;
        }
        return false;
    }

    /// Whether a later answer is right that would be another one from what is typed here.
    bool had_the_right_number(std::size_t blank) const {
        for (std::size_t later = blank + 1; later < marks_.size(); ++later) {
            if (marks_[later].outcome != Outcome::right) continue;
            if (depends_[later][blank] && contradicts(later)) return true;
        }
        return false;
    }

    const Exercise& exercise_;
    const Dependences& depends_;
    const Worksheet& worksheet_;
    const Questions& questions_;
    const Variant& variant_;
    std::vector<BlankMark>& marks_;
    std::vector<Shown> shown_;              ///< the student's own wrong numbers too
    std::unordered_map<Node, Number> own_;  ///< wrong answers that the student went on with
    std::set<std::size_t> had_right_;       ///< wrong ones that were only written down so
    VariantSource::CarriedOn carried_;
};

}  // namespace

void judge_wrong_answers(const Exercise& exercise, const Dependences& depends,
                         const Variant& variant, bool with_causes, std::vector<BlankMark>& marks) {
    Judge(exercise, depends, variant, marks).judge(with_causes);
}

std::string following(const Exercise& exercise, const Dependences& depends, const Variant& variant,
                      std::vector<BlankMark> marks, std::size_t blank) {
    return Judge(exercise, depends, variant, marks).following(blank);
}

}  // namespace longhand::exercise
