#pragma once

#include <string>

#include "longhand/language/syntax.hpp"

namespace longhand::language {

/// A formula as it is written by hand: gradient(E, w) as ∂E/∂w, a*x^2 as a·x², transpose(W) as Wᵀ,
/// with the parentheses that it needs.
std::string notation(const Syntax& formula);

}  // namespace longhand::language
