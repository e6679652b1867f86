#include "longhand/text/width.hpp"

#include <utf8proc.h>

namespace longhand::text {

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    const auto* next = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t code_point = 0;
        utf8proc_ssize_t length = utf8proc_iterate(next, left, &code_point);
        if (length <= 0) {
            length = 1;
            ++width;
        } else {
            width += static_cast<std::size_t>(utf8proc_charwidth(code_point));
        }
        next += length;
        left -= length;
    }
    return width;
}

std::string pad_right(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    std::string padded(text);
    if (used < width) padded.append(width - used, ' ');
    return padded;
}

std::string pad_left(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return (used < width ? std::string(width - used, ' ') : std::string()).append(text);
}

}  // namespace longhand::text
