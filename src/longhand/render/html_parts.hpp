#pragma once

#include <string>
#include <string_view>

#include "longhand/render/math_step.hpp"
#include "longhand/text/language.hpp"

namespace longhand::render {

/// The beginning of a page, up to its body: no script, nothing from elsewhere. `style` is put
/// behind the style sheet that all pages have.
std::string html_head(std::string_view title, text::Language language, std::string_view style = {});

/// Words of a log, as HTML: the powers of ten of their numbers are raised.
std::string html_words(std::string_view words);

/// A step as MathML, line below line.
std::string html_lines(const MathStep& step);

}  // namespace longhand::render
