#pragma once

#include <fstream>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/exercise/tolerance.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::exercise {

/// What is expected in a blank, as class.jsonl has it.
struct StoredBlank {
    std::string id;
    std::string value;  ///< with so many decimals
    Accepted accepted;
    int marks = 1;
};

/// A student of class.jsonl.
struct ClassLine {
    std::string id;  ///< empty where there was no roster
    std::string key;
    std::string code;
    std::vector<GivenNumbers> givens;              ///< by exercises
    std::vector<std::vector<StoredBlank>> blanks;  ///< by exercises; none of formulas
    std::string text;                              ///< the whole line
};

/// Who stands on a line of class.jsonl.
struct ClassMember {
    std::string id, code;

    /// What people call the sheet: the student's id, else its code.
    const std::string& name() const { return id.empty() ? code : id; }
};

/// A class.jsonl of which lines are read as they are asked for: in memory are ids and codes alone.
/// May be used by several threads at once.
class ClassFile {
  public:
    /// Throws Error("file.read"), and Errors with each line of which neither id nor code can be
    /// read: Error("class.line").
    explicit ClassFile(std::string name);

    const std::vector<ClassMember>& members() const { return members_; }

    /// The line of a member. Throws Error("class.line").
    ClassLine operator[](std::size_t member) const;

  private:
    struct Place {
        std::streamoff offset;
        std::size_t length;
        int line;
    };

    std::string name_;
    std::vector<ClassMember> members_;
    std::vector<Place> places_;
    mutable std::mutex reading_;
    mutable std::ifstream file_;
};

/// Reads class.jsonl, a student a line; `name` is shown in errors. Throws Errors with each faulty
/// line: Error("class.line").
std::vector<ClassLine> read_class(std::string_view lines, const std::string& name);

}  // namespace longhand::exercise
