#include "longhand/exercise/variant_key.hpp"

#include "longhand/text/utf8.hpp"

namespace longhand::exercise {

std::string variant_key(std::string_view typed) {
    std::string key;
    while (!typed.empty()) {
        const char32_t character = text::take_character(typed);
        constexpr char32_t first = U'！', last = U'～';
        if (character >= first && character <= last)
            key += static_cast<char>(character - first + '!');
        else
            key += text::utf8(character);
    }
    return std::string(text::trimmed(key));
}

}  // namespace longhand::exercise
