#include "longhand/scan/judgement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "longhand/check/judgement.hpp"
#include "longhand/decimal/rounding.hpp"
#include "longhand/record/named_constant.hpp"
#include "longhand/scan/literals.hpp"
#include "longhand/scan/sides.hpp"
#include "longhand/scan/tex_numbers.hpp"
#include "longhand/text/error.hpp"

namespace longhand::scan {

namespace {

using decimal::Interval;
using decimal::PrintedNumber;
using replay::Number;

constexpr std::array<std::string_view, 5> names{"holds", "rounded", "doubtful", "wrong",
                                                "undefined"};
constexpr int more_digits = 3;         // of values that are shown beside printed ones
constexpr double most_units_left = 5;  // of a result that printed digits before it would leave
constexpr int significant_digits = 6;  // of values that are too small for them

double unit(const PrintedNumber& printed) {
    return std::pow(10.0, -printed.decimals.value_or(0));
}

/// Of a whole number that is only said to be near, zeros at its end may stand for anything.
double approximate_unit(const PrintedNumber& printed) {
    double size = 1;
    if (printed.decimals || printed.value == 0) return unit(printed);
    for (decimal::Rational rest = printed.value / 10; denominator(rest) == 1; rest /= 10)
        size *= 10;
    return size;
}

class Judge {
  public:
    explicit Judge(const Equality& equality)
        : equality_(equality),
          sides_(equality),
          changes_base_(changes_base(*equality.left.formula) ||
                        changes_base(*equality.right.formula)),
          has_pi_(equality.left.read.has_pi || equality.right.read.has_pi) {}

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
        if (has_pi_ && result.verdict > Verdict::rounded && !are_near(a, b))
            result.verdict = Verdict::undefined;
        const int decimals = printed ? printed->decimals.value_or(0) : 0;
        result.left = shown(a, decimals + more_digits);
        result.right = printed ? printed->text : shown(b, decimals + more_digits);
        if (printed) {
            result.should_be = replay::fixed(a, decimals);
            const Number off = replay::NumberArithmetic::subtract(a, b);
            result.units_off = std::abs(decimal::to_double(off.decimal)) / unit(*printed);
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
            const bool is_raised = !printed->decimals && off.decimal < 0 && distance < 1;
            if (is_raised) return Verdict::rounded;
        }
        if (printed && may_be_thousands(a, *printed)) return Verdict::undefined;
        // Whole numbers and fractions of them are not rounded without a word.
        const bool is_whole = printed && !printed->decimals;
        if (is_whole && a.exact && sides_.has_only_whole_numbers())
            return rounds ? Verdict::doubtful : Verdict::wrong;
        const Interval of_left =
            sides_.reach(left, changes_base_ ? std::nullopt : sides_.new_decimals());
        const Interval of_right = printed ? Interval::around(printed->value, half_unit(*printed))
                                          : sides_.reach(right, {});
        if (!meet(of_left, of_right)) return Verdict::wrong;
        const bool leaves_much =
            printed && of_left.width() > most_units_left * approximate_unit(*printed);
        return leaves_much ? Verdict::doubtful : Verdict::rounded;
    }

    /// Whether one value may be the other one, wrongly worked out: where π is no number but a name,
    /// 1 − π = 0.7, they hardly are.
    static bool are_near(const Number& a, const Number& b) {
        constexpr double most = 0.25;
        const double x = decimal::to_double(a.decimal), y = decimal::to_double(b.decimal);
        return std::abs(x - y) <= most * std::max(std::abs(x), std::abs(y));
    }

    /// Whether a point may be meant that parts thousands: 4 · 250 = 1.000.
    static bool may_be_thousands(const Number& value, const PrintedNumber& printed) {
        return printed.decimals == 3 && value.exact && *value.exact == printed.value * 1000;
    }

    /// Whether a logarithm is divided by another one: ln 8 / ln 2 is one step of the author's.
    static bool changes_base(const language::Syntax& formula) {
        const auto is_logarithm = [](const language::Syntax& each) {
            return each.kind == language::Syntax::Kind::call && each.text == "ln";
        };
        const bool is_quotient = formula.kind == language::Syntax::Kind::operation &&
                                 formula.text == "/" &&
                                 std::ranges::all_of(formula.operands, is_logarithm);
        return is_quotient || std::ranges::any_of(formula.operands, changes_base);
    }

    /// Without the zeros at its end.
    static std::string shown(const Number& value, int decimals) {
        std::string text = replay::fixed(value, decimals);
        const bool is_lost =
            text.find_first_of("123456789") == text.npos && !value.decimal.is_zero();
        if (is_lost) text = decimal::significant(value.decimal, significant_digits);
        if (text.find('.') == text.npos) return text;
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
        return text;
    }

