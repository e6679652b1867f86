#pragma once

#include <cstddef>
#include <vector>

#include "longhand/language/syntax.hpp"
#include "longhand/language/value.hpp"

namespace longhand::language {

/// The most operations that formulas may put on one tape.
inline constexpr std::size_t most_operations = 1'000'000;

/// Functions of somebody's own, in the order in which they were defined: each may use those
/// before it.
using OwnFunctions = std::vector<Definition>;

/// The value of a formula. Evaluating is recording: every operation goes to the active record, a
/// call of a function with a name as a call span. Names are looked up among the parameters of the
/// function that is being called, then in `names`; `e` is 2.718… where nothing else is called so.
///
/// Throws FormulaError with the place in the formula: "formula.name", "formula.function",
/// "formula.call", "formula.arguments", "formula.index", "formula.variable", "formula.older",
/// "formula.independent", "formula.recursion", "formula.operations", and whatever its operations
/// throw.
Value evaluate(const Syntax& formula, const Names& names, const OwnFunctions& own = {});

}  // namespace longhand::language
