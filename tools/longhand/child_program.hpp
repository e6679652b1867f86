#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace longhand::cli {

/// The program of this name on the PATH.
std::optional<std::filesystem::path> on_path(const char* program);

/// Runs a program and waits for its end: what it prints goes to one file, its messages to another
/// (which may be the same). True where it ended with status 0.
bool runs_well(const std::vector<std::string>& arguments, const std::filesystem::path& output,
               const std::filesystem::path& messages);

}  // namespace longhand::cli
