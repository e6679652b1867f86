#pragma once

#include "longhand/render/values.hpp"
#include "longhand/worksheet/formula.hpp"

namespace longhand::render {

/// The formula with every named value replaced by its number: givens as typed, others with
/// `digits`.
Expression with_numbers(const Worksheet& worksheet, const Expression& formula, const Values& values,
                        Digits digits);

/// The next line of the working: every operation whose operands are all numbers is replaced by its
/// result. A conditional is replaced by its arm as soon as both sides of its condition are
/// numbers; the other arm is never worked out.
Expression reduced(const Expression& expression, const Values& values, Digits digits);

/// True for a number, and for a matrix of numbers: there is nothing left to work out.
bool is_result(const Expression& expression);

/// True where no number in the expression has been rounded.
bool is_exact(const Expression& expression);

/// The value of a node as a number in an expression.
Expression number(const Values& values, Node node, Digits digits);

/// The values of an entry: a number, or a matrix of numbers.
Expression value_of(const Entry& entry, const Values& values, Digits digits);

}  // namespace longhand::render
