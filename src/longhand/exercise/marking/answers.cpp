#include "longhand/exercise/marking/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "longhand/exercise/random_numbers.hpp"
#include "longhand/text/nearest.hpp"

namespace longhand::exercise {

namespace {

constexpr auto student_headings = std::to_array<std::string_view>(
    {"id", "studentid", "studentnumber", "number", "idnumber", "学号", "code", "sheet", "卷号"});
constexpr auto blank_column_headings =
    std::to_array<std::string_view>({"blank", "step", "空", "步骤", "题目"});
constexpr auto answer_headings =
    std::to_array<std::string_view>({"answer", "value", "答案", "作答"});
// Columns that spreadsheets have beside answers.
constexpr auto other_headings = std::to_array<std::string_view>(
    {"name", "firstname", "lastname", "group", "class", "section", "姓名", "班级", "email"});

/// A heading without case, blanks and punctuation.
std::string bare(std::string_view heading) {
    std::string result;
    for (const char c : variant_key(heading)) {
        if (c == ' ' || c == '_' || c == '-' || c == '.') continue;
        result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

bool is_one_of(std::string_view heading, const auto& headings) {
    return std::ranges::find(headings, bare(heading)) != headings.end();
}

std::string field(const Table::Row& row, std::size_t column) {
    return column < row.fields.size() ? row.fields[column] : std::string();
}

}  // namespace

struct AnswerReader::Columns {
    std::vector<std::size_t> students;  ///< ids and codes: the first that is filled in names one
    std::optional<std::size_t> blank, answer;
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
    const Table::Row& heads = table.rows.front();
    Columns columns;
    for (std::size_t k = 0; k < heads.fields.size(); ++k) {
        if (is_one_of(heads.fields[k], student_headings)) columns.students.push_back(k);
        if (is_one_of(heads.fields[k], blank_column_headings)) columns.blank = k;
        if (is_one_of(heads.fields[k], answer_headings)) columns.answer = k;
    }
    if (columns.students.empty())
        throw Error("answers.student", {}, fmt::format("{}:{}", file, heads.line));
    if (columns.blank && columns.answer)
        read_long(table, columns, file);
    else
        read_wide(table, columns, file);
}

std::optional<std::size_t> AnswerReader::student(const std::string& typed,
                                                 const std::string& place) {
    const auto found = by_name_.find(variant_key(typed));
    if (found != by_name_.end()) return found->second;
    remarks_.push_back(Error("answers.unknown", {typed}, place));
    return {};
}

std::optional<AnswerReader::Place> AnswerReader::blank(std::string_view typed) const {
    const auto found = by_heading_.find(variant_key(typed));
    return found == by_heading_.end() ? std::nullopt : std::optional(found->second);
}

void AnswerReader::add(std::size_t student, Place blank, const std::string& answer,
                       const std::string& place) {
    auto [found, is_new] = submissions_.try_emplace(student, Submission{student, place, {}});
    Submission& submission = found->second;
    if (is_new) {
        for (const std::vector<std::string>& headings : headings_)
            submission.answers.emplace_back(headings.size());
    }
    std::string& known = submission.answers[blank.exercise][blank.blank];
    if (answer.empty() || known == answer) return;
    if (known.empty()) {
        known = answer;
    } else {
        const ClassLine& line = lines_[student];
        remarks_.push_back(Error("answers.disagree",
                                 {line.id.empty() ? line.code : line.id,
                                  headings_[blank.exercise][blank.blank], answer, known},
                                 place));
    }
}

void AnswerReader::read_wide(const Table& table, const Columns& columns, const std::string& file) {
    const Table::Row& heads = table.rows.front();
    std::vector<std::optional<Place>> places;
    std::vector<std::string> known;
    for (const auto& [heading, place] : by_heading_)
        known.push_back(heading);
    for (std::size_t k = 0; k < heads.fields.size(); ++k) {
        places.push_back(blank(heads.fields[k]));
        const bool is_other = std::ranges::find(columns.students, k) != columns.students.end() ||
                              is_one_of(heads.fields[k], other_headings) || heads.fields[k].empty();
        if (places.back() || is_other) continue;
        remarks_.push_back(Error("answers.column",
                                 {heads.fields[k], text::nearest(heads.fields[k], known)},
                                 fmt::format("{}:{}", file, heads.line)));
    }
    std::map<std::size_t, int> rows;  // of students, by their lines
    for (std::size_t k = 1; k < table.rows.size(); ++k) {
        const Table::Row& row = table.rows[k];
        const std::string place = fmt::format("{}:{}", file, row.line);
        std::string who;
        for (const std::size_t column : columns.students) {
            if (who.empty()) who = field(row, column);
        }
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
    std::vector<std::string> known;
    for (const auto& [heading, place] : by_heading_)
        known.push_back(heading);
    for (std::size_t k = 1; k < table.rows.size(); ++k) {
        const Table::Row& row = table.rows[k];
        const std::string place = fmt::format("{}:{}", file, row.line);
        const std::optional<std::size_t> found =
            student(field(row, columns.students.front()), place);
        const std::string typed = field(row, *columns.blank);
        const std::optional<Place> where = blank(typed);
        if (!where)
            remarks_.push_back(
                Error("answers.column", {typed, text::nearest(typed, known)}, place));
        if (found && where) add(*found, *where, field(row, *columns.answer), place);
    }
}

std::vector<Submission> AnswerReader::submissions() const {
    std::vector<Submission> result;
    for (const auto& [student, submission] : submissions_)
        result.push_back(submission);
    return result;
}

std::vector<Error> AnswerReader::remarks() const {
    std::vector<Error> result = remarks_;
    for (std::size_t k = 0; k < lines_.size(); ++k) {
        if (submissions_.contains(k)) continue;
        result.push_back(
            Error("answers.missing", {lines_[k].id.empty() ? lines_[k].code : lines_[k].id}));
    }
    return result;
}

}  // namespace longhand::exercise
