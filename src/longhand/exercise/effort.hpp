#pragma once

#include <cstddef>
#include <vector>

#include "longhand/exercise/part.hpp"
#include "longhand/exercise/variant.hpp"

namespace longhand::exercise {

/// How much work a variant is.
struct Effort {
    std::size_t operations = 0;
    std::size_t negatives = 0;  ///< values below zero, givens and steps
    std::size_t decimals = 0;   ///< of exact results on the way, together

    Effort& operator+=(const Effort& other);
};

/// How much work the steps of a part are.
Effort effort_of(const Worksheet& worksheet, const Part& part, const Variant& variant);

/// From the least to the most of each kind of work.
struct EffortRange {
    Effort least, most;

    bool holds(const Effort& effort) const;
};

/// The work of all but one variant in twenty at each end, by each kind. Expects some.
EffortRange usual_effort(std::vector<Effort> sample);

/// From the least to the most of all. Expects some.
EffortRange whole_range(std::vector<Effort> all);

}  // namespace longhand::exercise
