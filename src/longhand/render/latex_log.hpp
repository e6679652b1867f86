#pragma once

#include <memory>
#include <ostream>

#include "longhand/render/log_writer.hpp"

namespace longhand::render {

/// Logs as one LaTeX document for XeLaTeX (in English pdfLaTeX does too), with amsmath, geometry
/// and, in Chinese, ctex.
std::unique_ptr<LogWriter> latex_log(std::ostream& out, const LogOptions& options);

}  // namespace longhand::render
