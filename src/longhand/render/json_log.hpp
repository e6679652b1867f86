#pragma once

#include <memory>
#include <ostream>

#include "longhand/render/log_writer.hpp"

namespace longhand::render {

/// Logs as one JSON document, as docs/schemas/longhand-log.schema.json describes it.
std::unique_ptr<LogWriter> json_log(std::ostream& out, const LogOptions& options);

}  // namespace longhand::render
