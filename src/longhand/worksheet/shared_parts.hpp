#pragma once

#include <functional>
#include <vector>

#include "longhand/record/tape.hpp"

namespace longhand {

/// The nodes under `results` that should become steps of their own before them, in the order
/// of the formulas: where the formula of a result, written out down to named nodes and givens,
/// would have more than 60 operations, every unnamed value that it uses twice or more; and whatever
/// lies more than 24 levels deep. So a formula never blows up, however its parts are shared.
std::vector<Node> shared_parts(const Tape& tape, const std::vector<Node>& results,
                               const std::function<bool(Node)>& is_named);

}  // namespace longhand
