#pragma once

#include <optional>
#include <string>
#include <vector>

#include "longhand/scan/judgement.hpp"

namespace longhand::scan {

/// What a number or matrix on the right should be for a wrong equality to hold.
struct Correction {
    std::string printed, should_be;
};

/// Where the right side is more than one number or matrix, but only one in it is new there and each
/// of its elements adds to one element of the side: what that should be, with as many decimals as
/// it is printed with. Only what makes the equality hold.
std::optional<Correction> correction(const Equality& equality);

/// Another text for a number.
struct Replacement {
    std::size_t offset = 0, length = 0;  ///< of what is printed, in bytes
    std::string text;
};

/// What makes a wrong equality hold: other results on its right side, where that is one number, or
/// a matrix of numbers without signs.
std::vector<Replacement> replacements(const Equality& equality, const EqualityJudgement& judgement);

}  // namespace longhand::scan
