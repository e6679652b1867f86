#include "longhand/exercise/marking/marker.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <set>
#include <unordered_map>

#include "longhand/check/diagnosis.hpp"
#include "longhand/check/judgement.hpp"
#include "longhand/check/replaced_values.hpp"
#include "longhand/decimal/rounding.hpp"
#include "longhand/record/structural_order.hpp"

namespace longhand::exercise {

namespace {

using decimal::Rational;
using replay::Number;

constexpr std::array<std::string_view, 7> names{"right", "follows",    "imprecise", "slip",
                                                "wrong", "unreadable", "empty"};
constexpr int fewest_kept = 1;  // decimals, of somebody who rounded too early
constexpr int too_early = 2;    // decimals less than the sheet asks to keep

/// An answer in units of the last decimal asked for, rounded half away from zero.
decimal::Integer units(const TypedAnswer& answer, int decimals) {
    return units_of(decimal::fixed(answer.number->value, decimals), decimals);
}

/// Whether an answer has fewer decimals than are asked for, and is no fraction.
bool is_short(const TypedAnswer& answer, int decimals) {
    const bool is_fraction = answer.number->text.find('/') != std::string::npos;
    return !is_fraction && answer.number->decimals.value_or(0) < decimals;
}

/// Whether an answer is accepted. Zeros at the end may be left out: 0.74 for 0.7400, and for no
/// other number.
bool holds(const Accepted& accepted, const TypedAnswer& answer, const decimal::Integer& right) {
    if (answer.form != AnswerForm::number || !accepted.is_bounded()) return false;
    const decimal::Integer typed = units(answer, accepted.decimals);
    return is_short(answer, accepted.decimals) ? typed == right : accepted.holds(typed);
}

bool is_slip(check::Change change) {
    return change == check::Change::swapped_digits || change == check::Change::wrong_digit ||
           change == check::Change::decimal_point;
}

/// Judges the wrong answers of one student.
class Judge {
  public:
    Judge(const Exercise& exercise, const Variant& variant, std::vector<BlankMark>& marks)
        : exercise_(exercise),
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

