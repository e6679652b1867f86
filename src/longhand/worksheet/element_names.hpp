#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "longhand/worksheet/entry.hpp"

namespace longhand {

/// The symbol of a value by the last name of its id: `x[1]` is written x1, `w[1,2]` w12; with an
/// index above 9 a comma keeps them apart.
std::string symbol_of(std::string_view id);

/// `w1 w3; w2 w4` as names row by row; empty for a pattern or a single name.
std::vector<std::string> listed_names(const std::string& elements);

/// A pattern such as `w{column}{row}` for one element.
std::string element_name(const std::string& pattern, Eigen::Index row, Eigen::Index column);

/// The symbols of an entry's elements, row by row, by its pattern or, without one, by its own
/// symbol. Expects its symbol, form and shape.
std::vector<std::string> element_symbols(const Entry& entry, const std::string& pattern);

}  // namespace longhand
