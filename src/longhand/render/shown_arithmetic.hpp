#pragma once

#include <optional>

#include "longhand/replay/number.hpp"
#include "longhand/worksheet/expression.hpp"

namespace longhand::render {

/// What the numbers of a line give when somebody works it out as it stands there, rounded as they
/// are: 0.228 + 0.422 + 0.325 is 0.975, where the unrounded values give 0.976. Nothing for a line
/// with a function that only the record knows, and for a symbol.
std::optional<replay::Number> worked_out_as_shown(const Expression& expression);

}  // namespace longhand::render
