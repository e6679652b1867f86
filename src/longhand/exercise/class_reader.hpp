#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "longhand/worksheet/worksheet.hpp"

namespace longhand::exercise {

/// A student of class.jsonl, as far as their variants can be made again from it.
struct ClassLine {
    std::string id;  ///< empty where there was no roster
    std::string key;
    std::string code;
    std::vector<GivenNumbers> givens;  ///< by exercises
    std::string text;                  ///< the whole line
};

/// Reads class.jsonl, a student a line; `name` is shown in errors. Throws Errors with each faulty
/// line: Error("class.line").
std::vector<ClassLine> read_class(std::string_view lines, const std::string& name);

}  // namespace longhand::exercise
