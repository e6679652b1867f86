#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "longhand/record/matrix_node.hpp"
#include "longhand/record/tape.hpp"

namespace longhand {

/// A formula as it is written: the tree between the tape and every view.
struct Expression {
    enum class Kind : std::uint8_t {
        number,       ///< text; a value put in, or a constant
        symbol,       ///< text; a named value
        sum,          ///< terms, each with its sign; the first is never minus
        product,      ///< factors
        quotient,     ///< numerator, denominator
        negation,     ///< one operand
        power,        ///< base, exponent
        exponential,  ///< e to the operand
        root,         ///< square root of the operand
        function,     ///< text is its symbol; arguments
        comparison,   ///< text is its sign; two sides
        conditional,  ///< value if true, condition, value otherwise
        hadamard,     ///< ⊙ of two operands
        transpose,    ///< of one operand
        matrix,       ///< rows × columns of operands, row by row
    };

    Kind kind = Kind::number;
    std::string text = {};
    std::vector<Expression> operands = {};
    std::vector<bool> minus = {};  ///< of a sum: which terms are subtracted
    std::uint32_t rows = 0;        ///< of a matrix
    std::uint32_t columns = 0;
    Node node = no_node;               ///< the scalar value that this is
    std::uint32_t matrix = no_matrix;  ///< the matrix value that this is
    bool is_exact = true;              ///< of a number: nothing was cut off
};

/// The part of a formula that has this role, counted from 1 where there are several: `term`,
/// `factor`, `numerator`, `denominator`, `argument`, `base`, `exponent`, `condition`, `if_true`,
/// `otherwise`. nullptr where the formula has no such part.
const Expression* part(const Expression& expression, const std::string& role, std::size_t index);

/// The roles that part() knows in this formula, for messages: "term[1…3]".
std::vector<std::string> roles(const Expression& expression);

}  // namespace longhand
