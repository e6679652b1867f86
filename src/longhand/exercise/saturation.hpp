#pragma once

#include <cstddef>
#include <vector>

#include "longhand/record/record.hpp"
#include "longhand/replay/number.hpp"

namespace longhand::exercise {

/// The calls of smooth functions of one argument, in the order of the record, that hardly answer to
/// their input: of |dy/dx| below 0.01. `values` are those of the record's nodes.
std::vector<std::size_t> saturated_calls(const Record& record,
                                         const std::vector<replay::Number>& values);

}  // namespace longhand::exercise
