#include "longhand/scan/judgement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "longhand/check/judgement.hpp"
#include "longhand/check/reach.hpp"
#include "longhand/decimal/printed_number.hpp"
#include "longhand/decimal/rounding.hpp"
#include "longhand/language/evaluation.hpp"
#include "longhand/language/notation.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/text/error.hpp"

namespace longhand::scan {

namespace {

using decimal::Interval;
using decimal::PrintedNumber;
using language::Syntax;
using replay::Number;

constexpr std::array<std::string_view, 5> names{"holds", "rounded", "doubtful", "wrong",
                                                "undefined"};
constexpr int more_digits = 3;          // of values that are shown beside printed ones
constexpr double most_units_left = 10;  // of a result that printed digits before it would leave

/// Half a unit of the last digit.
decimal::Rational half_unit(const PrintedNumber& printed) {
    decimal::Rational half = {1, 2};
    for (int k = 0; k < printed.decimals.value_or(0); ++k)
        half /= 10;
    return half;
}

/// Both sides on one tape: a given for each number, one for all that are printed alike.
class Sides : public language::Names {
  public:
    explicit Sides(const Equality& equality) {
        gather(*equality.left.formula, true);
        gather(*equality.right.formula, false);
        const Recording recording(record_);
        for (auto& [text, number] : numbers_)
            number.real = RealAccess::at(record_, record_.given(decimal::DecimalText::parse(text)));
        left_ = nodes(named(*equality.left.formula), left_shape_);
        right_ = nodes(named(*equality.right.formula), right_shape_);
        values_ = replay::replay<replay::NumberArithmetic>(record_);
        for (const auto& [text, number] : numbers_)
            by_node_.emplace(number.real->node(), &number);
    }

    bool have_one_shape() const { return left_shape_ == right_shape_; }
    std::size_t size() const { return left_.size(); }
    Shape shape() const { return left_shape_; }
    Node left(std::size_t element) const { return left_[element]; }
    Node right(std::size_t element) const { return right_[element]; }
    const Number& value(Node node) const { return values_[node]; }

    /// The number that is printed there, and nothing else; none for a formula.
    const PrintedNumber* printed(Node node) const {
        const auto found = by_node_.find(node);
        return found == by_node_.end() ? nullptr : &found->second->printed;
    }

    /// Everything that honest work gives for a node, where numbers that stand on one side alone
    /// were rounded when they were printed.
    Interval reach(Node node, std::optional<int> decimals) const {
        return check::reach(
            {record_, decimals, [&](Node named) { return by_node_.contains(named); },
             [&](Node given) { return standing(given); },
             [&](Node at) -> std::optional<Interval> {
                 if (values_[at].trouble != replay::Trouble::none) return {};
                 return Interval::of(values_[at].decimal);
             }},
            node);
    }

    /// The most decimals of the numbers that stand on the right alone.
    std::optional<int> new_decimals() const {
        std::optional<int> most;
        for (const auto& [text, number] : numbers_) {
            if (number.is_left || !number.printed.decimals) continue;
            most = std::max(most.value_or(0), *number.printed.decimals);
        }
        return most;
    }

    bool has_only_whole_numbers() const {
        return std::ranges::none_of(
            numbers_, [](const auto& each) { return each.second.printed.decimals.has_value(); });
    }

    std::optional<language::Value> find(std::string_view name) const override {
        return *numbers_.find(name)->second.real;
    }
    std::vector<std::string> known() const override { return {}; }

  private:
    struct OfText {
        PrintedNumber printed;
        bool is_left = false, is_right = false;
        std::optional<Real> real = {};
    };

    void gather(const Syntax& formula, bool is_left) {
        if (formula.kind == Syntax::Kind::number) {
            OfText& number = numbers_[formula.text];
            number.printed = PrintedNumber::parse(formula.text);
            (is_left ? number.is_left : number.is_right) = true;
        }
        for (const Syntax& operand : formula.operands)
            gather(operand, is_left);
    }

    /// A whole exponent stays a number: a power by a value is another function.
    static Syntax named(Syntax formula) {
        if (formula.kind == Syntax::Kind::number) formula.kind = Syntax::Kind::name;
        const bool is_power = formula.text == "^" && formula.operands.size() == 2;
        for (std::size_t k = 0; k < formula.operands.size(); ++k) {
            Syntax& operand = formula.operands[k];
            const bool is_exponent = is_power && k == 1;
            if (is_exponent && operand.kind == Syntax::Kind::number) continue;
            const bool is_negative_exponent = is_exponent &&
                                              operand.kind == Syntax::Kind::negation &&
                                              operand.operands.front().kind == Syntax::Kind::number;
            if (is_negative_exponent)
                operand = {Syntax::Kind::number, "-" + operand.operands.front().text};
            else
                operand = named(std::move(operand));
        }
        return formula;
    }

