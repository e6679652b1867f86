#include "longhand/exercise/roster.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "longhand/exercise/variant_key.hpp"
#include "longhand/text/error.hpp"

namespace longhand::exercise {

namespace {

/// 2.02E+09: what a spreadsheet makes of a long number.
bool is_scientific(const std::string& id) {
    const std::size_t sign = id.find_first_of("eE");
    if (sign == 0 || sign == id.npos || sign + 1 >= id.size()) return false;
    const auto is_number = [](std::string_view text, std::string_view more) {
        return !text.empty() && std::ranges::all_of(text, [&](char c) {
            return (c >= '0' && c <= '9') || more.find(c) != more.npos;
        });
    };
    const std::string_view before = std::string_view(id).substr(0, sign);
    const std::string_view after = std::string_view(id).substr(sign + 1);
    const bool has_point = before.find('.') != before.npos;
    return is_number(before, ".") && is_number(after, "+") && (has_point || after.front() == '+');
}

class RosterReader {
  public:
    RosterReader(const Table& table, const std::string& file) : table_(table), file_(file) {
        const Table::Row& headings = table.rows.front();
        id_ = column_of(headings, student_id_headings);
        name_ =
            column_of(headings, {"name", "fullname", "studentname", "姓名", "学生姓名", "名字"});
        first_ = column_of(headings, {"firstname", "givenname", "名"});
        last_ = column_of(headings, {"lastname", "surname", "familyname", "姓"});
        group_ = column_of(headings, {"group", "class", "section", "班级", "班", "教学班"});
        if (!id_) throw Error("roster.column", {}, place(headings.line));
    }

    Roster read() {
        Roster roster;
        roster.encoding = table_.encoding;
        for (std::size_t k = 1; k < table_.rows.size(); ++k) {
            const Table::Row& row = table_.rows[k];
            Student student{variant_key(field(row, id_)), name(row), field(row, group_), row.line};
            check(row, student);
            roster.students.push_back(std::move(student));
        }
        if (roster.students.empty() && errors_.empty())
            errors_.push_back(Error("table.empty", {}, file_));
        if (!errors_.empty()) throw Errors(std::move(errors_));
        return roster;
    }

  private:
    std::string place(int line) const { return fmt::format("{}:{}", file_, line); }

    std::string name(const Table::Row& row) const {
        if (name_) return field(row, name_);
        const std::string first = field(row, first_), last = field(row, last_);
        if (first.empty() || last.empty()) return first + last;
        const bool is_latin = static_cast<unsigned char>(last.front()) < 0x80;
        return is_latin ? first + " " + last : last + first;
    }

    void check(const Table::Row& row, const Student& student) {
        if (row.fields.size() > table_.rows.front().fields.size())
            errors_.push_back(Error("roster.fields",
                                    {std::to_string(row.fields.size()),
                                     std::to_string(table_.rows.front().fields.size())},
                                    place(row.line)));
        if (student.id.empty()) {
            errors_.push_back(Error("roster.id", {student.name}, place(row.line)));
            return;
        }
        if (is_scientific(student.id))
            errors_.push_back(Error("roster.scientific", {student.id}, place(row.line)));
        const auto [before, is_new] = lines_.emplace(student.id, row.line);
        if (!is_new) {
            errors_.push_back(Error("roster.twice", {student.id, std::to_string(before->second)},
                                    place(row.line)));
        }
    }

    const Table& table_;
    const std::string& file_;
    std::optional<std::size_t> id_, name_, first_, last_, group_;
    std::map<std::string, int> lines_;  ///< by ids
    std::vector<Error> errors_;
};

}  // namespace

Roster read_roster(std::string_view bytes, const std::string& file) {
    const Table table = read_table(bytes, file);
    return RosterReader(table, file).read();
}

}  // namespace longhand::exercise
