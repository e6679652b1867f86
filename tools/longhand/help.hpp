#pragma once

#include "commands.hpp"

namespace longhand::cli {

/// What `longhand --help` prints.
void write_overview(std::ostream& out, text::Language language);

/// What `longhand COMMAND --help` prints: usage, explanation, and every option.
void write_help(std::ostream& out, const Command& command, text::Language language);

}  // namespace longhand::cli
