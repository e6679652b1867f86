#include "longhand/text/superscript.hpp"

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

}  // namespace longhand::text