    std::vector<Node> nodes(const Syntax& formula, Shape& shape) const {
        const language::Value value = language::evaluate(formula, *this);
        if (const auto* matrix = std::get_if<Matrix>(&value)) {
            shape = matrix->shape();
            std::vector<Node> result;
            for (const Real element : matrix->row_by_row())
                result.push_back(element.node());
            return result;
        }
        return {language::number(value).node()};
    }

    std::optional<Interval> standing(Node node) const {
        const auto found = by_node_.find(node);
        if (found == by_node_.end()) return {};
        const OfText& number = *found->second;
        const bool is_on_both_sides = number.is_left && number.is_right;
        if (is_on_both_sides || !number.printed.decimals) return Interval::of(number.printed.value);
        return Interval::around(number.printed.value, half_unit(number.printed));
    }

    Record record_;
    std::map<std::string, OfText, std::less<>> numbers_;
    std::map<Node, const OfText*> by_node_;
    std::vector<Node> left_, right_;
    Shape left_shape_, right_shape_;
    std::vector<Number> values_;
};

double unit(const PrintedNumber& printed) {
    return std::pow(10.0, -printed.decimals.value_or(0));
}

/// Of a whole number that is only said to be near, zeros at its end may stand for anything.
double approximate_unit(const PrintedNumber& printed) {
    double size = 1;
    if (printed.decimals || printed.value == 0) return unit(printed);
    for (decimal::Rational rest = printed.value / 10; boost::multiprecision::denominator(rest) == 1;
         rest /= 10)
        size *= 10;
    return size;
}

class Judge {
  public:
    explicit Judge(const Equality& equality) : equality_(equality), sides_(equality) {}

    EqualityJudgement judge() const {
        EqualityJudgement result;
        if (!sides_.have_one_shape()) {
            result.verdict = Verdict::undefined;
            return result;
        }
        for (std::size_t k = 0; k < sides_.size(); ++k) {
            result.elements.push_back(element(k));
            result.verdict = std::max(result.verdict, result.elements.back().verdict);
        }
        return result;
    }

  private:
    ElementJudgement element(std::size_t k) const {
        const Node left = sides_.left(k), right = sides_.right(k);
        ElementJudgement result;
        const Shape shape = sides_.shape();
        const auto columns = static_cast<std::size_t>(shape.columns);
        if (columns > 1)
            result.element = fmt::format("[{},{}]", k / columns + 1, k % columns + 1);
        else if (sides_.size() > 1)
            result.element = fmt::format("[{}]", k + 1);
        const Number &a = sides_.value(left), &b = sides_.value(right);
        if (a.trouble != replay::Trouble::none || b.trouble != replay::Trouble::none) {
            result.verdict = Verdict::undefined;
            return result;
        }
        const PrintedNumber* printed = sides_.printed(right);
        result.verdict = verdict(left, right, printed);
        const int decimals = printed ? printed->decimals.value_or(0) : 0;
        result.left = shown(a, decimals + more_digits);
        result.right = printed ? printed->text : shown(b, decimals + more_digits);
        if (printed) {
            result.should_be = replay::fixed(a, decimals);
            const double off = decimal::to_double(a.decimal) - decimal::to_double(b.decimal);
            result.units_off = std::abs(off) / unit(*printed);
        }
        return result;
    }

    Verdict verdict(Node left, Node right, const PrintedNumber* printed) const {
        const Number &a = sides_.value(left), &b = sides_.value(right);
        const Number off = replay::NumberArithmetic::subtract(a, b);
        if (off.trouble == replay::Trouble::none && off.decimal.is_zero()) return Verdict::holds;
        const bool rounds = printed && check::rounds_to(a, *printed, printed->decimals.value_or(0));
        if (rounds && printed->decimals) return Verdict::holds;
        if (printed && equality_.is_approximate) {
            const double distance = std::abs(decimal::to_double(off.decimal));
            if (distance <= approximate_unit(*printed) / 2) return Verdict::holds;
        }
        // Whole numbers and fractions of them are not rounded without a word.
        const bool is_whole = printed && !printed->decimals;
        if (is_whole && a.exact && sides_.has_only_whole_numbers())
            return rounds ? Verdict::doubtful : Verdict::wrong;
        const Interval of_left = sides_.reach(left, sides_.new_decimals());
        const Interval of_right = printed ? Interval::around(printed->value, half_unit(*printed))
                                          : sides_.reach(right, {});
        if (!meet(of_left, of_right)) return Verdict::wrong;
        const bool leaves_much =
            printed && printed->decimals && of_left.width() > most_units_left * unit(*printed);
        return leaves_much ? Verdict::doubtful : Verdict::rounded;
    }

