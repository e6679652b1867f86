#pragma once

#include <map>
#include <string>
#include <vector>

#include "longhand/exercise/marking/answers.hpp"
#include "longhand/exercise/marking/formula_marker.hpp"
#include "longhand/exercise/marking/marker.hpp"
#include "longhand/exercise/paper.hpp"

namespace longhand::exercise {

/// A class as `longhand sheet` has written it, and all that is known of it.
struct ClassFolder {
    ClassSheet stored;
    ClassFile file;
    Sheet sheet;                          ///< its exercises, made again
    std::map<std::string, Owner> owners;  ///< by ids
};

/// Marks students of a class. May be used by several threads at once.
class ClassMarker {
  public:
    /// Class and scheme must outlive this. Throws Error("scheme.unknown") for marks of what is not
    /// asked for.
    ClassMarker(const ClassFolder& all, const Scheme& scheme);

    /// The lines of the class file that a submission's exercises are of. Throws
    /// Error("class.givens") where the files of the class do not belong together.
    std::vector<ClassLine> variants_of(const Submission& submission) const;

    std::vector<BlankMark> mark(const Submission& submission, std::size_t exercise,
                                const ClassLine& variant, Comma comma) const;

    /// What somebody who works rightly has in a blank after these answers to those before it; empty
    /// for formulas.
    std::string following(const Submission& submission, std::size_t exercise,
                          const ClassLine& variant, std::size_t blank, Comma comma) const;

    bool asks_for_formulas(std::size_t exercise) const;

  private:
    std::vector<TypedAnswer> numbers(const Submission& submission, std::size_t exercise,
                                     Comma comma) const;
    Variant variant(std::size_t exercise, const ClassLine& line) const;

    const ClassFolder& class_;
    std::vector<Marker> markers_;
    std::map<std::size_t, FormulaMarker> of_formulas_;  ///< by exercises
};

}  // namespace longhand::exercise
