#pragma once

#include <string>
#include <string_view>

namespace longhand::text {

/// Digits and parentheses raised: "2" is ², "(1)" is ⁽¹⁾. Expects no other characters.
std::string superscript(std::string_view text);

/// The same lowered: "(1)" is ₍₁₎.
std::string subscript(std::string_view text);

}  // namespace longhand::text
