#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/exercise/class_reader.hpp"
#include "longhand/exercise/questions.hpp"

namespace longhand::exercise {

/// An exercise as sheet.json has it: all that is needed to make it again.
struct StoredExercise {
    std::string source;   ///< the name of a chapter or problem file
    std::string content;  ///< of the problem file; empty for a chapter
    std::string digest;   ///< of the calculation
    ExerciseOptions options;
    int kept = 0;                     ///< decimals on the way; 0 for formulas
    std::vector<std::string> blanks;  ///< ids
};

/// What holds for a whole class, as sheet.json has it.
struct ClassSheet {
    text::Language language = text::Language::english;
    std::string title;
    std::uint64_t seed = 1;
    int marks = 0;
    std::vector<StoredExercise> exercises;
};

/// Reads sheet.json; `name` is shown in errors. Throws Error("class.sheet") for what is none, and
/// Error("class.version") for that of a later version of the program.
ClassSheet read_class_sheet(std::string_view json, const std::string& name);

}  // namespace longhand::exercise
