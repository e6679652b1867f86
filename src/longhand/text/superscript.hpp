#pragma once

#include <string>
#include <string_view>

namespace longhand::text {

/// Digits and parentheses raised: "2" is ², "(1)" is ⁽¹⁾. Expects no other characters.
std::string superscript(std::string_view text);

}  // namespace longhand::text
