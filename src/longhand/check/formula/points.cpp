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

constexpr int most_draws = 2000;
constexpr int most_draws_for_arms = 300;

/// What one point costs, in operations as cheap as a sum.
int cost(const Tape& tape) {
    int cost = 1;
    for (Node node = 0; node < tape.size(); ++node) {
        switch (tape.operation(node)) {
            case Operation::exp:
            case Operation::tanh:
            case Operation::sin:
            case Operation::cos:
            case Operation::power:
                cost += 50;
                break;
            case Operation::log:
                cost += 500;
                break;
            default:
                ++cost;
        }
    }
    return cost;
}

Decimal absolute(const Decimal& value) {
    return boost::multiprecision::abs(value);
}

/// A given, and the equality that it is solved for.
struct Unknown {
    std::size_t given;
    Node comparison;
};

class Points {
  public:
    Points(const RecordedFormula& formula, const std::vector<RecordedCondition>& conditions,
           const std::vector<Node>& wanted)
        : record_(formula.record()),
          tape_(record_.tape()),
          conditions_(conditions),
          wanted_(wanted),
          is_free_(record_.givens().size(), true) {
        for (const RecordedCondition& condition : conditions) {
            for (const std::size_t given : condition.one_hot)
                is_free_[given] = false;
        }
        for (const RecordedCondition& condition : conditions) {
            if (is_equality(condition)) add_unknown(condition.comparison, equalities_);
        }
        for (const Node node : under(wanted)) {
            if (tape_.operation(node) != Operation::select) continue;
            arms_.insert({node, false});
            arms_.insert({node, true});
            comparisons_.insert(tape_.left(node));
        }
        // Large formulas get fewer attempts, so that none takes more than seconds.
        constexpr int budget = 1'000'000;
        replays_left_ = std::max(200, budget / cost(tape_));
    }

    std::vector<Point> draw() {
        std::vector<Point> points;
        for (int draw = 0; draw < most_draws && points.size() < usual_points; ++draw) {
            // Where the usual numbers hardly meet the conditions, smaller and larger ones may.
            const bool is_rare = draw >= 100 && static_cast<int>(points.size()) * 8 < draw;
            draw_givens(is_rare);
            if (auto point = good_point(equalities_)) {
                note_arms(*point);
                points.push_back(*std::move(point));
            }
            if (replays_left_ <= 0) return points;
        }
        if (points.size() < usual_points) return points;
        add_borders(points);
        for (int draw = 0; draw < most_draws_for_arms && !arms_.empty(); ++draw) {
            draw_givens(true);
            auto point = good_point(equalities_);
            if (point && note_arms(*point)) points.push_back(*std::move(point));
            if (replays_left_ <= 0) break;
        }
        return points;
    }

  private:
    std::vector<Node> under(const std::vector<Node>& nodes) const {
        return structural_order(tape_, nodes, [](Node) { return false; });
    }

