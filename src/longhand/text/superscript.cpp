#include "longhand/text/superscript.hpp"

#include <array>

namespace longhand::text {

namespace {

using Characters = std::array<std::string_view, 12>;  ///< the digits, then ( and )

constexpr Characters raised{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁽", "⁾"};
constexpr Characters lowered{"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉", "₍", "₎"};

std::string in(const Characters& characters, std::string_view text) {
    std::string result;
    for (const char c : text) {
        const int digit = c - '0';
        const int place = digit >= 0 && digit <= 9 ? digit : (c == '(' ? 10 : 11);
        result += characters[static_cast<std::size_t>(place)];
    }
    return result;
}

}  // namespace

std::string superscript(std::string_view text) {
    return in(raised, text);
}

std::string subscript(std::string_view text) {
    return in(lowered, text);
}

}  // namespace longhand::text
