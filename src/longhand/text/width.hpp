#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace longhand::text {

/// How many columns of a terminal the UTF-8 text takes: Chinese characters take two, combining
/// marks none. Bytes that are no UTF-8 count as one column each.
std::size_t display_width(std::string_view text);

/// `text` followed by spaces up to `width` columns; a longer text is left as it is.
std::string pad_right(std::string_view text, std::size_t width);

/// `width` columns, with `text` at the right; a longer text is left as it is.
std::string pad_left(std::string_view text, std::size_t width);

}  // namespace longhand::text
