#pragma once

#include <string>
#include <string_view>

#include "longhand/render/math.hpp"

namespace longhand::render {

/// A formula for Typst's mathematics mode, where `blank` is a function that draws room for so many
/// characters. No text in it is ever code.
std::string typst_math(const Math& math);

/// A text as a string literal of Typst.
std::string typst_string(std::string_view text);

}  // namespace longhand::render
