#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/exercise/class_reader.hpp"
#include "longhand/exercise/marking/class_sheet.hpp"
#include "longhand/exercise/table.hpp"
#include "longhand/text/error.hpp"

namespace longhand::exercise {

/// The headings of blanks in a table of answers, by exercises: the id of the blank, behind the
/// number of its exercise where there are several: "2:layer2/y[1]".
std::vector<std::vector<std::string>> blank_headings(
    const std::vector<std::vector<std::string>>& ids);

/// \copydoc blank_headings
std::vector<std::vector<std::string>> blank_headings(const ClassSheet& sheet);

/// What somebody handed in; texts as they were typed, by exercises and blanks.
struct Submission {
    std::size_t student = 0;  ///< of the class file's lines
    std::string place;        ///< file:line
    std::vector<std::vector<std::string>> answers;
};

/// Gathers the answers of a class from tables: a row a student and a column a blank, or a row a
/// blank (id, blank, answer). Students are named by their id or by the code of their sheet.
/// Nothing is dropped in silence: whatever does not fit is remarked on, with its place.
class AnswerReader {
  public:
    /// The lines must outlive this.
    AnswerReader(const ClassSheet& sheet, const std::vector<ClassLine>& lines);

    /// Adds a table; `file` is shown in errors and remarks. Where another table has another answer
    /// for the same blank, the first one counts. Throws the errors of read_table(), and
    /// Error("answers.student") where no column names the students.
    void read(std::string_view bytes, const std::string& file);

    /// Whoever handed something in, in the order of the class.
    std::vector<Submission> submissions() const;

    /// Unknown students, blanks and columns, second rows, disagreements; at the end whoever handed
    /// nothing in.
    std::vector<Error> remarks() const;

    /// The files that were in GB18030.
    const std::vector<std::string>& in_gb18030() const { return in_gb18030_; }

  private:
    struct Place {
        std::size_t exercise, blank;
    };
    struct Columns;

    std::optional<std::size_t> student(const std::string& typed, const std::string& place);
    std::optional<Place> blank(std::string_view typed) const;
    void remark_on_blank(const std::string& typed, const std::string& place);
    void add(std::size_t student, Place blank, const std::string& answer, const std::string& place);
    void read_wide(const Table& table, const Columns& columns, const std::string& file);
    void read_long(const Table& table, const Columns& columns, const std::string& file);

    const std::vector<ClassLine>& lines_;
    std::vector<std::vector<std::string>> headings_;
    std::map<std::string, std::size_t, std::less<>> by_name_;  ///< lines by id and code
    std::map<std::string, Place, std::less<>> by_heading_;
    std::map<std::size_t, Submission> submissions_;
    std::vector<Error> remarks_;
    std::vector<std::string> in_gb18030_;
};

}  // namespace longhand::exercise
