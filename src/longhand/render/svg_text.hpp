#pragma once

#include <string>

#include "longhand/render/math.hpp"

namespace longhand::render {

/// A line of text in an SVG picture.
struct SvgText {
    std::string tspans;  ///< what stands inside of `<text>`
    double width = 0;    ///< about so many times the size of its letters
};

/// A formula in one line, with its subscripts and superscripts lowered and raised.
SvgText svg_text(const Math& math);

/// Words.
SvgText svg_text(std::string_view words);

}  // namespace longhand::render