    const Equality& equality_;
    Sides sides_;
    bool changes_base_;
    bool has_pi_;
};

/// Makes a number of each one with a sign, where a result stands: −5, or the elements of a matrix.
void put_signs_in(language::Syntax& result) {
    using language::Syntax;
    if (result.kind == Syntax::Kind::matrix) {
        for (Syntax& element : result.operands)
            put_signs_in(element);
        return;
    }
    if (result.kind != Syntax::Kind::negation || !is_signed_number(result)) return;
    Syntax number = result.operands.front();
    put_signs_in(number);
    const bool is_negative = number.text.starts_with('-');
    number.text = is_negative ? number.text.substr(1) : "-" + number.text;
    result = std::move(number);
}

/// A number or matrix on the left alone is the result of what stands on the right.
EqualityJudgement judged(const Equality& equality) {
    const bool is_turned = is_literal(*equality.left.formula) && !is_value(*equality.right.formula);
    Equality turned = equality;
    try {
        if (!is_turned) {
            put_signs_in(*turned.right.formula);
            return Judge(turned).judge();
        }
        std::swap(turned.left, turned.right);
        put_signs_in(*turned.right.formula);
        EqualityJudgement found = Judge(turned).judge();
        for (ElementJudgement& element : found.elements) {
            std::swap(element.left, element.right);
            element.should_be.clear();
        }
        return found;
    } catch (const Error&) {  // shapes that do not fit, numbers beyond all bounds
        return {Verdict::undefined, {}};
    }
}

bool is_log(const language::Syntax& formula) {
    return formula.kind == language::Syntax::Kind::call && formula.text == "log";
}

bool has_log(const language::Syntax& formula) {
    return is_log(formula) || std::ranges::any_of(formula.operands, has_log);
}

/// Takes each logarithm of no known base to this one.
void give_base(language::Syntax& formula, const char* base) {
    using language::Syntax;
    for (Syntax& operand : formula.operands)
        give_base(operand, base);
    if (!is_log(formula)) return;
    formula.text = "ln";
    const Syntax of_base{Syntax::Kind::call, "ln", {{Syntax::Kind::number, base}}};
    formula = {Syntax::Kind::operation, "/", {std::move(formula), of_base}};
}

bool has_pi(const language::Syntax& formula) {
    const bool is_pi =
        formula.kind == language::Syntax::Kind::name && formula.text == pi_constant().symbol;
    return is_pi || std::ranges::any_of(formula.operands, has_pi);
}

/// Takes the angle of each sine and cosine as one in degrees, where it does not say what it is.
void take_as_degrees(language::Syntax& formula) {
    for (language::Syntax& operand : formula.operands)
        take_as_degrees(operand);
    const bool is_of_angle = formula.kind == language::Syntax::Kind::call &&
                             (formula.text == "sin" || formula.text == "cos");
    if (is_of_angle && !has_pi(formula))
        formula.operands.front() = radians(std::move(formula.operands.front()));
}

void round_pi(language::Syntax& formula) {
    for (language::Syntax& operand : formula.operands)
        round_pi(operand);
    if (formula.kind == language::Syntax::Kind::name && formula.text == pi_constant().symbol)
        formula = {language::Syntax::Kind::number, "3.14"};
}

using Change = std::function<void(language::Syntax&)>;

/// What else somebody may have meant.
std::vector<Change> other_meanings(const Equality& equality) {
    std::vector<Change> result;
    if (has_log(*equality.left.formula) || has_log(*equality.right.formula)) {
        for (const char* base : {"10", "2"})
            result.emplace_back([base](language::Syntax& formula) { give_base(formula, base); });
    }
    const auto has = [&](bool TexFormula::*what) {
        return equality.left.read.*what || equality.right.read.*what;
    };
    if (has(&TexFormula::may_have_degrees)) result.emplace_back(take_as_degrees);
    if (has(&TexFormula::has_pi)) result.emplace_back(round_pi);
    return result;
}

}  // namespace

std::string_view name(Verdict verdict) {
    return names[static_cast<std::size_t>(verdict)];
}

EqualityJudgement judge(const Equality& equality) {
    return judged(as_meant(equality));
}

Equality as_meant(const Equality& equality) {
    Equality best = equality;
    const std::vector<Change> meanings = other_meanings(equality);
    if (meanings.empty()) return best;
    Verdict found = judged(equality).verdict;
    for (const Change& change : meanings) {
        if (found <= Verdict::rounded) break;
        Equality changed = equality;
        change(*changed.left.formula);
        change(*changed.right.formula);
        const Verdict verdict = judged(changed).verdict;
        if (verdict >= found) continue;
        found = verdict;
        best = std::move(changed);
    }
    return best;
}

}  // namespace longhand::scan
