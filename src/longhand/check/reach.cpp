#include "longhand/check/reach.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "longhand/record/structural_order.hpp"

namespace longhand::check {

namespace {

using decimal::Interval;

constexpr int most_factors = 32;
constexpr int largest_power = 64;

/// A node as a factor of a product, raised to a power from 1 on.
struct Factor {
    Node node;
    int exponent;
};

double half_unit(int decimals) {
    const auto power = boost::multiprecision::pow(decimal::Integer(10), unsigned(decimals));
    return Interval::of(decimal::Rational(1, 2 * power)).high;
}

/// Nodes under one node down to what is printed, with their intervals and adjoints.
class Reach {
  public:
    Reach(const ReachQuestion& question, Node root)
        : question_(question), tape_(question.record.tape()), root_(root) {
        if (question.decimals) half_unit_ = half_unit(*question.decimals);
        const auto is_end = [&](Node node) {
            if (!stands(node)) return false;
            if (std::ranges::find(order_, node) == order_.end()) order_.push_back(node);
            return true;
        };
        const std::vector<Node> inner = structural_order(tape_, {root}, is_end);
        order_.insert(order_.end(), inner.begin(), inner.end());
    }

    Interval of_root() {
        for (const Node node : order_)
            forward(node);
        const Interval natural = cells_.at(root_).value;
        if (!is_smooth_) return natural;
        const std::optional<Interval> mean = mean_value_form();
        return mean && meet(natural, *mean) ? intersection(natural, *mean) : natural;
    }

  private:
    struct Cell {
        Interval value;    ///< before its own rounding
        Interval rounded;  ///< as what follows sees it
        double slack = 0;  ///< how far `value` may be off through roundings of its own formula
        Interval adjoint = {};
    };

    bool stands(Node node) const { return node != root_ && question_.standing(node).has_value(); }
    const Interval& seen(Node node) const { return cells_.at(node).rounded; }

    void forward(Node node) {
        Cell cell;
        if (const auto standing = stands(node) ? question_.standing(node) : std::nullopt) {
            cell.value = cell.rounded = *standing;
        } else {
            cell.value = value_of(node, cell.slack);
            cell.rounded = cell.value;
            if (may_be_rounded(tape_.operation(node)))
                cell.rounded = cell.value + Interval{-half_unit_, half_unit_};
        }
        cells_[node] = cell;
    }

    /// An operation whose result has more digits than its operands; π, which nobody writes down
    /// whole.
    static bool may_be_rounded(Operation operation) {
        switch (operation) {
            case Operation::add:
            case Operation::subtract:
            case Operation::multiply:
            case Operation::divide:
            case Operation::power:
            case Operation::exp:
            case Operation::log:
            case Operation::tanh:
            case Operation::sin:
            case Operation::cos:
            case Operation::sqrt:
            case Operation::named_constant:
                return true;
            default:
                return false;
        }
    }

    Interval value_of(Node node, double& slack) {
        const Operation operation = tape_.operation(node);
        const auto left = [&] { return seen(tape_.left(node)); };
        const auto right = [&] { return seen(tape_.right(node)); };
        switch (operation) {
            case Operation::state:  // nobody knows how the passes before it were rounded
                is_smooth_ = false;
                return Interval::everything();
            case Operation::given:
            case Operation::constant:
            case Operation::named_constant:
                return Interval::of(question_.record.text(node).value());
            case Operation::copy:
                return left();
            case Operation::add:
                return left() + right();
            case Operation::subtract:
                return left() - right();
            case Operation::negate:
                return -left();
            case Operation::divide:
                return quotient(node, slack);
            case Operation::multiply:
            case Operation::power:
                return product(node, slack);
            case Operation::exp:
                return exp(left());
            case Operation::log:
                return log(left());
            case Operation::tanh:
                return tanh(left());
            case Operation::sin:
                return sin(left());
            case Operation::cos:
                return cos(left());
            case Operation::sqrt:
                return sqrt(left());
            case Operation::arms:
                return {};
            case Operation::select:
                return chosen(node);
            default:
                return truth(operation, left(), right());
        }
    }

