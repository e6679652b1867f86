#include "longhand/text/superscript.hpp"

#include <utf8proc.h>

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

std::pair<char32_t, Height> without_height(char32_t c) {
    Height height = Height::normal;
    if (c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x207F) ||
        (c >= 0x1D2C && c <= 0x1D61) || (c >= 0x2B0 && c <= 0x2B8)) {
        height = Height::raised;
    } else if ((c >= 0x2080 && c <= 0x209C) || (c >= 0x1D62 && c <= 0x1D6A) || c == 0x2C7C) {
        height = Height::lowered;
    }
    if (height == Height::normal) return {c, height};
    utf8proc_int32_t usual[8];
    int boundary = 0;
    const utf8proc_ssize_t count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), usual, 8,
                                utf8proc_option_t(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
    if (count != 1) return {c, Height::normal};
    return {static_cast<char32_t>(usual[0]), height};
}

}  // namespace longhand::text
