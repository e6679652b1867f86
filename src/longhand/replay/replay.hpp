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
    const Tape& tape = record.tape();
    std::vector<Value> values(tape.size());

    for (Node node = 0; node < tape.size(); ++node) {
        const Operation operation = tape.operation(node);
        const auto left = [&]() -> const Value& { return values[tape.left(node)]; };
        const auto right = [&]() -> const Value& { return values[tape.right(node)]; };
        Value& value = values[node];
        switch (operation) {
            case Operation::given:
                value = givens[tape.left(node)];
                break;
            case Operation::constant:
                value = Arithmetic::from_text(record.text(node));
                break;
            case Operation::copy:
                value = left();
                break;
            case Operation::add:
                value = Arithmetic::add(left(), right());
                break;
            case Operation::subtract:
                value = Arithmetic::subtract(left(), right());
                break;
            case Operation::multiply:
                value = Arithmetic::multiply(left(), right());
                break;
            case Operation::divide:
                value = Arithmetic::divide(left(), right());
                break;
            case Operation::negate:
                value = Arithmetic::negate(left());
                break;
            case Operation::power:
                value = Arithmetic::power(left(), static_cast<int>(tape.value(tape.right(node))));
                break;
            case Operation::exp:
                value = Arithmetic::exp(left());
                break;
            case Operation::log:
                value = Arithmetic::log(left());
                break;
            case Operation::tanh:
                value = Arithmetic::tanh(left());
                break;
            case Operation::sqrt:
                value = Arithmetic::sqrt(left());
                break;
            case Operation::less:
            case Operation::less_equal:
            case Operation::greater:
            case Operation::greater_equal:
            case Operation::equal:
            case Operation::not_equal:
                value = Arithmetic::compare(operation, left(), right());
                break;
            case Operation::arms:
                break;
            case Operation::select: {
                const Node arms = tape.right(node);
                value =
                    Arithmetic::select(left(), values[tape.left(arms)], values[tape.right(arms)]);
                break;
            }
        }
        at_node(node, value);
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
