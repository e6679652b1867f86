#include "longhand/replay/gradient.hpp"

#include <algorithm>

#include "longhand/record/structural_order.hpp"

namespace longhand {

namespace {

/// The derivative of f with respect to one node, as far as it has been gathered.
struct Adjoint {
    enum class State { zero, one, value } state = State::zero;
    Real value;

    Real number() const {
        if (state == State::value) return value;
        return state == State::one ? Real(1) : Real(0);
    }
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

    void gather(Node operand, Adjoint part) {
        Adjoint& sum = adjoints_[operand];
        if (sum.state == Adjoint::State::zero) {
            sum = part;
        } else {
            sum = {Adjoint::State::value, sum.number() + part.number()};
        }
    }

    void gather(Node operand, Real part) { gather(operand, {Adjoint::State::value, part}); }

    Real at(Node node) const { return RealAccess::at(record_, node); }

    /// upstream · factor, with an upstream of 1 left out.
    static Real times(const Adjoint& upstream, Real factor) {
        return upstream.state == Adjoint::State::one ? factor : upstream.value * factor;
    }

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
                if (wanted(right)) gather(right, -upstream.number());
                break;
            case Operation::multiply:
                if (wanted(left)) gather(left, times(upstream, at(right)));
                if (wanted(right)) gather(right, times(upstream, at(left)));
                break;
            case Operation::divide:
                if (wanted(left)) gather(left, upstream.number() / at(right));
                if (wanted(right)) gather(right, -(times(upstream, at(node)) / at(right)));
                break;
            case Operation::negate:
                gather(left, -upstream.number());
                break;
            case Operation::power: {
                const int exponent = static_cast<int>(tape_.value(right));
                if (exponent == 1) gather(left, upstream);
                if (exponent == 2) gather(left, times(upstream, 2 * at(left)));
                if (exponent < 0) gather(left, times(upstream, exponent * (at(node) / at(left))));
                if (exponent > 2)
                    gather(left, times(upstream, exponent * power(at(left), exponent - 1)));
                break;
            }
            case Operation::exp:
                gather(left, times(upstream, at(node)));
                break;
            case Operation::log:
                gather(left, upstream.number() / at(left));
                break;
            case Operation::tanh:
                gather(left, times(upstream, 1 - at(node) * at(node)));
                break;
            case Operation::sqrt:
                gather(left, upstream.number() / (2 * at(node)));
                break;
            case Operation::select: {
                const Condition chosen = RealAccess::condition_at(record_, left);
                const Node if_true = tape_.left(right);
                const Node if_false = tape_.right(right);
                if (wanted(if_true)) gather(if_true, select(chosen, upstream.number(), 0));
                if (wanted(if_false)) gather(if_false, select(chosen, 0, upstream.number()));
                break;
            }
            default:
                break;
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

}  // namespace longhand
