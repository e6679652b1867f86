#include "longhand/text/superscript.hpp"

#include <utf8proc.h>

namespace longhand::text {

std::string superscript(std::string_view text) {
    constexpr std::string_view digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string result;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            result += digits[c - '0'];
        } else {
            result += c == '(' ? "⁽" : "⁾";
        }
    }
    return result;
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
