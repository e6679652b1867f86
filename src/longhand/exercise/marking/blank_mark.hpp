#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "longhand/check/change.hpp"
#include "longhand/exercise/marking/scheme.hpp"
#include "longhand/exercise/marking/typed_answer.hpp"
#include "longhand/exercise/tolerance.hpp"
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

/// An answer in units of the last decimal asked for, rounded half away from zero. Expects a number.
decimal::Integer units(const TypedAnswer& answer, int decimals);

/// Whether an answer has fewer decimals than are asked for, and is no fraction. Expects a number.
bool is_short(const TypedAnswer& answer, int decimals);

/// Whether an answer is accepted. Zeros at the end may be left out: 0.74 for 0.7400, and for no
/// other number.
bool holds(const Accepted& accepted, const TypedAnswer& answer, const decimal::Integer& right);

}  // namespace longhand::exercise
