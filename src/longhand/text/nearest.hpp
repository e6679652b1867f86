#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace longhand::text {

/// How many single characters must be put in, left out, replaced, or swapped with their neighbour
/// to make one text of the other (optimal string alignment distance, on bytes).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `name`, for messages; empty only where there are none. Upper and lower
/// case count as equal; ties go to the first.
std::string nearest(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace longhand::text
