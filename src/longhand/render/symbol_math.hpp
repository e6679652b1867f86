#pragma once

#include <string_view>

#include "longhand/render/math.hpp"

namespace longhand::render {

/// A symbol as it is set. In the characters of a text log it is one line; here
/// - digits behind a letter, what follows `_`, what stands in brackets and lowered characters are
///   subscripts: w11, W_input_hidden (two of them), x[1], W[1,2], x₁;
/// - raised characters, primes and what follows `^` are superscripts: W⁽²⁾, y′, w^2;
/// - a slash is a fraction bar: ∂E/∂w6; Δ, ∇ and ∂ stand before what they are applied to;
/// - marks on a letter stand on it: ŷ1;
/// - a run of several Latin letters is one name.
/// What is none of this stands as it is: every text is a symbol.
Math symbol_math(std::string_view symbol);

}  // namespace longhand::render
