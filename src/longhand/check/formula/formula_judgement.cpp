#include "longhand/check/formula/formula_judgement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "longhand/check/formula/points.hpp"
#include "longhand/decimal/rounding.hpp"
#include "longhand/record/structural_order.hpp"
#include "longhand/replay/decimal_arithmetic.hpp"

namespace longhand::check {

namespace {

using decimal::Decimal;
using decimal::Rational;
using Arithmetic = replay::DecimalArithmetic;

constexpr const char* names[] = {"agrees", "agrees_only_where", "factor",
                                 "sign",   "differs",           "undefined"};

/// How far a value may be off because terms before it cancel: a sum or difference is known to 42
/// digits of its larger term, and what is made of it inherits that.
Decimal error_bound(const Tape& tape, const Point& point, Node of) {
    using boost::multiprecision::abs;
    static const Decimal digits("1e-46"), of_sums("1e-41");
    std::unordered_map<Node, Decimal> errors;
    for (const Node node : structural_order(tape, {of}, [](Node) { return false; })) {
        const Operation operation = tape.operation(node);
        if (is_leaf(operation)) continue;
        const Decimal a = abs(point[tape.left(node)]), ea = errors[tape.left(node)];
        const bool has_right = is_binary(operation);
        const Decimal b = has_right ? Decimal(abs(point[tape.right(node)])) : Decimal(0);
        const Decimal eb = has_right ? errors[tape.right(node)] : Decimal(0);
        const Decimal value = abs(point[node]);
        Decimal error = digits * value;
        switch (operation) {
            case Operation::add:
            case Operation::subtract:
                error = ea + eb + of_sums * std::max(a, b);
                break;
            case Operation::multiply:
                error += a * eb + b * ea;
                break;
            case Operation::divide:
                error += (ea + value * eb) / b;
                break;
            case Operation::power:
                error += a.is_zero() ? ea : value * (b * ea / a + abs(log(a)) * eb);
                break;
            case Operation::exp:
                error += value * ea;
                break;
            case Operation::log:
                error += ea / a;
                break;
            case Operation::sin:
            case Operation::cos:
                error = ea + of_sums * std::max(Decimal(1), a);
                break;
            case Operation::sqrt:
                error += value.is_zero() ? sqrt(ea) : ea / value;
                break;
            case Operation::select: {
                const Node arms = tape.right(node);
                const bool is_true = !point[tape.left(node)].is_zero();
                error = errors[is_true ? tape.left(arms) : tape.right(arms)];
                break;
            }
            case Operation::arms:
                error = 0;
                break;
            default:
                error += ea;
        }
        errors[node] = Arithmetic::is_defined(error) ? error : Decimal(0);
    }
    return errors[of];
}

/// Two sides at the same points.
class Comparison {
  public:
    Comparison(const RecordedFormula& formula, const RecordedSide& left, const RecordedSide& right,
               const std::vector<Point>& points)
        : formula_(formula), left_(left), right_(right), points_(points) {}

    bool agrees_at(std::size_t point) const {
        for (std::size_t k = 0; k < left_.nodes.size(); ++k) {
            if (!are_equal(points_[point], left_.nodes[k], right_.nodes[k])) return false;
        }
        return true;
    }

    bool agrees() const {
        return every_point([&](std::size_t k) { return agrees_at(k); });
    }

    bool agrees_somewhere() const {
        return !every_point([&](std::size_t k) { return !agrees_at(k); });
    }

    /// k, where left = k · right at all points.
    std::optional<std::string> factor() const {
        if (const std::optional<Rational> ratio = constant_ratio()) {
            return denominator(*ratio) == 1 ? numerator(*ratio).str() : ratio->str();
        }
        const bool is_left_fixed = is_fixed(left_), is_right_fixed = is_fixed(right_);
        for (const auto& [name, node] : formula_.numbers()) {
            if (!is_right_fixed && is_multiple([node = node](const Point& p) { return p[node]; },
                                               [](const Point&) { return Decimal(1); }))
                return name;
            if (!is_left_fixed && is_multiple([](const Point&) { return Decimal(1); },
                                              [node = node](const Point& p) { return p[node]; }))
                return "1/" + name;
        }
        return {};
    }

    /// Whether a side has one value everywhere: then any name that has the other is its "factor".
    bool is_fixed(const RecordedSide& side) const {
        return every_point([&](std::size_t k) {
            return std::ranges::all_of(side.nodes, [&](Node node) {
                return are_close(points_[k][node], points_.front()[node]);
            });
        });
    }

