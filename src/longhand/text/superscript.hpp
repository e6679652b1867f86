#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace longhand::text {

/// Digits and parentheses raised: "2" is ², "(1)" is ⁽¹⁾. Expects no other characters.
std::string superscript(std::string_view text);

/// The same lowered: "(1)" is ₍₁₎.
std::string subscript(std::string_view text);

/// Where a character stands: x, ², ₁.
enum class Height { normal, raised, lowered };

/// The usual character and the height of a raised or lowered one: ² is 2, raised.
std::pair<char32_t, Height> without_height(char32_t character);

}  // namespace longhand::text
