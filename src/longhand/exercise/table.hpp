#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace longhand::exercise {

/// How the bytes of a table were written.
enum class Encoding : std::uint8_t { utf8, gb18030, utf16 };

/// A table as spreadsheets save it (CSV): rows of fields between separators, fields with
/// separators or line ends in double quotes, quotes in those doubled.
struct Table {
    struct Row {
        int line = 1;  ///< where it begins, from 1
        std::vector<std::string> fields;
    };
    std::vector<Row> rows;  ///< without empty ones
    char separator = ',';
    Encoding encoding = Encoding::utf8;
};

/// The most bytes of a table.
inline constexpr std::size_t largest_table = 100'000'000;

/// Reads a table row by row. Text is UTF-8 with or without a mark, UTF-16 with one, else GB18030.
/// The separator is the one of comma, semicolon and tab that stands most often in the first row.
/// Fields come in UTF-8, without the blanks around them.
class TableReader {
  public:
    /// `file` is shown in errors. Throws Error("table.encoding"), and Error("table.size") beyond
    /// largest_table.
    TableReader(std::string_view bytes, std::string file);

    Encoding encoding() const { return encoding_; }
    char separator() const { return separator_; }

    /// The next row that is not empty. Throws Error("table.quote") with the line of the quote that
    /// is never closed.
    std::optional<Table::Row> next();

    /// The first row, from which on next() goes on. Throws Error("table.empty") without any row.
    Table::Row first();

  private:
    char most_frequent_separator() const;
    char take();
    bool ends_row() const;
    std::vector<std::string> fields();
    std::string field();
    std::string quoted();

    std::string text_, file_;
    std::size_t begin_ = 0, place_ = 0;
    Encoding encoding_ = Encoding::utf8;
    char separator_ = ',';
    int line_ = 1;
};

/// Reads a whole table. Throws the errors of TableReader.
Table read_table(std::string_view bytes, const std::string& file);

/// A heading without blanks, points and signs, its Latin letters small.
std::string bare_heading(std::string_view heading);

/// Which column has a heading of this meaning: the first of the words that one has, as
/// bare_heading() gives them.
std::optional<std::size_t> column_of(const Table::Row& headings,
                                     const std::vector<std::string_view>& words);

/// The headings of a column with students' ids.
inline const std::vector<std::string_view> student_id_headings{
    "id",     "studentid",     "studentnumber", "studentno", "idnumber",
    "number", "matriculation", "学号",          "学生学号",  "编号"};

/// What stands in a column of a row; nothing where there is none or the row is shorter.
std::string field(const Table::Row& row, std::optional<std::size_t> column);

/// A field of a table to be written: in quotes where that is needed, and with an apostrophe before
/// what a spreadsheet would take for a formula.
std::string csv_field(std::string_view text);

/// Begins a table with the mark of UTF-8, as spreadsheets want it.
void begin_csv(std::ostream& out);
void write_csv_row(std::ostream& out, const std::vector<std::string>& fields);

}  // namespace longhand::exercise
