#pragma once

#include <vector>

#include "longhand/check/cone.hpp"

namespace longhand::check {

/// Every single change that is tried of the formula of a step, whose elements have these cones;
/// the deepest operands first. Operations are changed only where all elements have one formula.
/// What they return refers to the worksheet.
std::vector<Mutation> mutations(const Worksheet& worksheet, const std::vector<Cone>& cones);

}  // namespace longhand::check
