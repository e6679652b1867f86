#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "longhand/exercise/formats/page.hpp"
#include "longhand/exercise/marking/marks_file.hpp"

namespace longhand::exercise {

/// Counts what a class has earned, answer by answer.
class ClassReport {
  public:
    explicit ClassReport(const ClassSheet& sheet);
    void add(const StudentMarks& student);

    /// How marks are spread, the hardest answers first, the commonest mistakes.
    Page page(text::Language language) const;

  private:
    struct Count {
        std::string heading;
        std::map<Outcome, int> outcomes;
        std::map<std::string, std::pair<check::NamedChange, int>> causes;
    };

    void add_spread(Page& page, text::Language language) const;
    void add_hardest(Page& page, text::Language language) const;
    void add_mistakes(Page& page, text::Language language) const;

    std::vector<Count> counts_;                        ///< of blanks
    std::map<decimal::Rational, std::size_t> earned_;  ///< how many students, by their marks
    std::size_t students_ = 0;
    int possible_ = 0;
};

}  // namespace longhand::exercise
