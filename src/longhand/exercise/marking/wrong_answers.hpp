#pragma once

#include <string>
#include <vector>

#include "longhand/exercise/exercise.hpp"
#include "longhand/exercise/marking/blank_mark.hpp"

namespace longhand::exercise {

/// Which blank depends on which other one: one row a blank.
using Dependences = std::vector<std::vector<bool>>;

/// Judges those answers of one student that are marked as wrong by what follows from the student's
/// own numbers, and looks for causes where they are wanted. Expects an exercise that asks for
/// numbers, and its variant.
void judge_wrong_answers(const Exercise& exercise, const Dependences& depends,
                         const Variant& variant, bool with_causes, std::vector<BlankMark>& marks);

/// What a blank should be to follow from the wrong answers among these, to the decimals asked for;
/// empty where it has no value.
std::string following(const Exercise& exercise, const Dependences& depends, const Variant& variant,
                      std::vector<BlankMark> marks, std::size_t blank);

}  // namespace longhand::exercise
