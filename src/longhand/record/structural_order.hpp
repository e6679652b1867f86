#pragma once

#include <functional>
#include <vector>

#include "longhand/record/tape.hpp"

namespace longhand {

/// The operands of a node, left to right.
std::vector<Node> operands(const Tape& tape, Node node);

/// The nodes under `results` and the results themselves, each once, operands before what uses them
/// and left before right. C++ leaves open which operand of `a*b + c*d` runs first, and compilers
/// differ; this order depends on the formula alone. It does not go into nodes that `is_end` names.
std::vector<Node> structural_order(const Tape& tape, const std::vector<Node>& results,
                                   const std::function<bool(Node)>& is_end);

}  // namespace longhand