    /// 1, 0, or both where the operands overlap.
    static Interval truth(Operation operation, Interval a, Interval b) {
        const bool are_points = a.is_point() && b.is_point();
        const auto known = [](bool is_true, bool is_false) {
            return is_true ? Interval{1, 1} : is_false ? Interval{0, 0} : Interval{0, 1};
        };
        switch (operation) {
            case Operation::less:
                return known(a.high < b.low, a.low >= b.high);
            case Operation::less_equal:
                return known(a.high <= b.low, a.low > b.high);
            case Operation::greater:
                return known(a.low > b.high, a.high <= b.low);
            case Operation::greater_equal:
                return known(a.low >= b.high, a.high < b.low);
            case Operation::equal:
                return known(are_points && a.low == b.low, !meet(a, b));
            default:
                return known(!meet(a, b), are_points && a.low == b.low);
        }
    }

    Interval chosen(Node node) {
        const Interval condition = seen(tape_.left(node));
        const Node arms = tape_.right(node);
        const Interval if_true = seen(tape_.left(arms));
        const Interval if_false = seen(tape_.right(arms));
        if (condition.is_point()) return condition.low != 0 ? if_true : if_false;
        is_smooth_ = false;
        return hull(if_true, if_false);
    }

    /// A product: its factors, also those of unnamed products in it, and its sign.
    struct Factors {
        std::vector<Factor> all;
        bool is_negative = false;
    };
    Factors factors(Node node) const {
        Factors found;
        gather(node, 1, true, found);
        return found;
    }

    void gather(Node node, int exponent, bool is_root, Factors& found) const {
        const Operation operation = tape_.operation(node);
        const bool is_open = is_root || (!stands(node) && !question_.is_named(node));
        if (is_open && found.all.size() < most_factors) {
            if (operation == Operation::multiply) {
                gather(tape_.left(node), exponent, false, found);
                gather(tape_.right(node), exponent, false, found);
                return;
            }
            if (operation == Operation::negate && exponent == 1) {
                found.is_negative = !found.is_negative;
                return gather(tape_.left(node), exponent, false, found);
            }
            if (const std::optional<int> power = whole_power(node); power.value_or(0) > 0) {
                gather(tape_.left(node), exponent * *power, false, found);
                return;
            }
        }
        const auto same = std::ranges::find(found.all, node, &Factor::node);
        if (same != found.all.end())
            same->exponent += exponent;
        else
            found.all.push_back({node, exponent});
    }

    std::optional<int> whole_power(Node node) const {
        if (tape_.operation(node) != Operation::power) return {};
        const Node exponent = tape_.right(node);
        const Operation operation = tape_.operation(exponent);
        if (operation != Operation::constant && operation != Operation::given) return {};
        const Interval value = seen(exponent);
        const bool is_whole = value.is_point() && value.low == std::trunc(value.low);
        if (!is_whole || value.low == 0 || std::abs(value.low) > largest_power) return {};
        return static_cast<int>(value.low);
    }

    Interval product(Node node, double& slack) {
        const std::optional<int> exponent =
            tape_.operation(node) == Operation::power ? whole_power(node) : std::optional(1);
        if (!exponent) return general_power(node);
        if (*exponent < 0) {
            is_smooth_ = false;
            const Interval base = seen(tape_.left(node));
            const double off = rounding_of({{tape_.left(node), -*exponent}}) + half_unit_;
            return Interval{1, 1} / (power(base, -*exponent) + Interval{-off, off});
        }
        const Factors found = factors(node);
        Interval result{1, 1};
        for (const Factor& factor : found.all)
            result = result * power(seen(factor.node), factor.exponent);
        slack = rounding_of(found.all);
        if (slack > 0) result = result + Interval{-slack, slack};
        return found.is_negative ? -result : result;
    }

    /// A product may be divided before all of it has been multiplied.
    Interval quotient(Node node, double& slack) {
        const Interval divisor = seen(tape_.right(node));
        const Interval result = seen(tape_.left(node)) / divisor;
        Factors numerator;
        gather(tape_.left(node), 1, false, numerator);
        if (half_unit_ == 0 || !std::isfinite(result.width()) || divisor.holds(0)) return result;
        const double size = std::max(1.0, (Interval{1, 1} / divisor).magnitude());
        slack = rounding_of(numerator.all, 1, size);
        return slack > 0 ? result + Interval{-slack, slack} : result;
    }

    Interval general_power(Node node) {
        const Interval base = seen(tape_.left(node));
        if (base.low <= 0) is_smooth_ = false;
        return base.low < 0 ? Interval::everything() : exp(seen(tape_.right(node)) * log(base));
    }

