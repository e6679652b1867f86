#pragma once

#include <memory>
#include <ostream>

#include "longhand/render/log_writer.hpp"

namespace longhand::render {

/// Logs as one HTML page with MathML, well-formed as XML too: no script, nothing from elsewhere.
/// Sections and steps stand under their ids, so that `#layer2/y[1]` leads to a step; where there
/// are several logs, behind the id of theirs: `#matrix_forward_pass/layer2/y[1]`.
std::unique_ptr<LogWriter> html_log(std::ostream& out, const LogOptions& options);

}  // namespace longhand::render
