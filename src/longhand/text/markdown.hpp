#pragma once

#include <string>
#include <string_view>

namespace longhand::text {

/// Text that Markdown leaves as it is, without control characters.
std::string markdown(std::string_view typed);

}  // namespace longhand::text
