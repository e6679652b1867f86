#include "longhand/text/printable.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

namespace longhand::text {

std::string printable(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        utf8proc_int32_t code_point = -1;
        const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
        const utf8proc_ssize_t length =
            utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code_point);
        const bool is_text = length > 0 && utf8proc_category(code_point) != UTF8PROC_CATEGORY_CC &&
                             utf8proc_category(code_point) != UTF8PROC_CATEGORY_CF;
        const std::size_t taken = length > 0 ? static_cast<std::size_t>(length) : 1;
        for (const char byte : text.substr(0, taken)) {
            if (is_text) {
                result += byte;
            } else {
                result += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
            }
        }
        text.remove_prefix(taken);
    }
    return result;
}

}  // namespace longhand::text
