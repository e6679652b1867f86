#pragma once

#include <string>

#include "longhand/replay/number.hpp"
#include "longhand/worksheet/entry.hpp"

namespace longhand::render {

/// A number as it stands in a log.
struct ShownNumber {
    std::string text;  ///< with the minus sign − and, for very large and very small ones, ×10^n
    bool is_exact;     ///< the text says all of the value
};

/// A value with so many digits, rounded half away from zero (四舍五入). An exact value that needs
/// no more is shown as it is, without zeros behind it; a value that is not zero is never shown as
/// one. Expects a value without trouble.
ShownNumber show(const replay::Number& value, Digits digits);

/// A decimal text as typed, with the minus sign −.
std::string with_minus_sign(std::string text);

/// True for a text that begins with the minus sign −.
bool is_negative(const std::string& text);

}  // namespace longhand::render
