#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/decimal/number.hpp"

namespace longhand::exercise {

/// What earns which share of a blank's marks.
struct Scheme {
    decimal::Rational follows = 1;         ///< right from the student's own wrong numbers
    decimal::Rational imprecise = {1, 2};  ///< the right method, rounded too early
    decimal::Rational slip = {1, 2};       ///< one digit mistyped, or two exchanged
    decimal::Rational explained = 0;       ///< wrong by one mistake in the formula, which is named

    /// Of blanks: by id, by step (all its elements), by the last name of a step wherever it stands,
    /// or by section; what is closest to the blank counts. Sections are named with the pass of
    /// their loop or without. `2:forward` speaks of the second exercise alone.
    std::map<std::string, int, std::less<>> marks = {};

    /// The marks of a blank of an exercise (from 1); `usual` where nothing is said of it.
    int marks_of(std::size_t exercise, const std::string& id, int usual) const;

    /// The first key of `marks` that speaks of none of the exercises' blanks; empty if there is
    /// none.
    std::string idle_key(const std::vector<std::vector<std::string>>& ids) const;
};

/// Reads a marking scheme, a TOML file; what it leaves out stays as it is. `name` is shown in
/// errors. Throws Errors: "toml.…", "scheme.share" for a share that is none from 0 to 1.
Scheme read_scheme(std::string_view toml, const std::string& name);

}  // namespace longhand::exercise
