#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "longhand/exercise/tolerance.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::exercise {

/// What is expected in a blank, as class.jsonl has it.
struct StoredBlank {
    std::string id;
    std::string value;  ///< with so many decimals
    Accepted accepted;
    int marks = 1;
};

/// A student of class.jsonl.
struct ClassLine {
    std::string id;  ///< empty where there was no roster
    std::string key;
    std::string code;
    std::vector<GivenNumbers> givens;              ///< by exercises
    std::vector<std::vector<StoredBlank>> blanks;  ///< by exercises; none of formulas
    std::string text;                              ///< the whole line

    /// What people call the sheet: the student's id, else its code.
    const std::string& name() const { return id.empty() ? code : id; }
};

/// Reads class.jsonl, a student a line; `name` is shown in errors. Throws Errors with each faulty
/// line: Error("class.line").
std::vector<ClassLine> read_class(std::string_view lines, const std::string& name);

}  // namespace longhand::exercise
