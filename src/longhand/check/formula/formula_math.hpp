#pragma once

#include "longhand/language/syntax.hpp"
#include "longhand/render/math.hpp"

namespace longhand::check {

/// A formula of a claim as it is set: gradient(E, w) as a fraction with ∂, x[1] with an index, (a,
/// b) as a column.
render::Math math(const language::Syntax& formula);

}  // namespace longhand::check
