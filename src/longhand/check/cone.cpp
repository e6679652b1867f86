#include "longhand/check/cone.hpp"

#include <algorithm>

#include "longhand/check/known_functions.hpp"
#include "longhand/record/structural_order.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/replay/running_error.hpp"

namespace longhand::check {

namespace {

using replay::Number;

template <class A>
typename A::Value whole(int value) {
    return A::from_text(decimal::DecimalText::parse(std::to_string(value)));
}

template <class A>
typename A::Value power_of_ten(int exponent) {
    return A::power(whole<A>(10), whole<A>(exponent));
}

bool has_value(const Number& value) {
    return value.trouble == replay::Trouble::none;
}
bool has_value(const replay::Bounded&) {
    return true;  // nobody knows
}

Number of(const KnownFunction& function, const Number& x) {
    return function.of(x);
}
replay::Bounded of(const KnownFunction& function, const replay::Bounded& x) {
    return function.of_bounded(x);
}

}  // namespace

Cone::Cone(const Worksheet& worksheet, const std::function<bool(Node)>& is_known, Node root)
    : worksheet_(&worksheet), root_(root) {
    const Tape& tape = record().tape();
    const auto is_named = [&](Node node) { return worksheet.place_of(node) != nullptr; };
    const auto is_end = [&](Node node) {
        if (!is_known(node)) return false;
        if (is_named(node) && std::ranges::find(named_, node) == named_.end())
            named_.push_back(node);
        return true;
    };
    std::unordered_map<Node, std::uint32_t> places;
    for (const Node node : structural_order(tape, {root}, is_end)) {
        if (node != root && is_named(node)) named_.push_back(node);
        if (is_leaf(tape.operation(node))) continue;
        places[node] = static_cast<std::uint32_t>(order_.size());
        order_.push_back(node);
        shape_.push_back(static_cast<std::uint32_t>(tape.operation(node)));
        for (const Node operand : operands(tape, node)) {
            const auto place = places.find(operand);
            shape_.push_back(place == places.end() ? no_node : place->second);
        }
    }
}

std::optional<Cone::FunctionCall> Cone::call_at(std::size_t position) const {
    const Node node = order_[position];
    if (const CallSpan* call = record().call_of(node)) {
        if (call->arguments.size() != 1 || call->results.size() != 1) return {};
        const Function& function = record().functions()[call->function];
        return FunctionCall{function.id, function.symbol, call->arguments.front()};
    }
    const Node argument = record().tape().left(node);
    switch (record().tape().operation(node)) {
        case Operation::exp:
            return FunctionCall{"exp", "exp", argument};
        case Operation::log:
            return FunctionCall{"log", "ln", argument};
        case Operation::tanh:
            return FunctionCall{"hyperbolic_tangent", "tanh", argument};
        case Operation::sin:
            return FunctionCall{"sin", "sin", argument};
        case Operation::cos:
            return FunctionCall{"cos", "cos", argument};
        case Operation::sqrt:
            return FunctionCall{"sqrt", "√", argument};
        default:
            return {};
    }
}

template <class A>
std::optional<typename A::Value> Cone::value(const Mutation& mutation, const ValueAt<A>& base,
                                             const ValueAt<A>& worked_out) const {
    using Value = typename A::Value;
    std::unordered_map<Node, Value> own;
    const bool is_everywhere = mutation.instead && !mutation.position;
    bool applies = !is_everywhere;
    const ValueAt<A> at = [&](Node node) -> Value {
        if (is_everywhere) {
            if (const std::optional<Node> other = mutation.instead(node)) {
                applies = true;
                return node == root_ ? worked_out(*other) : base(*other);
            }
        }
        const auto found = own.find(node);
        return found == own.end() ? base(node) : found->second;
    };
    const auto is_touched = [&](Node node) {
        return std::ranges::any_of(longhand::operands(record().tape(), node), [&](Node operand) {
            return own.contains(operand) || (is_everywhere && mutation.instead(operand));
        });
    };
    const auto is_place = [&](std::size_t k) {
        return mutation.position == k ||
               std::ranges::find(mutation.alike, k) != mutation.alike.end();
    };
    for (std::size_t k = mutation.position.value_or(0); k < order_.size(); ++k) {
        const Node node = order_[k];
        if (!is_place(k) && !is_touched(node)) continue;
        Value result = replay::value_of_node<A>(record(), node, {}, at);
        if (is_place(k)) {
            std::optional<Value> other = mutation.instead ? exchanged<A>(mutation, node, at, base)
                                                          : changed<A>(mutation, k, result, at);
            if (!other) return {};
            result = *std::move(other);
        }
        own[node] = std::move(result);
    }
    const bool is_root_changed = own.contains(root_) || (is_everywhere && mutation.instead(root_));
    if (!is_root_changed) return {};
    Value result = at(root_);
    if (!applies || !has_value(result)) return {};
    return result;
}

Node Cone::operand_of(const Mutation& mutation, Node node) const {
    const Tape& tape = record().tape();
    return *mutation.operand == 0 ? tape.left(node) : tape.right(node);
}

template <class A>
std::optional<typename A::Value> Cone::exchanged(const Mutation& mutation, Node node,
                                                 const ValueAt<A>& at,
                                                 const ValueAt<A>& base) const {
    const Node operand = operand_of(mutation, node);
    const std::optional<Node> other = mutation.instead(operand);
    if (!other) return {};
    return replay::value_of_node<A>(record(), node, {}, [&](Node below) {
        return below == operand ? base(*other) : at(below);
    });
}

template <class A>
std::optional<typename A::Value> Cone::changed(const Mutation& mutation, std::size_t position,
                                               const typename A::Value& value,
                                               const ValueAt<A>& at) const {
    using Value = typename A::Value;
    const Tape& tape = record().tape();
    const Node node = order_[position];
    const Operation operation = tape.operation(node);
    const bool is_left = mutation.variant == 0;
    const auto left = [&] { return at(tape.left(node)); };
    const auto right = [&] { return at(tape.right(node)); };
    const auto with_each = [&](auto change) {
        if (!mutation.operand) return change(value);
        const Node operand = operand_of(mutation, node);
        return replay::value_of_node<A>(record(), node, {}, [&](Node below) {
            return below == operand ? change(at(below)) : at(below);
        });
    };
    const bool is_product = operation == Operation::multiply;
    const bool is_sum = operation == Operation::add || operation == Operation::subtract;
    switch (mutation.change) {
        case Change::sign:
            return with_each([](const Value& x) { return A::negate(x); });
        case Change::swapped_operands:
            if (operation == Operation::subtract) return A::subtract(right(), left());
            if (operation == Operation::divide) return A::divide(right(), left());
            return {};
        case Change::left_out:
            if (mutation.variant == two_factors) return at(tape.left(tape.left(node)));
            if (operation == Operation::subtract && is_left) return A::negate(right());
            if (is_sum || is_product) return is_left ? right() : left();
            if (operation == Operation::power) return left();
            return {};
        case Change::undivided:
            if (operation == Operation::divide) return left();
            return {};
        case Change::doubled:
            if (operation == Operation::add) return A::add(value, is_left ? left() : right());
            if (operation == Operation::subtract)
                return is_left ? A::add(value, left()) : A::subtract(value, right());
            if (is_product) return A::multiply(value, is_left ? left() : right());
            if (operation == Operation::divide) return A::divide(value, right());
            return {};
        case Change::decimal_point:
            return with_each(
                [&](const Value& x) { return A::multiply(x, power_of_ten<A>(mutation.variant)); });
        default:
            break;
    }
    const std::optional<FunctionCall> call = call_at(position);
    if (!call) return {};
    const std::vector<KnownFunction>& known = known_functions();
    if (mutation.change == Change::function_left_out) return at(call->argument);
    if (mutation.change == Change::function_doubled) {
        const auto same = std::ranges::find(known, call->id, &KnownFunction::id);
        return same == known.end() ? std::nullopt : std::optional(of(*same, value));
    }
    const KnownFunction& other = known[static_cast<std::size_t>(mutation.variant)];
    if (!may_stand_for(other, call->id)) return {};
    return of(other, at(call->argument));
}

template std::optional<Number> Cone::value<replay::NumberArithmetic>(
    const Mutation&, const ValueAt<replay::NumberArithmetic>&,
    const ValueAt<replay::NumberArithmetic>&) const;
template std::optional<replay::Bounded> Cone::value<replay::RunningErrorArithmetic>(
    const Mutation&, const ValueAt<replay::RunningErrorArithmetic>&,
    const ValueAt<replay::RunningErrorArithmetic>&) const;

}  // namespace longhand::check