  private:
    /// A wrong number that a later right answer cannot come from was a slip of the pen: the student
    /// went on with the right one.
    void leave_out_what_was_not_used() {
        std::vector<std::size_t> unused;
        for (std::size_t k = 0; k < marks_.size(); ++k) {
            if (marks_[k].outcome == Outcome::wrong && had_the_right_number(k)) unused.push_back(k);
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

    std::vector<Node> below(std::size_t blank) const {
        return structural_order(worksheet_.tape_record().tape(), {node(blank)},
                                [](Node) { return false; });
    }

    bool depends_on(std::size_t blank, Node other) const {
        const std::vector<Node> all = below(blank);
        return other != node(blank) && std::ranges::find(all, other) != all.end();
    }

    bool depends_on_own(std::size_t blank) const {
        return std::ranges::any_of(
            below(blank), [&](Node other) { return other != node(blank) && own_.contains(other); });
    }

    /// The values before a blank as the student has them, its own as it follows from them.
    std::vector<Number> values_before(std::size_t blank) const {
        std::vector<Number> values = carried_.values;
        values[node(blank)] = expected(blank);
        return values;
    }

    std::optional<Accepted> accepted(std::size_t blank, const std::vector<Number>& values,
                                     int kept) const {
        const Rounding rounding{exercise_.rounding().decimals, kept};
        std::vector<Shown> shown = shown_;
        shown[node(blank)] = exercise_.rule().shown()[node(blank)];
        const Accepted right = Tolerance(worksheet_, values, shown).accepted(node(blank), rounding);
        if (!right.is_bounded()) return {};
        if (exercise_.rule().accepted_method(values, blank, right)) return {};
        return right;
    }

    bool follows(std::size_t blank) const {
        const std::optional<Accepted> right =
            accepted(blank, values_before(blank), exercise_.rounding().kept);
        return right && holds(*right, marks_[blank].answer, own_units(blank));
    }

    bool is_imprecise(std::size_t blank) const {
        const TypedAnswer& answer = marks_[blank].answer;
        const Number& own = expected(blank);
        const int decimals = exercise_.rounding().decimals;
        if (is_short(answer, decimals)) {
            const int typed = answer.number->decimals.value_or(0);
            const bool is_rounded = typed > 0 && decimal::fixed(answer.number->value, typed) ==
                                                     replay::fixed(own, typed);
            return is_rounded && answer.number->value != 0;
        }
        const std::vector<Number> values = values_before(blank);
        for (int kept = exercise_.rounding().kept - 1;
             kept >= std::max(fewest_kept, exercise_.rounding().kept - too_early); --kept) {
            const std::optional<Accepted> wide = accepted(blank, values, kept);
            if (wide && holds(*wide, answer, own_units(blank))) return true;
        }
        return false;
    }

    // Causes --------------------------------------------------------------------------------------

    /// What went wrong in a step: one change for all its wrong elements.
    void explain(const Item& item) {
        std::deque<Claim> claims;
        std::deque<check::Judgement> judgements;
        std::vector<const check::Judgement*> faulty, sound;
        std::vector<std::size_t> wrong;
        for (const std::size_t blank : item.values) {
            const BlankMark& mark = marks_[blank];
            const bool is_wrong = mark.outcome == Outcome::wrong;
            if (!is_wrong && mark.outcome != Outcome::right) continue;
            if (expected(blank).trouble != replay::Trouble::none) continue;
            Claim& claim = claims.emplace_back();
            claim.step = mark.id;
            claim.printed = {*mark.answer.number};
            if (!mark.answer.number->decimals) claim.decimals = exercise_.rounding().decimals;
            check::Judgement& judgement = judgements.emplace_back();
            judgement.claim = &claim;
            judgement.node = node(blank);
            judgement.true_value = variant_.values[node(blank)];
            judgement.as_printed = judgement.mended = expected(blank);
            const double value = decimal::to_double(expected(blank).decimal);
            judgement.reach = {value, value};
            (is_wrong ? faulty : sound).push_back(&judgement);
            if (is_wrong) wrong.push_back(blank);
        }
        if (faulty.empty()) return;
        const check::ReplacedValues printed(carried_.values);
        const check::Diagnosis diagnosis = check::diagnose(
            {worksheet_, variant_.values, printed,
             [&](Node other) {
                 return shown_[other].is_shown ||
                        std::ranges::any_of(questions_.values, [&](const AskedValue& value) {
                            return value.node == other;
                        });
             },
             faulty, sound});
        const bool may_be_slip = !diagnosis.explanations.empty() &&
                                 is_slip(diagnosis.explanations.front().change.kind) &&
                                 std::ranges::all_of(wrong, [&](std::size_t blank) {
                                     return had_right_.contains(blank);
                                 });
        if (!diagnosis.is_certain() && !may_be_slip) return;
        for (const std::size_t blank : wrong) {
            marks_[blank].cause = diagnosis.explanations.front().change;
            if (is_slip(marks_[blank].cause->kind)) marks_[blank].outcome = Outcome::slip;
        }
    }

    /// Whether a later answer is right that would be another one from what is typed here.
    bool had_the_right_number(std::size_t blank) const {
        for (std::size_t later = blank + 1; later < marks_.size(); ++later) {
            if (marks_[later].outcome != Outcome::right) continue;
            const Number& own = carried_.values[node(later)];
            const bool is_other =
                own.trouble != replay::Trouble::none ||
                replay::fixed(own, exercise_.rounding().decimals) != marks_[later].expected;
            if (is_other && depends_on(later, node(blank))) return true;
        }
        return false;
    }

    const Exercise& exercise_;
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

std::string_view name(Outcome outcome) {
    return names[static_cast<std::size_t>(outcome)];
}

std::vector<BlankMark> Marker::mark(const std::vector<StoredBlank>& blanks,
                                    const std::vector<TypedAnswer>& answers,
                                    const std::function<Variant()>& variant,
                                    bool with_causes) const {
    std::vector<BlankMark> marks;
    for (std::size_t k = 0; k < blanks.size(); ++k) {
        const auto own_marks = scheme_.marks.find(blanks[k].id);
        BlankMark mark{
            blanks[k].id, answers[k], Outcome::wrong, 0, blanks[k].marks, blanks[k].value, {}, {}};
        if (own_marks != scheme_.marks.end()) mark.possible = own_marks->second;
        if (answers[k].form == AnswerForm::empty)
            mark.outcome = Outcome::empty;
        else if (answers[k].form != AnswerForm::number)
            mark.outcome = Outcome::unreadable;
        else if (holds(blanks[k].accepted, answers[k],
                       units_of(blanks[k].value, blanks[k].accepted.decimals)))
            mark.outcome = Outcome::right;
        marks.push_back(std::move(mark));
    }
    const bool has_wrong = std::ranges::any_of(
        marks, [](const BlankMark& mark) { return mark.outcome == Outcome::wrong; });
    if (has_wrong && exercise_.options().kind == Kind::number)
        Judge(exercise_, variant(), marks).judge(with_causes);
    for (BlankMark& mark : marks) {
        const Rational share = mark.outcome == Outcome::right       ? 1
                               : mark.outcome == Outcome::follows   ? scheme_.follows
                               : mark.outcome == Outcome::imprecise ? scheme_.imprecise
                               : mark.outcome == Outcome::slip      ? scheme_.slip
                                                                    : Rational(0);
        mark.earned = share * mark.possible;
    }
    return marks;
}

}  // namespace longhand::exercise
