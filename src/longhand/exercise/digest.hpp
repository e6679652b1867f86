#pragma once

#include <string>

#include "longhand/exercise/paper.hpp"

namespace longhand::exercise {

/// What a calculation does, in a few signs: another order, formula or name gives another digest.
std::string digest(const Worksheet& worksheet);

/// How many signs the code of a variant has: "T26X-C9PV".
inline constexpr std::size_t code_length = 9;

/// The code of a variant, from what it prints: the same givens (and the same wrong numbers, where a
/// mistake is to be found) of the same exercises have the same one.
std::string code_of(const Sheet& sheet, const std::vector<Variant>& variants);

}  // namespace longhand::exercise
