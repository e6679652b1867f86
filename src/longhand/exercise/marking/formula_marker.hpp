#pragma once

#include <map>
#include <string>
#include <vector>

#include "longhand/exercise/marking/marker.hpp"

namespace longhand::exercise {

/// Marks the formulas that an exercise asks for, typed in the language of problem files.
///
/// A formula may use whatever stands before its step, by id or symbol, and is judged by identity
/// testing: in draws of the givens that may vary it must give what the step gives, as far as 42
/// digits tell. It may be that of the element asked for or that of the whole step; `h1 = …` may
/// stand before it. One whose values are those of a typical mistake in every draw has that mistake
/// as its cause, and is wrong even where givens that never vary make it right. May be used by
/// several threads at once.
class FormulaMarker {
  public:
    /// As Marker has it.
    FormulaMarker(const Exercise& exercise, const Scheme& scheme, std::size_t number = 1);

    /// `answers` has one a blank.
    std::vector<BlankMark> mark(const std::vector<std::string>& answers) const;

  private:
    struct Names;

    void judge(std::size_t blank, BlankMark& mark) const;
    std::vector<replay::Number> values(std::size_t blank, const std::string& formula,
                                       bool with_updates) const;
    bool is_right(std::size_t blank, const std::vector<replay::Number>& values) const;
    void find_cause(std::size_t blank, const std::vector<replay::Number>& values, std::size_t begin,
                    std::size_t end, BlankMark& mark) const;

    const Exercise& exercise_;
    const Scheme& scheme_;
    std::size_t number_;
    std::vector<std::vector<replay::Number>> draws_;  ///< values of the calculation's nodes
    std::size_t variants_ = 0;                        ///< how many of them keep the fixed givens
    std::vector<std::string> expected_;               ///< by blanks
    std::vector<WrongMethods> wrong_;                 ///< by blanks
};

}  // namespace longhand::exercise
