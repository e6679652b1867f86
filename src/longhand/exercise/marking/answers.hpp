#pragma once

#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/exercise/class_reader.hpp"
#include "longhand/exercise/marking/class_sheet.hpp"
#include "longhand/exercise/marking/moodle_responses.hpp"
#include "longhand/exercise/table.hpp"
#include "longhand/text/error.hpp"

namespace longhand::exercise {

/// The headings of blanks in a table of answers, by exercises: the id of the blank, behind the
/// number of its exercise where there are several: "2:layer2/y[1]".
std::vector<std::vector<std::string>> blank_headings(
    const std::vector<std::vector<std::string>>& ids);

/// \copydoc blank_headings
std::vector<std::vector<std::string>> blank_headings(const ClassSheet& sheet);

/// Begins the table that a class's answers are filled in to: a row a student (id, code) and a
/// column a blank.
void begin_answers(std::ostream& out, const std::vector<std::vector<std::string>>& headings);

/// The headings of that table.
std::vector<std::string> answer_headings(const std::vector<std::vector<std::string>>& headings);

/// What somebody handed in; texts as they were typed, by exercises and blanks.
struct Submission {
    std::string id;                     ///< of the student; empty where nobody knows it
    std::vector<std::size_t> variants;  ///< by exercises: of the class file's lines
    std::string place;                  ///< file:line
    std::vector<std::vector<std::string>> answers;
};

/// An empty answer to each blank.
std::vector<std::vector<std::string>> no_answers(const std::vector<std::vector<std::string>>& ids);

/// A row of that table.
void write_answers(std::ostream& out, const Submission& submission, const std::string& code);

/// Gathers the answers of a class from tables: a row a student and a column a blank, a row a
/// blank (id, blank, answer), or what Moodle downloads. Students are named by their id or by the
/// code of their sheet; in a quiz, where variants are drawn, each exercise may be of another one.
/// Nothing is dropped in silence: whatever does not fit is remarked on, with its place.
class AnswerReader {
  public:
    /// The lines must outlive this.
    AnswerReader(const ClassSheet& sheet, const std::vector<ClassLine>& lines);

    /// Adds a table; `file` is shown in errors and remarks. Where another table has another answer
    /// for the same blank, the first one counts. Throws the errors of read_table() and
    /// moodle_attempts(), and Error("answers.student") where no column names the students.
    void read(std::string_view bytes, const std::string& file);

    /// The line of a student's id or of a sheet's code, which nobody else has; codes may be typed
    /// in small letters and without their hyphen.
    std::optional<std::size_t> line_of(std::string_view typed) const;

    /// Whoever handed something in, in the order of the class; then attempts at quizzes.
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
    void add(std::size_t student, Place blank, std::string answer, const std::string& place);
    void read_wide(const Table& table, const Columns& columns, const std::string& file);
    void read_long(const Table& table, const Columns& columns, const std::string& file);
    void read_attempts(const std::vector<MoodleAttempt>& attempts, const std::string& file);
    void read_response(const MoodleResponse& response, Submission& submission);

    const std::vector<ClassLine>& lines_;
    std::vector<std::vector<std::string>> headings_;
    std::map<std::string, std::size_t, std::less<>> by_name_;  ///< lines by id and code
    std::map<std::string, Place, std::less<>> by_heading_;
    std::map<std::string, std::size_t, std::less<>> by_code_;  ///< one line of each variant
    std::map<std::size_t, Submission> submissions_;            ///< by lines
    std::vector<Submission> attempts_;
    std::vector<Error> remarks_;
    std::vector<std::string> in_gb18030_;
};

}  // namespace longhand::exercise