    /// How far a product may be off through all its roundings but the last, grouped in any order.
    /// `more` are further factors, together of this size.
    double rounding_of(const std::vector<Factor>& all, int more = 0,
                       double size_of_more = 1) const {
        Interval sizes{size_of_more, size_of_more};
        int count = more;
        for (const Factor& factor : all) {
            const double size = std::max(1.0, seen(factor.node).magnitude());
            sizes = sizes * power(Interval{size, size}, factor.exponent);
            count += factor.exponent;
        }
        if (count <= 2) return 0;
        return (Interval{half_unit_, half_unit_} * Interval{count - 2.0, count - 2.0} * sizes).high;
    }

    // Backwards ---------------------------------------------------------------------------------

    std::optional<Interval> mean_value_form() {
        std::optional<Interval> result = question_.middle(root_);
        if (!result) return {};
        cells_[root_].adjoint = {1, 1};
        for (auto node = order_.rbegin(); node != order_.rend(); ++node) {
            const Cell& cell = cells_.at(*node);
            if (cell.adjoint == Interval{0, 0}) continue;
            if (stands(*node)) {
                const std::optional<Interval> middle = question_.middle(*node);
                if (!middle) return {};
                result = *result + cell.adjoint * (cell.rounded - *middle);
                continue;
            }
            const bool is_rounded = *node != root_ && may_be_rounded(tape_.operation(*node));
            const double off = cell.slack + (is_rounded ? half_unit_ : 0);
            if (off > 0) result = *result + cell.adjoint * Interval{-off, off};
            backward(*node, cell.adjoint);
        }
        return result;
    }

    void add(Node node, Interval adjoint) {
        Cell& cell = cells_.at(node);
        cell.adjoint = cell.adjoint == Interval{0, 0} ? adjoint : cell.adjoint + adjoint;
    }

    void backward(Node node, Interval adjoint) {
        const Node left = tape_.left(node);
        const Interval value = cells_.at(node).value;
        switch (tape_.operation(node)) {
            case Operation::copy:
                return add(left, adjoint);
            case Operation::add:
                add(left, adjoint);
                return add(tape_.right(node), adjoint);
            case Operation::subtract:
                add(left, adjoint);
                return add(tape_.right(node), -adjoint);
            case Operation::negate:
                return add(left, -adjoint);
            case Operation::divide: {
                const Interval right = seen(tape_.right(node));
                add(left, adjoint / right);
                return add(tape_.right(node), -(adjoint * value / right));
            }
            case Operation::multiply:
            case Operation::power:
                return product_backward(node, adjoint);
            case Operation::exp:
                return add(left, adjoint * value);
            case Operation::log:
                return add(left, adjoint / seen(left));
            case Operation::tanh: {
                const Interval slope = Interval{1, 1} - power(value, 2);
                return add(left, adjoint * Interval{std::max(0.0, slope.low), slope.high});
            }
            case Operation::sin:
                return add(left, adjoint * cos(seen(left)));
            case Operation::cos:
                return add(left, -(adjoint * sin(seen(left))));
            case Operation::sqrt:
                return add(left, adjoint / (Interval{2, 2} * sqrt(seen(left))));
            case Operation::select: {
                const Node arms = tape_.right(node);
                const bool is_true = seen(left).low != 0;
                return add(is_true ? tape_.left(arms) : tape_.right(arms), adjoint);
            }
            default:
                return;
        }
    }

    void product_backward(Node node, Interval adjoint) {
        const Node right = tape_.right(node);
        if (tape_.operation(node) == Operation::power && !whole_power(node)) {
            const Interval base = seen(tape_.left(node));
            const Interval value = cells_.at(node).value;
            add(tape_.left(node), adjoint * value * seen(right) / base);
            return add(right, adjoint * value * log(base));
        }
        const Factors found = factors(node);
        const std::vector<Factor>& all = found.all;
        for (std::size_t k = 0; k < all.size(); ++k) {
            const int exponent = all[k].exponent;
            const double scale = found.is_negative ? -exponent : exponent;
            Interval slope = Interval{scale, scale} * power(seen(all[k].node), exponent - 1);
            for (std::size_t other = 0; other < all.size(); ++other) {
                if (other != k) slope = slope * power(seen(all[other].node), all[other].exponent);
            }
            add(all[k].node, adjoint * slope);
        }
    }

    const ReachQuestion& question_;
    const Tape& tape_;
    Node root_;
    double half_unit_ = 0;
    bool is_smooth_ = true;
    std::vector<Node> order_;  ///< what is printed, then operands before what uses them
    std::unordered_map<Node, Cell> cells_;
};

}  // namespace

Interval reach(const ReachQuestion& question, Node node) {
    return Reach(question, node).of_root();
}

}  // namespace longhand::check