    CounterExample example() const {
        std::size_t point = 0;
        while (agrees_at(point))
            ++point;
        const Point& at = points_[point];
        std::size_t element = 0;
        while (are_equal(at, left_.nodes[element], right_.nodes[element]))
            ++element;
        CounterExample result;
        constexpr std::size_t most_numbers = 6;
        const Record& record = formula_.record();
        if (record.given_nodes().size() <= most_numbers) {
            for (std::size_t k = 0; k < record.given_nodes().size(); ++k)
                result.numbers.emplace_back(formula_.given_names()[k],
                                            shown(at[record.given_nodes()[k]]));
        }
        const auto columns = static_cast<std::size_t>(left_.shape.columns);
        if (columns > 1)
            result.element = fmt::format("[{},{}]", element / columns + 1, element % columns + 1);
        else if (left_.nodes.size() > 1)
            result.element = fmt::format("[{}]", element + 1);
        result.left = shown(at[left_.nodes[element]]);
        result.right = shown(at[right_.nodes[element]]);
        return result;
    }

  private:
    static bool are_close(const Decimal& left, const Decimal& right) {
        using boost::multiprecision::abs;
        static const Decimal tolerance("1e-30");
        return abs(left - right) <= tolerance * std::max(Decimal(abs(left)), Decimal(abs(right)));
    }

    /// Equal to 30 digits, or as far as terms that cancel each other let anybody tell.
    bool are_equal(const Point& point, Node left, Node right) const {
        if (are_close(point[left], point[right])) return true;
        const Decimal off = boost::multiprecision::abs(point[left] - point[right]);
        return off <= error_bound(formula_.record().tape(), point, left) +
                          error_bound(formula_.record().tape(), point, right);
    }

    bool every_point(auto&& holds) const {
        for (std::size_t k = 0; k < points_.size(); ++k) {
            if (!holds(k)) return false;
        }
        return true;
    }

    bool every_element(std::size_t point, auto&& holds) const {
        for (std::size_t k = 0; k < left_.nodes.size(); ++k) {
            if (!holds(points_[point][left_.nodes[k]], points_[point][right_.nodes[k]]))
                return false;
        }
        return true;
    }

    /// left · divisor = multiplier · right, and not because all is 0.
    bool is_multiple(const std::function<Decimal(const Point&)>& multiplier,
                     const std::function<Decimal(const Point&)>& divisor) const {
        bool is_seen = false;
        return every_point([&](std::size_t k) {
                   const Decimal times = multiplier(points_[k]), over = divisor(points_[k]);
                   if (times.is_zero() || over.is_zero()) return false;
                   return every_element(k, [&](const Decimal& left, const Decimal& right) {
                       is_seen = is_seen || !right.is_zero();
                       return are_close(left * over, times * right);
                   });
               }) &&
               is_seen;
    }

    std::optional<Rational> constant_ratio() const {
        const auto [left, right] = first_with_right_side();
        if (!left) return {};
        const std::optional<Rational> simple = simple_fraction(Decimal(*left / *right));
        if (!simple || simple->is_zero()) return {};
        const Decimal k = decimal::to_decimal(*simple);
        const auto times = [&](const Point&) { return k; };
        const auto over = [](const Point&) { return Decimal(1); };
        return is_multiple(times, over) ? simple : std::nullopt;
    }

    std::pair<const Decimal*, const Decimal*> first_with_right_side() const {
        for (const Point& point : points_) {
            for (std::size_t k = 0; k < right_.nodes.size(); ++k) {
                const Decimal& right = point[right_.nodes[k]];
                if (!right.is_zero()) return {&point[left_.nodes[k]], &right};
            }
        }
        return {};
    }

    /// The fraction of small numbers that this is, as a sum of continued fractions.
    static std::optional<Rational> simple_fraction(Decimal value) {
        constexpr int largest = 1'000'000;
        const Decimal typed = value;
        Rational before = 0, now = 1;  // numerators
        Rational under_before = 1, under = 0;
        for (int step = 0; step < 40; ++step) {
            const Decimal whole = boost::multiprecision::floor(value);
            if (boost::multiprecision::abs(whole) > largest) return {};
            const Rational next(whole.convert_to<long>());
            before = std::exchange(now, next * now + before);
            under_before = std::exchange(under, next * under + under_before);
            if (under > largest) return {};
            const Decimal rest = typed - decimal::to_decimal(now / under);
            if (boost::multiprecision::abs(rest) < Decimal("1e-30")) return now / under;
            value = 1 / (value - whole);
        }
        return {};
    }

    static std::string shown(const Decimal& value) {
        constexpr int digits = 6;
        std::string text = decimal::significant(value, digits);
        if (text.find('.') == text.npos) return text;
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
        return text;
    }

