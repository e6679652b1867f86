#include "longhand/text/utf8.hpp"

#include <utf8proc.h>

#include <array>
#include <cstdlib>

namespace longhand::text {

char32_t take_character(std::string_view& text) {
    utf8proc_int32_t code_point = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const utf8proc_ssize_t length =
        utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code_point);
    text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
    return length > 0 ? static_cast<char32_t>(code_point) : replacement_character;
}

std::u32string characters(std::string_view text) {
    std::u32string result;
    while (!text.empty())
        result += take_character(text);
    return result;
}

std::string utf8(char32_t character) {
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t length =
        utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)};
}

bool is_letter(char32_t character) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(character));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

std::string composed(const std::string& text) {
    utf8proc_uint8_t* result =
        utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str()));
    if (!result) return text;
    std::string copy(reinterpret_cast<const char*>(result));
    std::free(result);  // NOLINT: utf8proc allocates with malloc
    return copy;
}

bool is_control(char32_t character) {
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

std::string_view trimmed(std::string_view text) {
    constexpr auto blanks =
        std::to_array<std::string_view>({" ", "\t", "\r", "\n", "\u00A0", "\u3000"});
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view blank : blanks) {
            const bool leads = text.starts_with(blank);
            if (leads) text.remove_prefix(blank.size());
            const bool trails = text.ends_with(blank);
            if (trails) text.remove_suffix(blank.size());
            more = more || leads || trails;
        }
    }
    return text;
}

}  // namespace longhand::text
