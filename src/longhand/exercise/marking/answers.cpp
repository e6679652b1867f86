#include "longhand/exercise/marking/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "longhand/exercise/digest.hpp"
#include "longhand/exercise/variant_key.hpp"
#include "longhand/text/nearest.hpp"

namespace longhand::exercise {

namespace {

constexpr char answer_end = '\x1F';  // behind each of several answers in one text

constexpr char text_mark = '\'';  // of a spreadsheet's cell that is no formula
constexpr std::size_t longest_id = 100;

/// A code as it is printed, whatever letters and hyphen it was typed with.
std::string code_typed(std::string code) {
    for (char& c : code)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (code.size() + 1 == code_length) code.insert(code_length / 2, "-");
    return code;
}

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

AnswerReader::AnswerReader(const ClassSheet& sheet, const std::vector<ClassMember>& members)
    : members_(members), headings_(blank_headings(sheet)), handed_in_(members.size()) {
    for (std::size_t k = 0; k < members.size(); ++k) {
        if (!members[k].id.empty()) by_id_.emplace(members[k].id, k);
        // Several students may have the same sheet: then only ids tell them apart.
        if (!by_code_.emplace(members[k].code, k).second) shared_codes_.insert(members[k].code);
    }
    for (const std::vector<std::string>& headings : headings_) {
        for (const std::string& heading : headings)
            by_heading_.emplace(heading, by_heading_.size());
    }
}

void AnswerReader::read(std::string_view bytes, const std::string& file) {
    TableReader rows(bytes, file);
    const Table::Row heads = rows.first();
    if (rows.encoding() == Encoding::gb18030) in_gb18030_.push_back(file);
    files_.push_back(file);
    const Columns columns{column_of(heads, student_id_headings),
                          column_of(heads, {"code", "sheet", "卷号"}),
                          column_of(heads, {"blank", "step", "空", "步骤", "题目"}),
                          column_of(heads, {"answer", "value", "答案", "作答"})};
    const bool has_blanks = (columns.blank && columns.answer) ||
                            std::ranges::any_of(heads.fields, [&](const std::string& each) {
                                return blank(each).has_value();
                            });
    const auto is_code = [&](std::string_view text) { return by_code_.contains(text); };
    while (const std::optional<Table::Row> row = has_blanks ? std::nullopt : rows.next()) {
        if (!is_of_quiz(*row, is_code)) continue;
        read_attempts(moodle_attempts(read_table(bytes, file), file, is_code));
        count_submissions();
        return;
    }
    if (!columns.id && !columns.code) throw Error("answers.student", {}, place(heads.line));
    rows.first();
    if (columns.blank && columns.answer)
        read_long(rows, columns);
    else
        read_wide(rows, heads, columns);
    count_submissions();
}

/// Of somebody who handed in a paper, an attempt at a quiz does not count.
void AnswerReader::count_submissions() {
    order_.clear();
    counted_.clear();
    for (std::size_t k = 0; k < handed_in_.size(); ++k) {
        if (!handed_in_[k].answers.empty()) order_.push_back(k);
    }
    for (std::size_t k = 0; k < attempts_.size(); ++k) {
        const auto member = by_id_.find(attempts_[k].id);
        if (member == by_id_.end() || handed_in_[member->second].answers.empty())
            counted_.push_back(k);
    }
}

/// A line of the table that is being read.
std::string AnswerReader::place(int line) const {
    return fmt::format("{}:{}", files_.back(), line);
}

/// Whose row it is: the id tells, else the code.
std::optional<std::size_t> AnswerReader::student(const Table::Row& row, const Columns& columns) {
    const std::string id = field(row, columns.id), code = field(row, columns.code);
    const std::optional<std::size_t> by_id = member_of(id), by_code = member_of(code);
    const std::optional<std::size_t> member = by_id ? by_id : by_code;
    if (!member) {
        remarks_.push_back(Error("answers.unknown", {id.empty() ? code : id}, place(row.line)));
        return {};
    }
    const bool has_other_code = !code.empty() && !is_code_of(code, *member);
    if ((!id.empty() && !by_id) || has_other_code) {
        remarks_.push_back(
            Error("answers.mismatch", {id, code, members_[*member].name()}, place(row.line)));
    }
    return member;
}

bool AnswerReader::is_code_of(const std::string& typed, std::size_t member) const {
    return code_typed(variant_key(typed)) == members_[member].code;
}

std::optional<std::size_t> AnswerReader::member_of(std::string_view typed) const {
    std::string name = variant_key(typed);
    if (name.starts_with(text_mark)) name.erase(0, 1);
    const auto by_id = by_id_.find(name);
    if (by_id != by_id_.end()) return by_id->second;
    name = code_typed(std::move(name));
    const auto by_code = by_code_.find(name);
    const bool is_known = by_code != by_code_.end() && !shared_codes_.contains(name);
    return is_known ? std::optional(by_code->second) : std::nullopt;
}

std::optional<std::size_t> AnswerReader::blank(std::string_view typed) const {
    const auto found = by_heading_.find(variant_key(typed));
    return found == by_heading_.end() ? std::nullopt : std::optional(found->second);
}

void AnswerReader::remark_on_blank(const std::string& typed, int line) {
    std::vector<std::string> known;
    for (const auto& [heading, blank] : by_heading_)
        known.push_back(heading);
    remarks_.push_back(Error("answers.column", {typed, text::nearest(typed, known)}, place(line)));
}

/// The answers of all blanks, one after the other.
std::vector<std::string> AnswerReader::split(const std::string& answers) const {
    std::vector<std::string> result(by_heading_.size());
    std::string_view rest = answers;
    for (std::string& each : result) {
        const std::size_t end = rest.find(answer_end);
        if (end == rest.npos) break;
        each = rest.substr(0, end);
        rest.remove_prefix(end + 1);
    }
    return result;
}

void AnswerReader::add(std::size_t student, const std::vector<Answer>& answers, int line) {
    HandedIn& handed_in = handed_in_[student];
    std::vector<std::string> known = split(handed_in.answers);
    bool has_any = !handed_in.answers.empty();
    for (const auto& [blank, typed] : answers) {
        std::string text = typed;
        std::ranges::replace(text, answer_end, ' ');
        // Spreadsheets keep formulas from being worked out so.
        if (text.starts_with(text_mark)) text.erase(0, 1);
        if (text.empty() || known[blank] == text) continue;
        if (!known[blank].empty()) {
            const auto heading =
                std::ranges::find(by_heading_, blank, [](const auto& each) { return each.second; });
            remarks_.push_back(Error("answers.disagree",
                                     {members_[student].name(), heading->first, text, known[blank]},
                                     place(line)));
            continue;
        }
        if (!has_any) {
            handed_in.file = static_cast<std::uint32_t>(files_.size() - 1);
            handed_in.line = line;
            has_any = true;
        }
        known[blank] = std::move(text);
    }
    if (!has_any) return;
    handed_in.answers.clear();
    for (const std::string& each : known)
        handed_in.answers += each + answer_end;
    handed_in.answers.shrink_to_fit();
}

void AnswerReader::read_wide(TableReader& rows, const Table::Row& heads, const Columns& columns) {
    std::vector<std::optional<std::size_t>> blanks;
    for (std::size_t k = 0; k < heads.fields.size(); ++k) {
        blanks.push_back(blank(heads.fields[k]));
        const bool is_other = columns.id == k || columns.code == k ||
                              is_one_of(heads.fields[k], other_headings) || heads.fields[k].empty();
        if (!blanks.back() && !is_other) remark_on_blank(heads.fields[k], heads.line);
    }
    std::unordered_map<std::size_t, int> lines;  // of students
    while (const std::optional<Table::Row> row = rows.next()) {
        const std::optional<std::size_t> found = student(*row, columns);
        if (!found) continue;
        const auto [before, is_new] = lines.emplace(*found, row->line);
        if (!is_new) {
            remarks_.push_back(Error("answers.twice",
                                     {members_[*found].name(), place(before->second)},
                                     place(row->line)));
        }
        std::vector<Answer> answers;
        for (std::size_t column = 0; column < std::min(blanks.size(), row->fields.size());
             ++column) {
            if (blanks[column]) answers.push_back({*blanks[column], row->fields[column]});
        }
        add(*found, answers, row->line);
    }
}

void AnswerReader::read_long(TableReader& rows, const Columns& columns) {
    while (const std::optional<Table::Row> row = rows.next()) {
        const std::optional<std::size_t> found = student(*row, columns);
        const std::string typed = field(*row, columns.blank);
        const std::optional<std::size_t> where = blank(typed);
        if (!where) remark_on_blank(typed, row->line);
        if (found && where) add(*found, {{*where, field(*row, columns.answer)}}, row->line);
    }
}

void AnswerReader::read_attempts(const std::vector<MoodleAttempt>& attempts) {
    for (const MoodleAttempt& attempt : attempts) {
        if (attempt.id.empty()) {
            remarks_.push_back(Error("answers.unknown", {attempt.id}, place(attempt.line)));
            continue;
        }
        if (attempt.id.size() > longest_id) {
            remarks_.push_back(
                Error("answers.unknown", {attempt.id.substr(0, longest_id)}, place(attempt.line)));
            continue;
        }
        const auto before = std::ranges::find(attempts_, attempt.id,
                                              [](const Submission& each) { return each.id; });
        if (before != attempts_.end()) {
            remarks_.push_back(
                Error("answers.twice", {attempt.id, before->place}, place(attempt.line)));
            continue;
        }
        const std::size_t first = by_code_.find(attempt.responses.front().code)->second;
        Submission& submission = attempts_.emplace_back(
            Submission{attempt.id, std::vector<std::size_t>(headings_.size(), first),
                       place(attempt.line), no_answers(headings_)});
        std::set<std::size_t> answered;
        for (const MoodleResponse& response : attempt.responses) {
            if (answered.insert(response.exercise).second)
                read_response(response, submission);
            else
                remarks_.push_back(
                    Error("answers.response", {response.code, response.text}, submission.place));
        }
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

Submission AnswerReader::operator[](std::size_t submission) const {
    if (submission >= order_.size()) return attempts_[counted_[submission - order_.size()]];
    const std::size_t student = order_[submission];
    const HandedIn& handed_in = handed_in_[student];
    Submission result{members_[student].id,
                      std::vector<std::size_t>(headings_.size(), student),
                      fmt::format("{}:{}", files_[handed_in.file], handed_in.line),
                      {}};
    std::vector<std::string> all = split(handed_in.answers);
    auto begin = std::make_move_iterator(all.begin());
    for (const std::vector<std::string>& headings : headings_) {
        const auto end = begin + static_cast<std::ptrdiff_t>(headings.size());
        result.answers.emplace_back(begin, end);
        begin = end;
    }
    return result;
}

std::vector<Error> AnswerReader::remarks() const {
    std::vector<Error> result = remarks_;
    std::set<std::string_view> attempted;
    for (const Submission& attempt : attempts_)
        attempted.insert(attempt.id);
    for (std::size_t k = 0; k < members_.size(); ++k) {
        // Of a quiz, nobody knows who should have got which variant.
        const bool is_of_quiz = !attempts_.empty() && members_[k].id.empty();
        if (!handed_in_[k].answers.empty() && attempted.contains(members_[k].id)) {
            const HandedIn& paper = handed_in_[k];
            result.push_back(
                Error("answers.both",
                      {members_[k].id, fmt::format("{}:{}", files_[paper.file], paper.line)}));
        }
        if (!handed_in_[k].answers.empty() || attempted.contains(members_[k].id) || is_of_quiz)
            continue;
        result.push_back(Error("answers.missing", {members_[k].name()}));
    }
    return result;
}

}  // namespace longhand::exercise
