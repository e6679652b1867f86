#pragma once

#include "longhand/worksheet/expression.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand {

/// Where a formula speaks of two versions of one quantity, which share their symbol, writes each
/// with its number: the given w is w⁽⁰⁾, after its first update it is w⁽¹⁾. In a worksheet whose
/// own symbols are raised, where W⁽¹⁾ is the first layer, the numbers are lowered: W⁽¹⁾₍₀₎, like
/// the θ_i of document 001. Elsewhere a symbol stays as it is: in `w − η·g` there is only one w.
void mark_versions(const Worksheet& worksheet, Expression& formula);

}  // namespace longhand
