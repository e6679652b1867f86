#include "longhand/exercise/marking/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "longhand/exercise/digest.hpp"
#include "longhand/exercise/random_numbers.hpp"
#include "longhand/text/nearest.hpp"

namespace longhand::exercise {

namespace {

// Columns that spreadsheets have beside answers.
const std::vector<std::string_view> other_headings{
    "name", "firstname", "lastname", "group", "class", "section", "email", "姓名", "班级"};

bool is_one_of(std::string_view heading, const std::vector<std::string_view>& words) {
    return std::ranges::find(words, bare_heading(heading)) != words.end();
}

}  // namespace

struct AnswerReader::Columns {
    std::optional<std::size_t> id, code;
    std::optional<std::size_t> blank, answer;

    /// The id of a row's student, else the code of their sheet.
    std::string student(const Table::Row& row) const {
        const std::string typed = field(row, id);
        return typed.empty() ? field(row, code) : typed;
    }
};

std::vector<std::vector<std::string>> blank_headings(
    const std::vector<std::vector<std::string>>& ids) {
    std::vector<std::vector<std::string>> result;
    for (std::size_t k = 0; k < ids.size(); ++k) {
        std::vector<std::string>& headings = result.emplace_back();
        for (const std::string& id : ids[k])
            headings.push_back(ids.size() == 1 ? id : fmt::format("{}:{}", k + 1, id));
    }
    return result;
}

std::vector<std::vector<std::string>> blank_headings(const ClassSheet& sheet) {
    std::vector<std::vector<std::string>> ids;
    for (const StoredExercise& exercise : sheet.exercises)
        ids.push_back(exercise.blanks);
    return blank_headings(ids);
}

std::vector<std::string> answer_headings(const std::vector<std::vector<std::string>>& headings) {
    std::vector<std::string> result{"id", "code"};
    for (const std::vector<std::string>& each : headings)
        result.insert(result.end(), each.begin(), each.end());
    return result;
}

void begin_answers(std::ostream& out, const std::vector<std::vector<std::string>>& headings) {
    begin_csv(out);
    write_csv_row(out, answer_headings(headings));
}

std::vector<std::vector<std::string>> no_answers(const std::vector<std::vector<std::string>>& ids) {
    std::vector<std::vector<std::string>> result;
    for (const std::vector<std::string>& each : ids)
        result.emplace_back(each.size());
    return result;
}

void write_answers(std::ostream& out, const Submission& submission, const std::string& code) {
    std::vector<std::string> row{submission.id, code};
    for (const std::vector<std::string>& each : submission.answers)
        row.insert(row.end(), each.begin(), each.end());
    write_csv_row(out, row);
}

AnswerReader::AnswerReader(const ClassSheet& sheet, const std::vector<ClassLine>& lines)
    : lines_(lines), headings_(blank_headings(sheet)) {
    for (std::size_t k = 0; k < lines.size(); ++k) {
        if (!lines[k].id.empty()) by_name_.emplace(lines[k].id, k);
    }
    // Several students may have the same sheet: then only ids tell them apart.
    std::map<std::string, std::size_t> uses;
    for (const ClassLine& line : lines)
        ++uses[line.code];
    for (std::size_t k = 0; k < lines.size(); ++k) {
        by_code_.emplace(lines[k].code, k);
        if (uses[lines[k].code] == 1) by_name_.emplace(lines[k].code, k);
    }
    for (std::size_t exercise = 0; exercise < headings_.size(); ++exercise) {
        for (std::size_t blank = 0; blank < headings_[exercise].size(); ++blank)
            by_heading_.emplace(headings_[exercise][blank], Place{exercise, blank});
    }
}

void AnswerReader::read(std::string_view bytes, const std::string& file) {
    const Table table = read_table(bytes, file);
    if (table.encoding == Encoding::gb18030) in_gb18030_.push_back(file);
    const auto is_code = [&](std::string_view text) { return by_code_.contains(text); };
    if (const auto attempts = moodle_attempts(table, file, is_code)) {
        read_attempts(*attempts, file);
        return;
    }
    const Table::Row& heads = table.rows.front();
    const Columns columns{column_of(heads, student_id_headings),
                          column_of(heads, {"code", "sheet", "卷号"}),
                          column_of(heads, {"blank", "step", "空", "步骤", "题目"}),
                          column_of(heads, {"answer", "value", "答案", "作答"})};
    if (!columns.id && !columns.code)
        throw Error("answers.student", {}, fmt::format("{}:{}", file, heads.line));
    if (columns.blank && columns.answer)
        read_long(table, columns, file);
    else
        read_wide(table, columns, file);
}

std::optional<std::size_t> AnswerReader::student(const std::string& typed,
                                                 const std::string& place) {
    const std::optional<std::size_t> line = line_of(typed);
    if (!line) remarks_.push_back(Error("answers.unknown", {typed}, place));
    return line;
}

std::optional<std::size_t> AnswerReader::line_of(std::string_view typed) const {
    std::string name = variant_key(typed);
    auto found = by_name_.find(name);
    if (found == by_name_.end()) {
        for (char& c : name)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (name.size() + 1 == code_length) name.insert(code_length / 2, "-");
        found = by_name_.find(name);
    }
    return found == by_name_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<AnswerReader::Place> AnswerReader::blank(std::string_view typed) const {
    const auto found = by_heading_.find(variant_key(typed));
    return found == by_heading_.end() ? std::nullopt : std::optional(found->second);
}

void AnswerReader::remark_on_blank(const std::string& typed, const std::string& place) {
    std::vector<std::string> known;
    for (const auto& [heading, blank] : by_heading_)
        known.push_back(heading);
    remarks_.push_back(Error("answers.column", {typed, text::nearest(typed, known)}, place));
}

void AnswerReader::add(std::size_t student, Place blank, std::string answer,
                       const std::string& place) {
    // Spreadsheets keep formulas from being worked out so.
    if (answer.starts_with('\'')) answer.erase(0, 1);
    if (answer.empty()) return;
    Submission& submission =
        submissions_
            .try_emplace(student, Submission{lines_[student].id,
                                             std::vector<std::size_t>(headings_.size(), student),
                                             place, no_answers(headings_)})
            .first->second;
    std::string& known = submission.answers[blank.exercise][blank.blank];
    if (known == answer) return;
    if (known.empty()) {
        known = answer;
    } else {
        remarks_.push_back(
            Error("answers.disagree",
                  {lines_[student].name(), headings_[blank.exercise][blank.blank], answer, known},
                  place));
    }
}

void AnswerReader::read_wide(const Table& table, const Columns& columns, const std::string& file) {
    const Table::Row& heads = table.rows.front();
    std::vector<std::optional<Place>> places;
    for (std::size_t k = 0; k < heads.fields.size(); ++k) {
        places.push_back(blank(heads.fields[k]));
        const bool is_other = columns.id == k || columns.code == k ||
                              is_one_of(heads.fields[k], other_headings) || heads.fields[k].empty();
        if (places.back() || is_other) continue;
        remark_on_blank(heads.fields[k], fmt::format("{}:{}", file, heads.line));
    }
    std::map<std::size_t, int> rows;  // of students, by their lines
    for (std::size_t k = 1; k < table.rows.size(); ++k) {
        const Table::Row& row = table.rows[k];
        const std::string place = fmt::format("{}:{}", file, row.line);
        const std::string who = columns.student(row);
        const std::optional<std::size_t> found = student(who, place);
        if (!found) continue;
        const auto [before, is_new] = rows.emplace(*found, row.line);
        if (!is_new)
            remarks_.push_back(
                Error("answers.twice", {who, std::to_string(before->second)}, place));
        for (std::size_t column = 0; column < places.size(); ++column) {
            if (places[column]) add(*found, *places[column], field(row, column), place);
        }
    }
}

void AnswerReader::read_long(const Table& table, const Columns& columns, const std::string& file) {
    for (std::size_t k = 1; k < table.rows.size(); ++k) {
        const Table::Row& row = table.rows[k];
        const std::string place = fmt::format("{}:{}", file, row.line);
        const std::optional<std::size_t> found = student(columns.student(row), place);
        const std::string typed = field(row, columns.blank);
        const std::optional<Place> where = blank(typed);
        if (!where) remark_on_blank(typed, place);
        if (found && where) add(*found, *where, field(row, columns.answer), place);
    }
}

void AnswerReader::read_attempts(const std::vector<MoodleAttempt>& attempts,
                                 const std::string& file) {
    std::map<std::string, int> rows;  // of students, by their ids
    for (const MoodleAttempt& attempt : attempts) {
        const std::string place = fmt::format("{}:{}", file, attempt.line);
        if (attempt.id.empty()) {
            remarks_.push_back(Error("answers.unknown", {attempt.id}, place));
            continue;
        }
        const auto [before, is_new] = rows.emplace(attempt.id, attempt.line);
        if (!is_new) {
            remarks_.push_back(
                Error("answers.twice", {attempt.id, std::to_string(before->second)}, place));
            continue;
        }
        const std::size_t first = by_code_.find(attempt.responses.front().code)->second;
        Submission& submission = attempts_.emplace_back(
            Submission{attempt.id, std::vector<std::size_t>(headings_.size(), first), place,
                       no_answers(headings_)});
        for (const MoodleResponse& response : attempt.responses)
            read_response(response, submission);
    }
}

void AnswerReader::read_response(const MoodleResponse& response, Submission& submission) {
    const auto remark = [&] {
        remarks_.push_back(
            Error("answers.response", {response.code, response.text}, submission.place));
    };
    if (response.exercise > headings_.size()) return remark();
    const std::size_t exercise = response.exercise - 1;
    submission.variants[exercise] = by_code_.find(response.code)->second;
    const auto parts = response_parts(response.text);
    if (!parts) return remark();
    for (const auto& [number, answer] : *parts) {
        if (number <= headings_[exercise].size())
            submission.answers[exercise][number - 1] = answer;
        else
            remark();
    }
}

std::vector<Submission> AnswerReader::submissions() const {
    std::vector<Submission> result;
    for (const auto& [student, submission] : submissions_)
        result.push_back(submission);
    result.insert(result.end(), attempts_.begin(), attempts_.end());
    return result;
}

std::vector<Error> AnswerReader::remarks() const {
    std::vector<Error> result = remarks_;
    std::set<std::string_view> attempted;
    for (const Submission& attempt : attempts_)
        attempted.insert(attempt.id);
    for (std::size_t k = 0; k < lines_.size(); ++k) {
        // Of a quiz, nobody knows who should have got which variant.
        const bool is_of_quiz = !attempts_.empty() && lines_[k].id.empty();
        if (submissions_.contains(k) || attempted.contains(lines_[k].id) || is_of_quiz) continue;
        result.push_back(Error("answers.missing", {lines_[k].name()}));
    }
    return result;
}

}  // namespace longhand::exercise
