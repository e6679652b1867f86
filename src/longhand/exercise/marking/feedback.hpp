#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "longhand/exercise/deal.hpp"
#include "longhand/exercise/marking/marks_file.hpp"

namespace longhand::exercise {

/// How much of what is right a student is told.
enum class Reveal : std::uint8_t {
    nothing,  ///< marks and causes alone
    values,   ///< the right values too
    own,      ///< and the working that follows from the student's own wrong values
    key,      ///< and the working of the sheet
};

/// A student's feedback in Markdown: marks, the first wrong step and why, a row an answer, and the
/// working where that is wanted: for that alone the student's sheet is made again.
void write_feedback(std::ostream& out, const Sheet& sheet, const std::function<Dealt()>& dealt,
                    const Owner& owner, const StudentMarks& marks, Reveal reveal,
                    text::Language language);

/// Counts what a class has earned, answer by answer.
class ClassReport {
  public:
    explicit ClassReport(const ClassSheet& sheet);
    void add(const StudentMarks& student);

    /// In Markdown: how marks are spread, the hardest answers first, the commonest mistakes.
    void write(std::ostream& out, text::Language language) const;

  private:
    struct Count {
        std::string heading;
        std::map<Outcome, int> outcomes;
        std::map<std::string, std::pair<check::NamedChange, int>> causes;
    };

    std::vector<Count> counts_;  ///< of blanks
    std::vector<decimal::Rational> earned_;
    int possible_ = 0;
};

}  // namespace longhand::exercise
