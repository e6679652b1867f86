#include "longhand/replay/gradient.hpp"

#include <algorithm>

#include "longhand/record/structural_order.hpp"

namespace longhand {

namespace {

/// The derivative of f with respect to one node, as far as it has been gathered. A minus sign of
/// the sweep is carried beside the value, so that two of them leave nothing on the tape.
struct Adjoint {
    enum class State { zero, one, value } state = State::zero;
    Real value;
    bool is_negative = false;

    Real size() const {
        if (state == State::value) return value;
        return state == State::one ? Real(1) : Real(0);
    }
    Real number() const {
        if (!is_negative) return size();
        return state == State::one ? Real(-1) : -size();
    }
    Adjoint opposite() const { return {state, value, !is_negative}; }

    /// With a factor of 1 left out.
    Adjoint times(Real factor) const {
        return {State::value, state == State::one ? factor : value * factor, is_negative};
    }
    Adjoint over(Real divisor) const { return {State::value, size() / divisor, is_negative}; }
};

class ReverseSweep {
  public:
    ReverseSweep(Record& record, Node f, const std::vector<Node>& variables)
        : record_(record), tape_(record.tape()), adjoints_(f + 1), depends_(f + 1, false) {
        for (const Node variable : variables) {
            if (variable <= f) depends_[variable] = true;
        }
        // The order of the formula, not of the tape: that one differs between compilers, and the
        // terms of a gradient would stand in another order.
        const std::vector<Node> order = structural_order(tape_, {f}, [](Node) { return false; });
        for (const Node node : order) {
            if (!depends_[node]) depends_[node] = has_dependent_operand(node);
        }
        adjoints_[f].state = Adjoint::State::one;
        for (auto node = order.rbegin(); node != order.rend(); ++node) {
            if (adjoints_[*node].state == Adjoint::State::zero) continue;
            if (has_dependent_operand(*node)) pass_on(*node);
        }
    }

    Real adjoint(Node node) const {
        return node < adjoints_.size() ? adjoints_[node].number() : Real(0);
    }

  private:
    bool has_dependent_operand(Node node) const {
        const Operation operation = tape_.operation(node);
        if (is_leaf(operation) || is_comparison(operation)) return false;
        if (operation == Operation::select) return depends_[tape_.right(node)];
        return depends_[tape_.left(node)] || (is_binary(operation) && depends_[tape_.right(node)]);
    }

    void gather(Node operand, const Adjoint& part) {
        Adjoint& sum = adjoints_[operand];
        if (sum.state == Adjoint::State::zero) {
            sum = part;
            return;
        }
        const Real before = sum.size();
        const Real added = part.size();
        if (sum.is_negative == part.is_negative) {
            sum = {Adjoint::State::value, before + added, sum.is_negative};
        } else {
            const Real difference = sum.is_negative ? added - before : before - added;
            sum = {Adjoint::State::value, difference, false};
        }
    }

    Real at(Node node) const { return RealAccess::at(record_, node); }

    void pass_on(Node node) {
        const Adjoint upstream = adjoints_[node];
        const Node left = tape_.left(node);
        const Node right = tape_.right(node);
        const auto wanted = [this](Node operand) { return bool{depends_[operand]}; };
        switch (tape_.operation(node)) {
            case Operation::copy:
                gather(left, upstream);
                break;
            case Operation::add:
                if (wanted(left)) gather(left, upstream);
                if (wanted(right)) gather(right, upstream);
                break;
            case Operation::subtract:
                if (wanted(left)) gather(left, upstream);
                if (wanted(right)) gather(right, upstream.opposite());
                break;
            case Operation::multiply:
                if (wanted(left)) gather(left, upstream.times(at(right)));
                if (wanted(right)) gather(right, upstream.times(at(left)));
                break;
            case Operation::divide:
                if (wanted(left)) gather(left, upstream.over(at(right)));
                if (wanted(right))
                    gather(right, upstream.times(at(node)).over(at(right)).opposite());
                break;
            case Operation::negate:
                gather(left, upstream.opposite());
                break;
            case Operation::power:
                if (wanted(left)) pass_on_to_base(node, upstream);
                if (wanted(right)) gather(right, upstream.times(at(node) * log(at(left))));
                break;
            case Operation::exp:
                gather(left, upstream.times(at(node)));
                break;
            case Operation::log:
                gather(left, upstream.over(at(left)));
                break;
            case Operation::tanh:
                gather(left, upstream.times(1 - at(node) * at(node)));
                break;
            case Operation::sin:
                gather(left, upstream.times(cos(at(left))));
                break;
            case Operation::cos:
                gather(left, upstream.times(sin(at(left))).opposite());
                break;
            case Operation::sqrt:
                gather(left, upstream.over(2 * at(node)));
                break;
            case Operation::select: {
                const Condition chosen = RealAccess::condition_at(record_, left);
                const Node if_true = tape_.left(right);
                const Node if_false = tape_.right(right);
                const auto arm = [&](Real true_arm, Real false_arm) -> Adjoint {
                    return {Adjoint::State::value, select(chosen, true_arm, false_arm),
                            upstream.is_negative};
                };
                if (wanted(if_true)) gather(if_true, arm(upstream.size(), 0));
                if (wanted(if_false)) gather(if_false, arm(0, upstream.size()));
                break;
            }
            default:
                break;
        }
    }

    /// ∂(a^b)/∂a = b·a^(b − 1), written as simply as the exponent allows.
    void pass_on_to_base(Node node, const Adjoint& upstream) {
        const Real base = at(tape_.left(node));
        const Real exponent = at(tape_.right(node));
        const bool is_constant = tape_.operation(tape_.right(node)) == Operation::constant;
        const double value = exponent.value();
        if (!is_constant) {
            gather(tape_.left(node), upstream.times(exponent * power(base, exponent - 1)));
        } else if (value == 1) {
            gather(tape_.left(node), upstream);
        } else if (value == 2) {
            gather(tape_.left(node), upstream.times(2 * base));
        } else if (value < 0) {
            gather(tape_.left(node), upstream.times(exponent * (at(node) / base)));
        } else if (value != 0) {
            gather(tape_.left(node), upstream.times(exponent * power(base, value - 1)));
        }
    }

    Record& record_;
    const Tape& tape_;
    std::vector<Adjoint> adjoints_;
    std::vector<bool> depends_;
};

}  // namespace

std::vector<Real> gradient(Real f, const std::vector<Real>& variables) {
    Record& record = RealAccess::record();
    std::vector<Node> nodes;
    nodes.reserve(variables.size());
    for (const Real variable : variables)
        nodes.push_back(RealAccess::node(record, variable));
    const ReverseSweep sweep(record, RealAccess::node(record, f), nodes);

    std::vector<Real> derivatives;
    derivatives.reserve(nodes.size());
    for (const Node node : nodes)
        derivatives.push_back(sweep.adjoint(node));
    return derivatives;
}

Real gradient(Real f, Real x) {
    return gradient(f, std::vector{x}).front();
}

Matrix gradient(Real f, const Matrix& x) {
    return {x.shape(), gradient(f, x.row_by_row())};
}

Matrix elementwise_gradient(const Matrix& y, const Matrix& x) {
    if (y.shape() != x.shape()) MatrixAccess::wrong_shapes("elementwise_gradient", y, x);
    std::vector<Real> derivatives;
    for (Eigen::Index i = 1; i <= x.rows(); ++i) {
        for (Eigen::Index j = 1; j <= x.columns(); ++j)
            derivatives.push_back(gradient(y(i, j), x(i, j)));
    }
    return {x.shape(), derivatives};
}

}  // namespace longhand
