#pragma once

#include <string>
#include <utility>
#include <vector>

#include "longhand/worksheet/worksheet.hpp"

namespace longhand {

/// `NAME=VALUE`, as people type it.
struct GivenText {
    std::string name;
    std::string value;

    /// Splits at the first `=` (or `＝`). Throws Error("given.form", {text}).
    static GivenText parse(std::string_view text);
};

/// What the numbers typed for a worksheet's givens mean. A name is the id of a given, its last
/// name or its symbol where only one given has it, or one element: `w11`, `W[1,2]`.
/// Throws Error("given.unknown"), Error("given.ambiguous"), Error("given.twice"),
/// Error("given.shape") and the errors of NumberList::parse.
GivenNumbers given_numbers(const Worksheet& worksheet, const std::vector<GivenText>& texts);

}  // namespace longhand
