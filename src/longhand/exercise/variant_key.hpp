#pragma once

#include <string>
#include <string_view>

namespace longhand::exercise {

/// The key of a variant as it is typed on different days: without blanks around it, full-width
/// letters and digits as their ASCII forms.
std::string variant_key(std::string_view typed);

}  // namespace longhand::exercise
