#pragma once

#include <span>
#include <vector>

#include "longhand/record/record.hpp"

namespace longhand::replay {

/// The values of the record's givens as they were typed, in the numbers of an arithmetic.
template <class Arithmetic>
std::vector<typename Arithmetic::Value> typed_givens(const Record& record) {
    std::vector<typename Arithmetic::Value> givens;
    givens.reserve(record.givens().size());
    for (const decimal::DecimalText& text : record.givens()) {
        givens.push_back(Arithmetic::from_text(text));
    }
    return givens;
}

/// The value of one node, in the numbers of `Arithmetic`, from those of its operands:
/// `value_of(node)` gives them. The `arms` of a select have no value of their own.
template <class Arithmetic>
typename Arithmetic::Value value_of_node(const Record& record, Node node,
                                         std::span<const typename Arithmetic::Value> givens,
                                         auto&& value_of) {
    const Tape& tape = record.tape();
    const Operation operation = tape.operation(node);
    const auto left = [&]() -> decltype(auto) { return value_of(tape.left(node)); };
    const auto right = [&]() -> decltype(auto) { return value_of(tape.right(node)); };
    switch (operation) {
        case Operation::given:
            return givens[tape.left(node)];
        case Operation::constant:
        case Operation::named_constant:
        case Operation::state:
            return record.is_known_whole(node) ? Arithmetic::from_text(record.text(node))
                                               : Arithmetic::from_digits(record.text(node));
        case Operation::copy:
            return left();
        case Operation::add:
            return Arithmetic::add(left(), right());
        case Operation::subtract:
            return Arithmetic::subtract(left(), right());
        case Operation::multiply:
            return Arithmetic::multiply(left(), right());
        case Operation::divide:
            return Arithmetic::divide(left(), right());
        case Operation::negate:
            return Arithmetic::negate(left());
        case Operation::power:
            return Arithmetic::power(left(), right());
        case Operation::exp:
            return Arithmetic::exp(left());
        case Operation::log:
            return Arithmetic::log(left());
        case Operation::tanh:
            return Arithmetic::tanh(left());
        case Operation::sin:
            return Arithmetic::sin(left());
        case Operation::cos:
            return Arithmetic::cos(left());
        case Operation::sqrt:
            return Arithmetic::sqrt(left());
        case Operation::arms:
            return {};
        case Operation::select: {
            const Node arms = tape.right(node);
            return Arithmetic::select(left(), value_of(tape.left(arms)),
                                      value_of(tape.right(arms)));
        }
        default:
            return Arithmetic::compare(operation, left(), right());
    }
}

/// Computes every node of the record afresh, in one pass, in the numbers of `Arithmetic`
/// (DoubleArithmetic, ExactArithmetic, DecimalArithmetic, NumberArithmetic, BatchArithmetic), from
/// these values of the givens. `at_node(node, value)` sees each value as soon as it is computed
/// and may replace it: that is how a step is rounded, or given the value that somebody claims.
/// Returns the values, one a node. Expects as many givens as the record has.
template <class Arithmetic, class AtNode>
std::vector<typename Arithmetic::Value> replay(const Record& record,
                                               std::span<const typename Arithmetic::Value> givens,
                                               AtNode at_node) {
    using Value = typename Arithmetic::Value;
    const std::size_t count = record.tape().size();
    std::vector<Value> values;
    values.reserve(count);
    const auto value_of = [&values](Node node) -> const Value& { return values[node]; };
    for (Node node = 0; node < count; ++node) {
        values.push_back(value_of_node<Arithmetic>(record, node, givens, value_of));
        at_node(node, values.back());
    }
    return values;
}

template <class Arithmetic>
std::vector<typename Arithmetic::Value> replay(const Record& record,
                                               std::span<const typename Arithmetic::Value> givens) {
    return replay<Arithmetic>(record, givens, [](Node, const typename Arithmetic::Value&) {});
}

/// With the givens as they were typed.
template <class Arithmetic>
std::vector<typename Arithmetic::Value> replay(const Record& record) {
    const std::vector<typename Arithmetic::Value> givens = typed_givens<Arithmetic>(record);
    return replay<Arithmetic>(record, std::span(givens));
}

/// Where C++ control flow would have gone another way with these values: then the record is not
/// theirs, and the calculation must be recorded again. One truth a lane in a batch.
template <class Arithmetic>
typename Arithmetic::Truth flipped_guards(const Record& record,
                                          std::span<const typename Arithmetic::Value> values) {
    typename Arithmetic::Truth flipped{};
    for (const Guard& guard : record.guards()) {
        flipped |= Arithmetic::differs(values[guard.condition], guard.outcome);
    }
    return flipped;
}

}  // namespace longhand::replay
