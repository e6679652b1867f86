#pragma once

#include <ostream>

#include "longhand/render/log.hpp"

namespace longhand::render {

struct TextLogOptions : LogOptions {
    text::Language language = text::Language::english;
    bool colours = false;  ///< escape sequences of a terminal
};

/// Writes the log of a worksheet as plain text in UTF-8: the title, the givens, and each section
/// with the working of its steps, section by section.
void write_text_log(std::ostream& out, const Worksheet& worksheet, Values& values,
                    const TextLogOptions& options, const Annotate& annotate);

}  // namespace longhand::render
