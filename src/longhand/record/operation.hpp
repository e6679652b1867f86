#pragma once

#include <cstdint>

namespace longhand {

/// What a node of the tape does with its operands a (left) and b (right).
enum class Operation : std::uint8_t {
    given,          ///< a number that the calculation starts from; left: its place among the givens
    constant,       ///< a number that stands in a formula; left: its place among the constants
    state,          ///< a value from outside of the record; left: its place among the states
    copy,           ///< a, under a new name
    add,            ///< a + b
    subtract,       ///< a − b
    multiply,       ///< a · b
    divide,         ///< a / b
    negate,         ///< −a
    power,          ///< a^b
    exp,            ///< e^a
    log,            ///< natural logarithm of a
    tanh,           ///< hyperbolic tangent of a
    sqrt,           ///< square root of a
    less,           ///< 1 where a < b, else 0; likewise the next five
    less_equal,     ///< a ≤ b
    greater,        ///< a > b
    greater_equal,  ///< a ≥ b
    equal,          ///< a = b
    not_equal,      ///< a ≠ b
    arms,           ///< the two arms of the select that follows: a if true, b if false
    select,         ///< the arm that the condition a chooses; b is the `arms` node
    // Class files keep digests of what stands above: what came later comes behind.
    sin,             ///< sine of a, in radians
    cos,             ///< cosine of a, in radians
    named_constant,  ///< π, known by its name; left: its place among named_constants()
};

constexpr bool is_comparison(Operation operation) {
    return operation >= Operation::less && operation <= Operation::not_equal;
}

/// A number that stands in a formula, by its digits or by its name.
constexpr bool is_constant(Operation operation) {
    return operation == Operation::constant || operation == Operation::named_constant;
}

/// True for a node without operands.
constexpr bool is_leaf(Operation operation) {
    return operation <= Operation::state || operation == Operation::named_constant;
}

/// True for a node whose right operand is a node.
constexpr bool is_binary(Operation operation) {
    return (operation >= Operation::add && operation <= Operation::divide) ||
           operation == Operation::power ||
           (operation >= Operation::less && operation <= Operation::select);
}

}  // namespace longhand
