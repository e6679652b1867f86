#pragma once

#include <string>
#include <string_view>

namespace longhand::text {

/// `text` as it can be shown safely in a message: control characters and bytes that are no UTF-8
/// stand as `\\x1b`, so that nothing that was typed moves the cursor or changes colours.
std::string printable(std::string_view text);

}  // namespace longhand::text
