#pragma once

#include <vector>

#include "longhand/check/formula/recorded_formula.hpp"
#include "longhand/decimal/number.hpp"

namespace longhand::check {

/// The values of a formula's tape, one a node, for numbers drawn at random.
using Point = std::vector<decimal::Decimal>;

/// How many points a verdict rests on, and how few are too few.
inline constexpr std::size_t usual_points = 24;
inline constexpr std::size_t least_points = 20;

/// Points at which all conditions hold and all of `wanted` have values. Equalities among the
/// conditions are met by solving them together, each for the last number that it speaks of. Points
/// are added where the two sides of a comparison under `wanted` are equal, and until each arm of
/// each select is taken, as far as numbers are found that take it. The
/// same claim gives the same points everywhere; fewer than usual_points, or none, where hardly any
/// numbers meet the conditions.
std::vector<Point> draw_points(const RecordedFormula& formula,
                               const std::vector<RecordedCondition>& conditions,
                               const std::vector<Node>& wanted);

}  // namespace longhand::check
