#pragma once

#include <cstdint>
#include <optional>
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

/// From the least to the most of something among variants.
struct Spread {
    std::size_t least = 0, most = 0;
    void add(std::size_t value, bool is_first) {
        least = is_first ? value : std::min(least, value);
        most = is_first ? value : std::max(most, value);
    }
};

/// How equal the variants are that were dealt.
struct Fairness {
    std::size_t count = 0;
    Spread operations, negatives, decimals;
    Rejections rejections{};

    void add(const Sheet& sheet, const Dealt& dealt);
};

}  // namespace longhand::exercise