    /// Without the zeros at its end.
    static std::string shown(const Number& value, int decimals) {
        std::string text = replay::fixed(value, decimals);
        if (text.find('.') == text.npos) return text;
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
        return text;
    }

    const Equality& equality_;
    Sides sides_;
};

}  // namespace

std::string_view name(Verdict verdict) {
    return names[static_cast<std::size_t>(verdict)];
}

EqualityJudgement judge(const Equality& equality) {
    try {
        return Judge(equality).judge();
    } catch (const Error&) {  // shapes that do not fit, numbers beyond all bounds
        return {Verdict::undefined, {}};
    }
}

namespace {

bool is_literal(const Syntax& formula) {
    const auto is_number = [](const Syntax& each) { return each.kind == Syntax::Kind::number; };
    return is_number(formula) || (formula.kind == Syntax::Kind::matrix &&
                                  std::ranges::all_of(formula.operands, is_number));
}

std::vector<Syntax*> literals(Syntax& formula) {
    if (is_literal(formula)) return {&formula};
    std::vector<Syntax*> result;
    for (Syntax& operand : formula.operands) {
        for (Syntax* each : literals(operand))
            result.push_back(each);
    }
    return result;
}

bool sides_are_matrices(const Equality& equality) {
    return Sides(equality).size() > 1;
}

/// The values of both sides, element by element; none where a side has no value.
std::optional<std::pair<std::vector<Number>, std::vector<Number>>> values(
    const Equality& equality) {
    const Sides sides(equality);
    if (!sides.have_one_shape()) return {};
    std::pair<std::vector<Number>, std::vector<Number>> result;
    for (std::size_t k = 0; k < sides.size(); ++k) {
        result.first.push_back(sides.value(sides.left(k)));
        result.second.push_back(sides.value(sides.right(k)));
    }
    return result;
}

std::optional<Correction> corrected(const Equality& equality) {
    using A = replay::NumberArithmetic;
    Equality changed = equality;
    Syntax left = *equality.left.formula;
    std::vector<std::string> known;
    for (const Syntax* each : literals(left))
        known.push_back(language::notation(*each));
    Syntax* found = nullptr;
    for (Syntax* each : literals(*changed.right.formula)) {
        // Another factor that stands there alone has been worked out on the left.
        if (std::ranges::find(known, language::notation(*each)) != known.end()) continue;
        if (each->kind == Syntax::Kind::number && sides_are_matrices(equality)) continue;
        if (found) return {};
        found = each;
    }
    if (!found || found == &*changed.right.formula) return {};
    const auto before = values(equality);
    if (!before) return {};
    const Syntax typed = *found;
    Syntax should_be = typed;
    const std::size_t count = before->first.size();
    for (std::size_t k = 0; k < count; ++k) {
        Syntax& number = typed.kind == Syntax::Kind::matrix ? found->operands.at(k) : *found;
        const std::string text = number.text;
        number.text = "1" + text;  // far enough away
        const auto after = values(changed);
        number.text = text;
        if (!after) return {};
        const Number moved = A::subtract(after->second[k], before->second[k]);
        const Number by = A::subtract(A::from_text(decimal::DecimalText::parse("1" + text)),
                                      A::from_text(decimal::DecimalText::parse(text)));
        const Number off = A::subtract(before->first[k], before->second[k]);
        const Number more = A::divide(A::multiply(off, by), moved);
        const Number wanted = A::add(A::from_text(decimal::DecimalText::parse(text)), more);
        if (wanted.trouble != replay::Trouble::none) return {};
        const int decimals = PrintedNumber::parse(text).decimals.value_or(0);
        (typed.kind == Syntax::Kind::matrix ? should_be.operands[k] : should_be).text =
            replay::fixed(wanted, decimals);
    }
    return Correction{language::notation(typed), language::notation(should_be)};
}

}  // namespace

std::optional<Correction> correction(const Equality& equality) {
    try {
        return corrected(equality);
    } catch (const Error&) {
        return {};
    }
}

}  // namespace longhand::scan
