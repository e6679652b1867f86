#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "longhand/worksheet/worksheet.hpp"

namespace longhand::render {

/// A sum of products, and what is added beside them.
struct WeightedSum {
    Node node = no_node;  ///< of the sum
    std::vector<std::pair<Node, Node>> products;
    Node bias = no_node;
};

/// A named value that is a weighted sum, or a function of one that has no name.
struct Unit {
    WeightedSum sum;
    Node named = no_node;
};

/// What a named value is, if it is a weighted sum or a function of one: a sum of
/// products of two named values each, and of one named value beside them at most.
std::optional<Unit> weighted_unit(const Worksheet& worksheet, Node named);

}  // namespace longhand::render