    // The distributions of the standard library differ from one to the other.
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }

    /// Numbers of three decimals below 3, or of another size; all of them positive at every other
    /// point, for logarithms and roots.
    void draw_givens(bool is_of_other_size) {
        const bool is_positive = below(2) == 0;
        static const Decimal usual("1e-3");
        static const Decimal others[] = {Decimal("1e-5"), Decimal("1e-4"), Decimal("1e-2"),
                                         Decimal("1e-1")};
        const Decimal& size = is_of_other_size ? others[below(std::size(others))] : usual;
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

    bool is_equality(const RecordedCondition& condition) const {
        return condition.comparison != no_node &&
               tape_.operation(condition.comparison) == Operation::equal;
    }

    /// Solves the comparison for the last given under it that nothing else fixes.
    bool add_unknown(Node comparison, std::vector<Unknown>& unknowns) const {
        std::optional<std::size_t> unknown;
        for (const Node node : under({comparison})) {
            if (tape_.operation(node) != Operation::given) continue;
            const std::size_t given = tape_.left(node);
            const bool is_fixed =
                !is_free_[given] ||
                std::ranges::find(unknowns, given, &Unknown::given) != unknowns.end();
            if (!is_fixed && (!unknown || given > *unknown)) unknown = given;
        }
        if (unknown) unknowns.push_back({*unknown, comparison});
        return unknown.has_value();
    }

    Point replayed() {
        --replays_left_;
        return replay::replay<Arithmetic>(record_, std::span(givens_));
    }

    /// The values of these nodes alone.
    Point replayed(const std::vector<Node>& nodes) const {
        Point point(tape_.size());
        const auto value_of = [&point](Node node) -> const Decimal& { return point[node]; };
        for (const Node node : nodes)
            point[node] = replay::value_of_node<Arithmetic>(
                record_, node, std::span<const Decimal>(givens_), value_of);
        return point;
    }

    Decimal residual(const Point& point, Node comparison) const {
        return point[tape_.left(comparison)] - point[tape_.right(comparison)];
    }

    bool is_met(const Point& point, Node comparison) const {
        const Decimal& left = point[tape_.left(comparison)];
        const Decimal& right = point[tape_.right(comparison)];
        if (!Arithmetic::is_defined(left) || !Arithmetic::is_defined(right)) return false;
        static const Decimal tolerance("1e-40");
        return absolute(left - right) <=
               tolerance * std::max({Decimal(1), absolute(left), absolute(right)});
    }

    /// The point at the givens as drawn, with `unknowns` solved for, if all conditions hold there.
    std::optional<Point> good_point(const std::vector<Unknown>& unknowns) {
        const std::vector<Node> nodes = nodes_of_conditions(unknowns);
        if (!solve(unknowns, nodes)) return {};
        if (!conditions_hold(replayed(nodes))) return {};
        Point point = replayed();
        const bool has_values = std::ranges::all_of(
            wanted_, [&](Node node) { return Arithmetic::is_defined(point[node]); });
        return has_values ? std::optional(std::move(point)) : std::nullopt;
    }

    /// The nodes under what is solved and under the conditions: few, beside all of a formula.
    std::vector<Node> nodes_of_conditions(const std::vector<Unknown>& unknowns) const {
        std::vector<Node> roots;
        for (const Unknown& unknown : unknowns)
            roots.push_back(unknown.comparison);
        for (const RecordedCondition& condition : conditions_) {
            if (condition.comparison != no_node) roots.push_back(condition.comparison);
        }
        std::vector<Node> nodes = under(roots);
        std::ranges::sort(nodes);
        return nodes;
    }

    bool conditions_hold(const Point& point) const {
        for (const RecordedCondition& condition : conditions_) {
            if (condition.comparison == no_node) continue;
            const bool holds = is_equality(condition)
                                   ? is_met(point, condition.comparison)
                                   : !Arithmetic::differs(point[condition.comparison], true);
            if (!holds) return false;
        }
        return true;
    }

    /// Newton's method, with slopes from differences.
    bool solve(const std::vector<Unknown>& unknowns, const std::vector<Node>& nodes) {
        if (unknowns.empty()) return true;
        static const Decimal step("1e-25");
        constexpr int most_steps = 30;
        for (int attempt = 0; attempt < most_steps; ++attempt) {
            const Point here = replayed(nodes);
            const bool is_solved = std::ranges::all_of(unknowns, [&](const Unknown& unknown) {
                return is_met(here, unknown.comparison) &&
                       absolute(residual(here, unknown.comparison)) < Decimal("1e-44");
            });
            if (is_solved) return true;
            std::vector<std::vector<Decimal>> rows;  // slopes, then what is to be made up for
            for (const Unknown& of : unknowns) {
                rows.emplace_back(unknowns.size() + 1);
                rows.back().back() = -residual(here, of.comparison);
            }
            for (std::size_t k = 0; k < unknowns.size(); ++k) {
                const Decimal before = givens_[unknowns[k].given];
                givens_[unknowns[k].given] = before + step;
                const Point beside = replayed(nodes);
                for (std::size_t row = 0; row < rows.size(); ++row) {
                    const Node comparison = unknowns[row].comparison;
                    rows[row][k] =
                        (residual(beside, comparison) - residual(here, comparison)) / step;
                }
                givens_[unknowns[k].given] = before;
            }
            if (!eliminate(rows)) return false;
            for (std::size_t k = 0; k < unknowns.size(); ++k)
                givens_[unknowns[k].given] += rows[k].back();
        }
        return false;
    }

    /// Gauss and Jordan: the last column becomes the solution.
    static bool eliminate(std::vector<std::vector<Decimal>>& rows) {
        for (std::size_t k = 0; k < rows.size(); ++k) {
            const auto size = [k](const std::vector<Decimal>& row) { return absolute(row[k]); };
            const auto best = std::ranges::max_element(
                rows.begin() + static_cast<std::ptrdiff_t>(k), rows.end(), {}, size);
            if (!Arithmetic::is_defined((*best)[k]) || absolute((*best)[k]) < Decimal("1e-20"))
                return false;
            std::swap(rows[k], *best);
            for (std::size_t other = 0; other < rows.size(); ++other) {
                if (other == k) continue;
                const Decimal factor = rows[other][k] / rows[k][k];
                for (std::size_t column = k; column < rows[k].size(); ++column)
                    rows[other][column] -= factor * rows[k][column];
            }
            rows[k].back() /= rows[k][k];
            for (std::size_t column = k; column + 1 < rows[k].size(); ++column)
                rows[k][column] = column == k ? Decimal(1) : Decimal(0);
        }
        return true;
    }

    /// Where both sides of a comparison are equal, and a little off on either side: > and ≥ differ
    /// there, and arms begin that no number drawn at random takes.
    void add_borders(std::vector<Point>& points) {
        for (const Node comparison : comparisons_) {
            std::vector<Unknown> unknowns = equalities_;
            if (!is_comparison(tape_.operation(comparison)) || !add_unknown(comparison, unknowns))
                continue;
            bool is_found = false;
            for (int attempt = 0; attempt < 5 && !is_found && replays_left_ > 0; ++attempt) {
                draw_givens(false);
                if (auto point = good_point(unknowns)) {
                    note_arms(*point);
                    points.push_back(*std::move(point));
                    is_found = true;
                }
                const std::vector<Decimal> border = givens_;
                for (const char* off : {"0.001", "-0.001"}) {
                    givens_ = border;
                    givens_[unknowns.back().given] += Decimal(off);
                    auto beside = good_point(equalities_);
                    if (beside && note_arms(*beside)) points.push_back(*std::move(beside));
                }
            }
        }
    }

    bool note_arms(const Point& point) {
        const std::size_t before = arms_.size();
        std::erase_if(arms_, [&](const auto& arm) {
            return !Arithmetic::differs(point[tape_.left(arm.first)], arm.second);
        });
        return arms_.size() < before;
    }

    const Record& record_;
    const Tape& tape_;
    const std::vector<RecordedCondition>& conditions_;
    const std::vector<Node>& wanted_;
    std::vector<bool> is_free_;             ///< a given that one_hot() does not speak of
    std::vector<Unknown> equalities_;       ///< of the conditions
    std::set<std::pair<Node, bool>> arms_;  ///< of selects, not taken yet
    std::set<Node> comparisons_;            ///< that decide them
    int replays_left_ = 0;
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
