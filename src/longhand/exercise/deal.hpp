#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "longhand/exercise/class_reader.hpp"
#include "longhand/exercise/paper.hpp"

namespace longhand::exercise {

/// Variants for one student: seed and key alone decide them, exercise by exercise.
Dealt deal(const Sheet& sheet, std::uint64_t seed, const std::string& key, Rejections& rejections);

/// The key that the variant of one exercise of a sheet is drawn with.
std::string exercise_key(const std::string& key, std::size_t exercise);

/// The same from a line of the class file, without drawing. Throws Error("class.givens") for a line
/// of another sheet.
Dealt deal_again(const Sheet& sheet, std::uint64_t seed, const ClassLine& line);

/// \overload with a line an exercise.
Dealt deal_again(const Sheet& sheet, std::uint64_t seed, const std::vector<ClassLine>& lines);

/// Who gets a sheet, and the key of their variant.
struct Recipient {
    std::string key;
    Owner owner;
};

/// One variant a recipient; or, of so many different ones, one after the other, so that neighbours
/// in the list differ. Throws Error("sheet.few_variants") where a sheet has not so many.
void share_versions(std::vector<Recipient>& recipients, int versions, const Sheet& sheet,
                    std::uint64_t seed);

/// How much work all exercises of a sheet are together.
Effort effort_of(const Sheet& sheet, const Dealt& dealt);

}  // namespace longhand::exercise
