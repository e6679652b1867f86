#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "longhand/exercise/table.hpp"

namespace longhand::exercise {

/// What somebody answered to one question of a quiz.
struct MoodleResponse {
    std::string code;      ///< of the sheet that the question is of
    std::size_t exercise;  ///< of the sheet, from 1
    std::string text;      ///< "part 1: 0.71; part 2: 0.3"
};

/// One attempt at a quiz.
struct MoodleAttempt {
    int line;        ///< of the table
    std::string id;  ///< of the student: the id number, else the e-mail address or user name
    std::vector<MoodleResponse> responses;
};

/// Whether a row can only be one of Moodle's report: a cell holds the code of a sheet among other
/// words, or a response of several parts.
bool is_of_quiz(const Table::Row& row, const std::function<bool(std::string_view)>& is_code);

/// Reads what Moodle's report "Responses" downloads, with the texts of the questions: a column is
/// one of questions where its cells hold the code of a sheet among other words, and the column
/// behind it, headed in English or Chinese, the responses. Expects a row of a quiz.
/// Throws Error("answers.moodle") where responses have no question before them, and
/// Error("answers.student") where no column names the students.
std::vector<MoodleAttempt> moodle_attempts(const Table& table, const std::string& file,
                                           const std::function<bool(std::string_view)>& is_code);

/// The parts of a response with their numbers, from 1: `part 1: 0.71; part 2: 0.3`. None of an
/// empty response; nothing where it has not this form.
std::optional<std::vector<std::pair<std::size_t, std::string>>> response_parts(
    std::string_view response);

}  // namespace longhand::exercise
