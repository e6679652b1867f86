#pragma once

#include <vector>

#include "longhand/worksheet/expression.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand {

/// How many entries a formula may speak of by name: those that stand before the step that it is
/// for. Later names would say what nobody knows yet, and change with every step that is added.
using KnownEntries = std::uint32_t;

/// All entries before the one that names the node; all, for a node without a name.
KnownEntries entries_before(const Worksheet& worksheet, Node node);

/// Which calls of named functions are written out.
enum class Calls : unsigned char {
    closed,  ///< none: σ(x1)
    opened,  ///< all: 1 / (1 + e^(−x1))
};

/// The formula that gave a node, down to named values and constants, as the tape has it: sums
/// and products as they were grouped, each call of a named function as `calls` says.
Expression formula(const Worksheet& worksheet, Node node, KnownEntries known,
                   Calls calls = Calls::closed);

/// The ways to write the formula of a node, from the shortest on: the call closed, then with the
/// call that gave it opened, one call at a time. At least one; the last has no call at its root.
std::vector<Expression> formulas(const Worksheet& worksheet, Node node, KnownEntries known,
                                 Calls inner_calls = Calls::closed);

/// The formula that gave a matrix, in matrices: `W·I`. For one put together from numbers, a
/// matrix of their formulas. Expects a matrix node of the worksheet's record.
Expression matrix_formula(const Worksheet& worksheet, std::uint32_t matrix, KnownEntries known);

}  // namespace longhand
