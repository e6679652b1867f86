#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "longhand/language/value.hpp"

namespace longhand::language {

/// A function of the language, by any of its names.
struct Builtin {
    std::vector<std::string_view> names;  ///< the first is the usual one
    std::size_t least;                    ///< how many arguments it takes
    std::size_t most;
    std::string_view arguments;  ///< as the guide writes them: "y, t"
    Value (*call)(std::span<const Value>);
};

/// All functions except `if`, `gradient` and `each`, which do not just take values. Functions of
/// one number work on a matrix element by element. They throw the errors of number(), matrix() and
/// of the operations of Matrix for arguments that they do not take.
std::span<const Builtin> functions();

/// The function of this name, or nullptr.
const Builtin* find_function(std::string_view name);

}  // namespace longhand::language