    const RecordedFormula& formula_;
    const RecordedSide& left_;
    const RecordedSide& right_;
    const std::vector<Point>& points_;
};

PairJudgement judge_pair(const RecordedFormula& formula, const RecordedSide& left,
                         const RecordedSide& right) {
    PairJudgement result;
    result.left = left.text;
    result.right = right.text;
    const auto undefined = [&](const Error& reason) {
        result.verdict = FormulaVerdict::undefined;
        result.reason = reason;
        return result;
    };
    if (left.undefined) return undefined(*left.undefined);
    if (right.undefined) return undefined(*right.undefined);
    if (left.shape != right.shape)
        return undefined(Error("formula.sides", {shape_text(left.shape), shape_text(right.shape)}));

    std::vector<Node> wanted = left.nodes;
    wanted.insert(wanted.end(), right.nodes.begin(), right.nodes.end());
    std::vector<RecordedCondition> conditions = formula.where();
    std::vector<Point> points = draw_points(formula, conditions, wanted);
    if (!formula.only_where().empty()) {
        const bool agrees_anyway =
            points.size() >= least_points && Comparison(formula, left, right, points).agrees();
        if (!agrees_anyway) {
            conditions.insert(conditions.end(), formula.only_where().begin(),
                              formula.only_where().end());
            points = draw_points(formula, conditions, wanted);
            for (const RecordedCondition& each : formula.only_where())
                result.condition += (result.condition.empty() ? "" : ", ") + each.text;
        }
    }
    if (points.size() < least_points) return undefined(Error("formula.points", {}));
    result.points = points.size();
    const Comparison comparison(formula, left, right, points);
    if (comparison.agrees()) {
        if (!result.condition.empty()) result.verdict = FormulaVerdict::agrees_only_where;
        return result;
    }
    result.condition.clear();
    result.example = comparison.example();
    if (const std::optional<std::string> factor = comparison.factor()) {
        result.verdict = *factor == "-1" ? FormulaVerdict::sign : FormulaVerdict::factor;
        result.factor = *factor;
    } else {
        const bool is_sometimes = comparison.agrees_somewhere() && formula.only_where().empty();
        result.verdict = is_sometimes ? FormulaVerdict::agrees_only_where : FormulaVerdict::differs;
    }
    return result;
}

std::vector<PairJudgement> judge_chain(const RecordedFormula& formula,
                                       const std::vector<RecordedSide>& chain) {
    std::vector<PairJudgement> pairs;
    for (std::size_t k = 0; k + 1 < chain.size(); ++k)
        pairs.push_back(judge_pair(formula, chain[k], chain[k + 1]));
    return pairs;
}

const PairJudgement* first_wrong(const std::vector<PairJudgement>& pairs) {
    const auto found = std::ranges::find_if(
        pairs, [](const PairJudgement& pair) { return pair.verdict != FormulaVerdict::agrees; });
    return found == pairs.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name(FormulaVerdict verdict) {
    return names[static_cast<std::size_t>(verdict)];
}

const PairJudgement& FormulaJudgement::deciding() const {
    const PairJudgement* wrong = first_wrong(pairs);
    return wrong ? *wrong : pairs.front();
}

std::string FormulaJudgement::verdict() const {
    const PairJudgement& pair = deciding();
    const std::string word(name(pair.verdict));
    return pair.verdict == FormulaVerdict::factor ? word + " " + pair.factor : word;
}

bool FormulaJudgement::correction_holds() const {
    return !first_wrong(correction);
}

bool FormulaJudgement::passes() const {
    const bool is_expected = claim->verdict.empty() ? agrees() : verdict() == claim->verdict;
    const auto wrong = std::ranges::count_if(
        pairs, [](const PairJudgement& pair) { return pair.verdict != FormulaVerdict::agrees; });
    return is_expected && wrong <= 1 && correction_holds();
}

FormulaJudgement judge(const FormulaClaim& claim) {
    const std::string kind = claim.verdict.substr(0, claim.verdict.find(' '));
    const bool has_factor = kind.size() < claim.verdict.size();
    const bool is_known = std::ranges::find(names, std::string_view(kind)) != std::end(names);
    if (!claim.verdict.empty() && (!is_known || has_factor != (kind == "factor")))
        throw Error("formula.verdict", {claim.verdict}).at(claim.source);
    const RecordedFormula formula(claim);
    return {&claim, judge_chain(formula, formula.chain()),
            judge_chain(formula, formula.correction())};
}

}  // namespace longhand::check
