#pragma once

#include <string_view>

namespace longhand::render {

/// The LaTeX command, for mathematics mode, of a character that is not ASCII or has a meaning of
/// its own there: `\sigma` of σ. Empty where there is none.
std::string_view latex_command(char32_t character);

/// The command that sets a combining mark on a letter: `\hat`. Empty where there is none.
std::string_view latex_accent(char32_t mark);

}  // namespace longhand::render
