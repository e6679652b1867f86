#pragma once

#include <string>
#include <vector>

#include "longhand/worksheet/expression.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::render {

/// A given's number as typed, with the minus sign −.
std::string typed_number(const Worksheet& worksheet, Node node);

/// A given as typed: a number, or a matrix of numbers.
Expression given_value(const Worksheet& worksheet, const Entry& entry);

/// The elements of a given in the order of their names: w11, w12 …, as people list them.
std::vector<std::size_t> by_name(const Entry& entry);

}  // namespace longhand::render
