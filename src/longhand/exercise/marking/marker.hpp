#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "longhand/check/change.hpp"
#include "longhand/exercise/class_reader.hpp"
#include "longhand/exercise/exercise.hpp"
#include "longhand/exercise/marking/scheme.hpp"
#include "longhand/exercise/marking/typed_answer.hpp"
#include "longhand/text/error.hpp"

namespace longhand::exercise {

/// What is said of an answer.
enum class Outcome : std::uint8_t {
    right,
    follows,    ///< from the student's own wrong numbers, as it should
    imprecise,  ///< by the right method, but rounded too early or to too few decimals
    slip,       ///< one digit mistyped, or two exchanged, where no formula explains it
    wrong,
    unreadable,  ///< no number
    empty,
};

/// "follows", as marks files write it.
std::string_view name(Outcome outcome);

/// What an answer earns, and why.
struct BlankMark {
    std::string id = {};
    TypedAnswer answer = {};
    Outcome outcome = Outcome::empty;
    decimal::Rational earned = 0;
    int possible = 0;
    std::string expected = {};  ///< the right answer
    /// What follows from own wrong numbers, if it differs.
    std::optional<std::string> from_own = {};
    std::optional<check::NamedChange> cause = {};  ///< of what is wrong, where one may be stated
    std::optional<Error> trouble = {};             ///< why a formula cannot be read
};

/// What an answer that is judged earns.
decimal::Rational earned(const Scheme& scheme, const BlankMark& mark);

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
