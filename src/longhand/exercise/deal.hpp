#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "longhand/exercise/paper.hpp"

namespace longhand::exercise {

/// Variants for one student: seed and key alone decide them, exercise by exercise.
Dealt deal(const Sheet& sheet, std::uint64_t seed, const std::string& key, Rejections& rejections);

/// Who gets a sheet, and the key of their variant.
struct Recipient {
    std::string key;
    Owner owner;
};

/// One variant a recipient; or, of so many versions, A, B, …, one after the other, so that
/// neighbours in the list differ.
void share_versions(std::vector<Recipient>& recipients, int versions);

/// How much work all exercises of a sheet are together.
Effort effort_of(const Sheet& sheet, const Dealt& dealt);

}  // namespace longhand::exercise
