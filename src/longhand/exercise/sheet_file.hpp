#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/exercise/questions.hpp"
#include "longhand/problem/text_place.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/language.hpp"

namespace longhand {
class TomlSource;
}

namespace longhand::exercise {

/// An exercise as a sheet file has it; its calculation has not been looked for yet.
struct PlannedExercise {
    std::string source;  ///< a chapter, or a problem file by its place beside the sheet file
    ExerciseOptions options;
    Caption title;
    Caption text;
    Caption question;
    TextPlace place;
    std::map<std::string, TextPlace> words = {};  ///< where each word of it stands
};

/// What an instructor keeps and reruns: a sheet file, docs/sheets.md is its guide.
struct SheetPlan {
    Caption title;
    Caption course;
    Caption instructions;
    std::string paper = "a4";
    bool is_exam = false;
    std::vector<PlannedExercise> exercises;
    std::shared_ptr<const TomlSource> source;  ///< none for a plan that no file has

    /// An error at the place of the word that it is about, else of its exercise, if a file has it.
    Error at(const Error& error, const PlannedExercise& exercise) const;
};

/// Reads a sheet file; `name` is shown in errors. Throws Errors with all that is wrong with it:
/// "toml.…", "sheet.fade", "sheet.kind", "sheet.paper", "option.decimals".
SheetPlan read_sheet_file(std::string_view toml, const std::string& name);

inline constexpr int most_marks = 1000;  ///< for a blank

/// Throws Error("sheet.marks_number").
int checked_marks(int marks);

/// Throws Error("sheet.fade") for a level that there is not.
int checked_fade(int level);

}  // namespace longhand::exercise
