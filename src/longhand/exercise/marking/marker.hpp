#pragma once

#include <functional>
#include <string>
#include <vector>

#include "longhand/exercise/class_reader.hpp"
#include "longhand/exercise/exercise.hpp"
#include "longhand/exercise/marking/blank_mark.hpp"

namespace longhand::exercise {

/// Marks one exercise of a sheet, student by student. May be used by several threads at once.
class Marker {
  public:
    /// The how-manieth of a sheet an exercise is, from 1, matters to the scheme. The exercise and
    /// the scheme must outlive this.
    Marker(const Exercise& exercise, const Scheme& scheme, std::size_t number = 1);

    /// Judges each answer by what is stored, and where it is wrong by what follows from the
    /// student's own earlier answers: the first wrong one costs, those that follow from it do not.
    /// An answer follows only if, at the student's own numbers, every wrong method is still told
    /// apart. `variant` is asked for only where something is wrong; `answers` has one a blank.
    std::vector<BlankMark> mark(const std::vector<StoredBlank>& blanks,
                                const std::vector<TypedAnswer>& answers,
                                const std::function<Variant()>& variant,
                                bool with_causes = true) const;

    /// What somebody who works rightly has in a blank after these answers to those before it; empty
    /// where nothing follows from them.
    std::string following(const std::vector<StoredBlank>& blanks,
                          const std::vector<TypedAnswer>& answers,
                          const std::function<Variant()>& variant, std::size_t blank) const;

  private:
    std::vector<BlankMark> by_what_is_stored(const std::vector<StoredBlank>& blanks,
                                             const std::vector<TypedAnswer>& answers) const;

    const Exercise& exercise_;
    const Scheme& scheme_;
    std::size_t number_;
    std::vector<std::vector<bool>> depends_;  ///< a blank on another
};

}  // namespace longhand::exercise
