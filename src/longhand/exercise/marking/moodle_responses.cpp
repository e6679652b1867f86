#include "longhand/exercise/marking/moodle_responses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "longhand/exercise/digest.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/utf8.hpp"

namespace longhand::exercise {

namespace {

constexpr std::string_view no_response = "-";
constexpr std::string_view wide_colon = "\uFF1A";
constexpr std::size_t most_digits = 3;  // of the number of a part or exercise

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The number that a text begins with.
std::optional<std::size_t> leading_number(std::string_view text) {
    std::size_t number = 0;
    const char* end = text.data() + std::min(text.size(), most_digits);
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && number > 0 ? std::optional(number) : std::nullopt;
}

/// The code of a sheet among other words, `T26X-C9PV`, or with an exercise, `T26X-C9PV-2`.
std::optional<MoodleResponse> question_in(std::string_view cell,
                                          const std::function<bool(std::string_view)>& is_code) {
    for (std::size_t k = 0; k + code_length < cell.size(); ++k) {
        const std::string_view code = cell.substr(k, code_length);
        if (!is_code(code)) continue;
        const std::string_view rest = cell.substr(k + code_length);
        const std::optional<std::size_t> exercise =
            rest.starts_with('-') ? leading_number(rest.substr(1)) : std::nullopt;
        return MoodleResponse{std::string(code), exercise.value_or(1), {}};
    }
    return {};
}

/// Whether a column says that it has responses, and not the right answers.
bool holds_responses(std::string_view heading) {
    const std::string bare = bare_heading(heading);
    constexpr auto words =
        std::to_array<std::string_view>({"response", "回答", "作答", "答复", "响应", "應答"});
    return bare.find("正确") == bare.npos && std::ranges::any_of(words, [&](std::string_view word) {
               return bare.starts_with(word);
           });
}

}  // namespace

bool is_of_quiz(const Table::Row& row, const std::function<bool(std::string_view)>& is_code) {
    return std::ranges::any_of(row.fields, [&](const std::string& cell) {
        if (question_in(cell, is_code)) return true;
        if (cell.find(';') == cell.npos) return false;
        const auto parts = response_parts(cell);
        return parts && parts->size() > 1;
    });
}

std::vector<MoodleAttempt> moodle_attempts(const Table& table, const std::string& file,
                                           const std::function<bool(std::string_view)>& is_code) {
    const Table::Row& heads = table.rows.front();
    std::optional<std::size_t> id = column_of(heads, student_id_headings);
    if (!id) id = column_of(heads, {"emailaddress", "email", "电子邮件地址", "电子邮件"});
    if (!id) id = column_of(heads, {"username", "用户名"});
    std::vector<MoodleAttempt> attempts;
    bool has_questions = false;
    for (std::size_t k = 1; k < table.rows.size(); ++k) {
        const Table::Row& row = table.rows[k];
        MoodleAttempt& attempt = attempts.emplace_back(MoodleAttempt{row.line, field(row, id), {}});
        for (std::size_t column = 0; column < row.fields.size(); ++column) {
            std::optional<MoodleResponse> question = question_in(row.fields[column], is_code);
            if (!question) continue;
            has_questions = true;
            const std::size_t next = column + 1;
            const bool is_told = next < heads.fields.size() && next < row.fields.size() &&
                                 holds_responses(heads.fields[next]);
            if (!is_told) throw Error("answers.moodle", {}, fmt::format("{}:{}", file, row.line));
            question->text = row.fields[next];
            attempt.responses.push_back(std::move(*question));
        }
    }
    if (!has_questions) throw Error("answers.moodle", {}, fmt::format("{}:{}", file, heads.line));
    if (!id) throw Error("answers.student", {}, fmt::format("{}:{}", file, heads.line));
    // Totals and attempts without an answer have no questions.
    std::erase_if(attempts, [](const MoodleAttempt& each) { return each.responses.empty(); });
    return attempts;
}

std::optional<std::vector<std::pair<std::size_t, std::string>>> response_parts(
    std::string_view response) {
    std::vector<std::pair<std::size_t, std::string>> parts;
    response = text::trimmed(response);
    if (response.empty() || response == no_response) return parts;
    for (std::string_view rest = response; !rest.empty();) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view part = text::trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto digit = std::ranges::find_if(part, is_digit);
        const std::string_view from(digit, part.end());
        const std::optional<std::size_t> number = leading_number(from);
        if (!number) return {};
        std::string_view answer = from;
        while (!answer.empty() && is_digit(answer.front()))
            answer.remove_prefix(1);
        answer = text::trimmed(answer);
        if (answer.starts_with(wide_colon))
            answer.remove_prefix(wide_colon.size());
        else if (answer.starts_with(':'))
            answer.remove_prefix(1);
        else
            return {};
        parts.emplace_back(*number, text::trimmed(answer));
    }
    return parts;
}

}  // namespace longhand::exercise
