#pragma once

#include <string>
#include <string_view>

#include "longhand/render/math.hpp"

namespace longhand::render {

/// Who reads it: a LaTeX that compiles documents, or MathJax, which shows formulas in web pages
/// and takes most characters in a text as they are.
enum class LatexReader : unsigned char { document, mathjax };

/// A formula as LaTeX with amsmath, for mathematics mode. No text in it is ever a command.
std::string latex_math(const Math& math, LatexReader reader);

/// Words for text mode, on one line. No text in it is ever a command.
std::string latex_text(std::string_view text, LatexReader reader);

}  // namespace longhand::render
