#pragma once

#include <memory>
#include <ostream>

#include "longhand/render/log_writer.hpp"

namespace longhand::render {

struct TextLogOptions : LogOptions {
    bool colours = false;  ///< escape sequences of a terminal
};

/// Logs as plain text: the title, the givens, and each section with the working of its steps.
std::unique_ptr<LogWriter> text_log(std::ostream& out, const TextLogOptions& options);

/// The log of one worksheet as plain text.
void write_text_log(std::ostream& out, const Worksheet& worksheet, Values& values,
                    const TextLogOptions& options, const Annotate& annotate);

}  // namespace longhand::render
