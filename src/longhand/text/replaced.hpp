#pragma once

#include <string>
#include <string_view>

namespace longhand::text {

/// `text` with every `placeholder` replaced.
std::string replaced(std::string text, std::string_view placeholder, std::string_view with);

}  // namespace longhand::text
