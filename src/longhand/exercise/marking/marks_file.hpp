#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "longhand/exercise/marking/class_sheet.hpp"
#include "longhand/exercise/marking/marker.hpp"
#include "longhand/exercise/paper.hpp"
#include "longhand/text/wording.hpp"

namespace longhand::exercise {

/// The marks of one student.
struct StudentMarks {
    std::string id;  ///< empty where there was no roster
    std::string code;
    std::vector<std::vector<BlankMark>> exercises;

    /// What people call the sheet: the student's id, else its code.
    const std::string& name() const { return id.empty() ? code : id; }

    decimal::Rational earned() const;
    int possible() const;
};

/// What is said of a student's work as a whole: where it went wrong first, by the student's own
/// doing, and why.
std::string first_wrong_text(const Sheet& sheet, const StudentMarks& student, bool reveals,
                             text::Language language);

/// Marks as they are printed: "2.5"; two decimals where a share has no end.
std::string marks_text(const decimal::Rational& marks);

/// What is said of an answer, in a sentence: "right", "follows from your earlier value: …".
std::string remark_text(const BlankMark& mark, bool reveals, text::Language language);

/// A row a student: id, code, marks, marks possible, and the marks of each blank; beside it how
/// each was judged. In UTF-8 with a mark, as spreadsheets want it; no field is taken for a formula.
class MarksTable {
  public:
    MarksTable(std::ostream& out, const ClassSheet& sheet);
    void add(const StudentMarks& student);

  private:
    std::ostream& out_;
};

/// A row a student for the import of a learning platform's gradebook: id, marks, feedback.
class GradebookTable {
  public:
    /// The sheet must outlive this.
    GradebookTable(std::ostream& out, const Sheet& sheet, text::Language language);
    void add(const StudentMarks& student, bool reveals);

  private:
    std::ostream& out_;
    const Sheet& sheet_;
    text::Language language_;
};

/// All that is known of one student's marks, as JSON on a line.
void write_marks_line(std::ostream& out, const StudentMarks& student, text::Language language);

}  // namespace longhand::exercise
