#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
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
    std::vector<std::size_t> variants;  ///< by exercises: of the class file's members
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
    /// The members must outlive this.
    AnswerReader(const ClassSheet& sheet, const std::vector<ClassMember>& members);

    /// Adds a table; `file` is shown in errors and remarks. Where another table has another answer
    /// for the same blank, the first one counts. Throws the errors of read_table() and
    /// moodle_attempts(), and Error("answers.student") where no column names the students.
    void read(std::string_view bytes, const std::string& file);

    /// The member with this id, or with a sheet of this code that nobody else has; codes may be
    /// typed in small letters and without their hyphen.
    std::optional<std::size_t> member_of(std::string_view typed) const;

    /// Whoever handed something in, in the order of the class; then attempts at quizzes.
    std::size_t size() const { return order_.size() + counted_.size(); }
    Submission operator[](std::size_t submission) const;

    /// Unknown students, blanks and columns, second rows, disagreements; at the end whoever handed
    /// nothing in.
    std::vector<Error> remarks() const;

    /// The files that were in GB18030.
    const std::vector<std::string>& in_gb18030() const { return in_gb18030_; }

  private:
    /// What a student handed in: a large class takes no more room than its texts.
    struct HandedIn {
        std::uint32_t file = 0;  ///< where it stands first
        int line = 0;
        std::string answers =
            {};  ///< of all blanks, each with an end; empty where there is nothing
    };
    struct Answer {
        std::size_t blank;  ///< of all
        std::string text;
    };
    struct Columns;

    std::optional<std::size_t> student(const Table::Row& row, const Columns& columns);
    bool is_code_of(const std::string& typed, std::size_t member) const;
    void count_submissions();
    std::optional<std::size_t> blank(std::string_view typed) const;
    void remark_on_blank(const std::string& typed, int line);
    void add(std::size_t student, const std::vector<Answer>& answers, int line);
    void read_wide(TableReader& rows, const Table::Row& heads, const Columns& columns);
    void read_long(TableReader& rows, const Columns& columns);
    void read_attempts(const std::vector<MoodleAttempt>& attempts);
    void read_response(const MoodleResponse& response, Submission& submission);
    std::vector<std::string> split(const std::string& answers) const;
    std::string place(int line) const;

    const std::vector<ClassMember>& members_;
    std::vector<std::vector<std::string>> headings_;
    std::map<std::string, std::size_t, std::less<>> by_heading_;  ///< blanks
    std::unordered_map<std::string_view, std::size_t> by_id_;     ///< members
    std::unordered_map<std::string_view, std::size_t> by_code_;   ///< one member of each variant
    std::set<std::string_view> shared_codes_;                     ///< of several members
    std::vector<std::string> files_;
    std::vector<HandedIn> handed_in_;   ///< by members
    std::vector<std::size_t> order_;    ///< members who handed something in
    std::vector<Submission> attempts_;  ///< at quizzes
    std::vector<std::size_t> counted_;  ///< those that count
    std::vector<Error> remarks_;
    std::vector<std::string> in_gb18030_;
};

}  // namespace longhand::exercise
