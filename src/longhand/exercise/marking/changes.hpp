#pragma once

#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/exercise/marking/marks_file.hpp"

namespace longhand::exercise {

/// What marks have become after a change of the scheme, the answers or the program: a row for each
/// student whose marks are others than before, with the blanks that changed.
class ChangesTable {
  public:
    /// `before` is the marks.jsonl of an earlier marking; `name` is shown in errors. Throws
    /// Error("marks.line") with the line that is none.
    ChangesTable(std::ostream& out, std::string_view before, const std::string& name);

    void add(const StudentMarks& student);

    /// Adds those who had marks before and have none now.
    void end();

    /// How many students have other marks.
    std::size_t count() const { return count_; }

  private:
    struct Blank {
        std::string id, judged, marks;
    };
    struct Before {
        std::string marks;
        std::vector<Blank> blanks;
    };

    std::ostream& out_;
    std::map<std::string, Before> before_;  ///< by id, or code
    std::size_t count_ = 0;
};

}  // namespace longhand::exercise
