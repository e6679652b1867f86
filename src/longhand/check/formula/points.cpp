#include "longhand/check/formula/points.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <utility>

#include "longhand/record/structural_order.hpp"
#include "longhand/replay/decimal_arithmetic.hpp"
#include "longhand/replay/replay.hpp"

namespace longhand::check {

namespace {

using decimal::Decimal;
using Arithmetic = replay::DecimalArithmetic;

constexpr int least_draws = 40;
constexpr int most_draws = 2000;
constexpr int most_draws_for_arms = 300;

/// What one point costs, in operations as cheap as a sum.
int cost(const Tape& tape) {
    int cost = 1;
    for (Node node = 0; node < tape.size(); ++node) {
        constexpr int of_function = 50;
        switch (tape.operation(node)) {
            case Operation::exp:
            case Operation::log:
            case Operation::tanh:
            case Operation::sqrt:
            case Operation::power:
                cost += of_function;
                break;
            default:
                ++cost;
        }
    }
    return cost;
}

/// Large formulas get fewer attempts, so that none takes more than a few seconds.
int draws_for(const Tape& tape) {
    constexpr int budget = 1'000'000;
    return std::clamp(budget / cost(tape), least_draws, most_draws);
}

class Points {
  public:
    Points(const RecordedFormula& formula, const std::vector<RecordedCondition>& conditions,
           const std::vector<Node>& wanted)
        : record_(formula.record()), conditions_(conditions), wanted_(wanted) {
        for (const RecordedCondition& condition : conditions) {
            is_free_.resize(record_.givens().size(), true);
            for (const std::size_t given : condition.one_hot)
                is_free_[given] = false;
        }
        is_free_.resize(record_.givens().size(), true);
        for (const Node node :
             structural_order(record_.tape(), wanted, [](Node) { return false; })) {
            if (record_.tape().operation(node) != Operation::select) continue;
            arms_.insert({node, false});
            arms_.insert({node, true});
        }
        for (const RecordedCondition& condition : conditions)
            unknowns_.push_back(unknown_of(condition));
    }

    std::vector<Point> draw() {
        std::vector<Point> points;
        int draws_for_arms = 0;
        const int most = draws_for(record_.tape());
        for (int draw = 0; draw < most; ++draw) {
            const bool is_for_arms = points.size() >= usual_points;
            if (is_for_arms && (arms_.empty() || ++draws_for_arms > most_draws_for_arms)) break;
            draw_givens(is_for_arms);
            if (!solve_equalities()) continue;
            Point point = replayed();
            if (!is_good(point)) continue;
            const bool is_new = note_arms(point);
            if (!is_for_arms || is_new) points.push_back(std::move(point));
        }
        return points;
    }

  private:
    // The distributions of the standard library differ from one to the other.
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }

    /// Numbers of three decimals below 3, and all of them positive at every other point, for
    /// logarithms and roots. An arm that is not taken there may be by smaller or larger ones.
    void draw_givens(bool is_for_arms) {
        const bool is_positive = below(2) == 0;
        static const Decimal usual("1e-3");
        static const Decimal others[] = {Decimal("1e-4"), Decimal("1e-2"), Decimal("1e-1")};
        const Decimal& size = is_for_arms ? others[below(std::size(others))] : usual;
        givens_.clear();
        for (std::size_t k = 0; k < record_.givens().size(); ++k) {
            const Decimal value = size * static_cast<int>(1 + below(2999));
            givens_.push_back(!is_positive && below(2) == 0 ? -value : value);
        }
        for (const RecordedCondition& condition : conditions_) {
            if (condition.one_hot.empty()) continue;
            for (const std::size_t given : condition.one_hot)
                givens_[given] = 0;
            givens_[condition.one_hot[below(condition.one_hot.size())]] = 1;
        }
    }

    /// The given that an equality is solved for: the last one under it that nothing else fixes.
    std::optional<std::size_t> unknown_of(const RecordedCondition& condition) {
        const Tape& tape = record_.tape();
        if (condition.comparison == no_node ||
            tape.operation(condition.comparison) != Operation::equal)
            return {};
        std::optional<std::size_t> unknown;
        for (const Node node :
             structural_order(tape, {condition.comparison}, [](Node) { return false; })) {
            if (tape.operation(node) != Operation::given) continue;
            const std::size_t given = tape.left(node);
            if (is_free_[given] && (!unknown || given > *unknown)) unknown = given;
        }
        if (unknown) is_free_[*unknown] = false;
        return unknown;
    }

    Point replayed() const { return replay::replay<Arithmetic>(record_, std::span(givens_)); }

    bool solve_equalities() {
        for (std::size_t k = 0; k < conditions_.size(); ++k) {
            if (unknowns_[k] && !solve(conditions_[k].comparison, *unknowns_[k])) return false;
        }
        return true;
    }

    /// The secant method: one step for what is linear, which most conditions are.
    bool solve(Node comparison, std::size_t unknown) {
        const auto residual = [&](const Decimal& value) {
            givens_[unknown] = value;
            const Point point = replayed();
            return Arithmetic::subtract(point[record_.tape().left(comparison)],
                                        point[record_.tape().right(comparison)]);
        };
        const Decimal tolerance("1e-45");
        Decimal x0 = givens_[unknown];
        Decimal f0 = residual(x0);
        Decimal x1 = x0 + 1;
        Decimal f1 = residual(x1);
        constexpr int most_steps = 60;
        for (int step = 0; step < most_steps; ++step) {
            if (!Arithmetic::is_defined(f1)) return false;
            if (boost::multiprecision::abs(f1) < tolerance) return true;
            const Decimal x2 = x1 - Arithmetic::divide(f1 * (x1 - x0), f1 - f0);
            x0 = std::exchange(x1, x2);
            f0 = std::exchange(f1, residual(x2));
        }
        return false;
    }

    bool is_good(const Point& point) const {
        for (std::size_t k = 0; k < conditions_.size(); ++k) {
            const Node comparison = conditions_[k].comparison;
            if (comparison == no_node || unknowns_[k]) continue;
            if (Arithmetic::differs(point[comparison], true)) return false;
        }
        return std::ranges::all_of(wanted_,
                                   [&](Node node) { return Arithmetic::is_defined(point[node]); });
    }

    bool note_arms(const Point& point) {
        const std::size_t before = arms_.size();
        std::erase_if(arms_, [&](const auto& arm) {
            return !Arithmetic::differs(point[record_.tape().left(arm.first)], arm.second);
        });
        return arms_.size() < before;
    }

    const Record& record_;
    const std::vector<RecordedCondition>& conditions_;
    const std::vector<Node>& wanted_;
    std::vector<bool> is_free_;                         ///< a given, to be drawn or solved for
    std::vector<std::optional<std::size_t>> unknowns_;  ///< one a condition
    std::set<std::pair<Node, bool>> arms_;              ///< of selects, not taken yet
    std::mt19937_64 random_{20221122};
    std::vector<Decimal> givens_;
};

}  // namespace

std::vector<Point> draw_points(const RecordedFormula& formula,
                               const std::vector<RecordedCondition>& conditions,
                               const std::vector<Node>& wanted) {
    return Points(formula, conditions, wanted).draw();
}

}  // namespace longhand::check
