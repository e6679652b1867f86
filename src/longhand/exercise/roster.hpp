#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "longhand/exercise/table.hpp"

namespace longhand::exercise {

/// Somebody who gets a sheet of their own.
struct Student {
    std::string id;  ///< as variant_key() has it
    std::string name;
    std::string group;  ///< class or section, if the roster has it
    int line = 0;       ///< of the roster
};

/// A class list.
struct Roster {
    std::vector<Student> students;  ///< in the order of the list
    Encoding encoding = Encoding::utf8;
};

/// Reads a class list: a table whose first row names its columns, in any order. The student's id
/// stands under id, student id, number or 学号; names under name or 姓名 (or first name and last
/// name), the group under group, class, section or 班级; other columns do not matter.
///
/// Throws the errors of read_table(), Error("roster.column") where no column has the ids, and
/// Errors with each fault of the list at its line: "roster.id" for an empty id, "roster.scientific"
/// for one that a spreadsheet has turned into 2.02E+09, "roster.twice" for one that stands twice,
/// "roster.fields" for rows with more fields than columns.
Roster read_roster(std::string_view bytes, const std::string& file);

}  // namespace longhand::exercise
