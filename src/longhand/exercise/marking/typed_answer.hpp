#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "longhand/decimal/printed_number.hpp"

namespace longhand::exercise {

/// What an answer is, as somebody typed it.
enum class AnswerForm : std::uint8_t {
    empty,
    number,
    comma,  ///< a number with a comma, where nobody said what commas mean
    text,   ///< anything else
};

/// An answer as it was typed.
struct TypedAnswer {
    std::string text;  ///< without the blanks around it
    AnswerForm form = AnswerForm::empty;
    std::optional<decimal::PrintedNumber> number = {};
};

/// What a comma between digits is.
enum class Comma : std::uint8_t { unknown, decimal };

/// Reads an answer as people type it: `-.11`, `−0.11`, `1.1e-1`, `1.1×10^-1`, `-11/100`, `11 %`,
/// full-width digits and signs, blanks inside, an equals sign before it. A comma between digits is
/// a decimal comma only where that is said; one that might group thousands, and a point that might
/// where commas are decimal, is never guessed.
TypedAnswer read_answer(std::string_view typed, Comma comma);

}  // namespace longhand::exercise
