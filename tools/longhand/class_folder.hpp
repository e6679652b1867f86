#pragma once

#include <map>
#include <string>
#include <vector>

#include "longhand/exercise/marking/answers.hpp"
#include "longhand/exercise/marking/formula_marker.hpp"
#include "longhand/exercise/marking/marker.hpp"
#include "longhand/exercise/paper.hpp"

namespace longhand::cli {

/// A class as `longhand sheet` has written it, and all that is known of it.
struct ClassFolder {
    exercise::ClassSheet stored;
    exercise::ClassFile file;
    exercise::Sheet sheet;                          ///< its exercises, made again
    std::map<std::string, exercise::Owner> owners;  ///< by ids
};

/// Reads sheet.json and class.jsonl of a folder; names come from the file `roster`, if it is not
/// empty. Throws Error("class.other") where this program has another calculation, or another rule,
/// under the same name.
ClassFolder read_class_folder(const std::string& folder, const std::string& roster);

/// Marks students of a class. May be used by several threads at once.
class ClassMarker {
  public:
    /// Class and scheme must outlive this. Throws Error("scheme.unknown") for marks of what is not
    /// asked for.
    ClassMarker(const ClassFolder& all, const exercise::Scheme& scheme);

    /// The lines of the class file that a submission's exercises are of. Throws
    /// Error("class.givens") where the files of the class do not belong together.
    std::vector<exercise::ClassLine> variants_of(const exercise::Submission& submission) const;

    std::vector<exercise::BlankMark> mark(const exercise::Submission& submission,
                                          std::size_t exercise, const exercise::ClassLine& variant,
                                          exercise::Comma comma) const;

    /// What somebody who works rightly has in a blank after these answers to those before it; empty
    /// for formulas.
    std::string following(const exercise::Submission& submission, std::size_t exercise,
                          const exercise::ClassLine& variant, std::size_t blank,
                          exercise::Comma comma) const;

    bool asks_for_formulas(std::size_t exercise) const;

  private:
    std::vector<exercise::TypedAnswer> numbers(const exercise::Submission& submission,
                                               std::size_t exercise, exercise::Comma comma) const;
    exercise::Variant variant(std::size_t exercise, const exercise::ClassLine& line) const;

    const ClassFolder& class_;
    std::vector<exercise::Marker> markers_;
    std::map<std::size_t, exercise::FormulaMarker> of_formulas_;  ///< by exercises
};

}  // namespace longhand::cli
