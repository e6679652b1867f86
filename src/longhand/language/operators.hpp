#pragma once

#include <string_view>

#include "longhand/language/value.hpp"

namespace longhand::language {

/// a + b, a − b, a · b, a / b, a ⊙ b, a ^ b; `sign` as in Syntax. Numbers and matrices may stand
/// on either side: a number beside a matrix means each element, except that · between two matrices
/// is the matrix product. Division goes element by element; ^ too, but only on a row or a column,
/// since A² might be A·A. Throws Error("matrix.shape"), Error("formula.power").
Value operate(std::string_view sign, const Value& a, const Value& b);

Value negate(const Value& a);

/// Compares two numbers. Throws Error("formula.scalar").
Condition compare(std::string_view sign, const Value& a, const Value& b);

/// if(condition, a, b): both arms are recorded; matrices of the same shape element by element.
Value choose(const Value& condition, const Value& if_true, const Value& if_false);

}  // namespace longhand::language
