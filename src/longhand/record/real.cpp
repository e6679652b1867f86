#include "longhand/record/real.hpp"

#include <cmath>
#include <cstdlib>

#include "longhand/text/error.hpp"

namespace longhand {

Condition::operator bool() const {
    Record& record = RealAccess::record();
    record.add_guard({RealAccess::node(record, *this), outcome_});
    return outcome_;
}

Node Real::node() const {
    return RealAccess::node(RealAccess::record(), *this);
}

Node RealAccess::enter(Record& record, Real operand) {
    if (operand.record() == 0) return record.constant(operand.value_);
    if (!record.holds(operand.record(), operand.place())) throw Error("record.mixed", {});
    return operand.place();
}

Node RealAccess::node(const Record& record, const Condition& condition) {
    if (condition.record_ != record.number() && !record.holds(condition.record_, condition.node_))
        throw Error("record.mixed", {});
    return condition.node_;
}

Real RealAccess::enter_unary(Operation operation, Real a, double value) {
    Record& to = record();
    const Node left = node(to, a);
    return {to.tape().append(operation, left, no_node, value), to.number(), value};
}

Real RealAccess::enter_binary(Operation operation, Real a, Real b, double value) {
    Record& to = record();
    const Node left = node(to, a);
    const Node right = node(to, b);
    return {to.tape().append(operation, left, right, value), to.number(), value};
}

void RealAccess::throw_no_record() {
    throw Error("record.none", {});
}

Real RealAccess::select(Condition condition, Real if_true, Real if_false) {
    Record& to = record();
    const Node chooser = node(to, condition);
    const double value = condition.outcome_ ? if_true.value() : if_false.value();
    const Real arms = binary(Operation::arms, if_true, if_false, value);
    const Node chosen = to.tape().append(Operation::select, chooser, arms.place(), value);
    return {chosen, to.number(), value};
}

Real exp(Real x) {
    return RealAccess::unary(Operation::exp, x, std::exp(x.value()));
}
Real log(Real x) {
    return RealAccess::unary(Operation::log, x, std::log(x.value()));
}
Real tanh(Real x) {
    return RealAccess::unary(Operation::tanh, x, std::tanh(x.value()));
}
Real sin(Real x) {
    return RealAccess::unary(Operation::sin, x, std::sin(x.value()));
}
Real cos(Real x) {
    return RealAccess::unary(Operation::cos, x, std::cos(x.value()));
}
Real sqrt(Real x) {
    return RealAccess::unary(Operation::sqrt, x, std::sqrt(x.value()));
}
Real pi() {
    Record& record = RealAccess::record();
    return RealAccess::at(record, record.constant(pi_constant()));
}
Real copy(Real x) {
    return RealAccess::unary(Operation::copy, x, x.value());
}

Real abs(Real x) {
    return call({"abs", "abs"}, {x}, [x] { return select(x < 0, -x, x); });
}

Real max(Real a, Real b) {
    return call({"max", "max"}, {a, b}, [a, b] { return select(a >= b, a, b); });
}

Real min(Real a, Real b) {
    return call({"min", "min"}, {a, b}, [a, b] { return select(a <= b, a, b); });
}

Real power(Real x, Real exponent) {
    return RealAccess::binary(Operation::power, x, exponent, std::pow(x.value(), exponent.value()));
}

CallSpan begin_call(const Function& function, std::span<const Real> arguments) {
    Record& record = RealAccess::record();
    CallSpan span{record.function(function), 0, 0, {}, {}};
    span.arguments.reserve(arguments.size());
    for (const Real argument : arguments)
        span.arguments.push_back(RealAccess::node(record, argument));
    span.first = static_cast<Node>(record.tape().size());
    return span;
}

Real end_call(CallSpan span, Real result) {
    Record& record = RealAccess::record();
    if (RealAccess::node(record, result) < span.first) result = copy(result);
    if (is_constant(record.tape().operation(result.node()))) result = copy(result);
    span.end = static_cast<Node>(record.tape().size());
    span.results = {result.node()};
    record.add_call(std::move(span));
    return result;
}

}  // namespace longhand
