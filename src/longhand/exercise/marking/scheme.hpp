#pragma once

#include <map>
#include <string>
#include <string_view>

#include "longhand/decimal/number.hpp"

namespace longhand::exercise {

/// What earns which share of a blank's marks.
struct Scheme {
    decimal::Rational follows = 1;         ///< right from the student's own wrong numbers
    decimal::Rational imprecise = {1, 2};  ///< the right method, rounded too early
    decimal::Rational slip = {1, 2};       ///< one digit mistyped, or two exchanged
    std::map<std::string, int, std::less<>> marks = {};  ///< of blanks by id; else the sheet's
};

/// Reads a marking scheme, a TOML file; what it leaves out stays as it is. `name` is shown in
/// errors. Throws Errors: "toml.…", "scheme.share" for a share that is none from 0 to 1.
Scheme read_scheme(std::string_view toml, const std::string& name);

}  // namespace longhand::exercise
