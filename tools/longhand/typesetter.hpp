#pragma once

#include <filesystem>
#include <string>

namespace longhand::cli {

/// Makes a PDF of a layout and its data: with `typst` where the PATH has it, else with the compiler
/// that tools/typst.sh installs beside the program and Node runs.
/// Throws Error("sheet.typst_missing"), and Error("sheet.typst") with what the typesetter says.
void typeset(const std::filesystem::path& layout, const std::filesystem::path& data,
             const std::filesystem::path& pdf);

/// Throws Error("sheet.typst_missing") where there is no typesetter.
void require_typesetter();

}  // namespace longhand::cli
