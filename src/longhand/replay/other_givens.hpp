#pragma once

#include <vector>

#include "longhand/record/record.hpp"
#include "longhand/replay/number.hpp"

namespace longhand::replay {

/// The values of a calculation whose givens all differ from the typed ones, each by a factor of its
/// own between 1/2 and 3/2: what is equal only by the typed numbers differs here. Each `draw` has
/// other ones, the same everywhere.
std::vector<Number> with_other_givens(const Record& record, std::uint32_t draw = 0);

}  // namespace longhand::replay
