#pragma once

#include <string>

#include "longhand/exercise/marking/class_marker.hpp"

namespace longhand::cli {

/// Reads sheet.json and class.jsonl of a folder; names come from the file `roster`, if it is not
/// empty. Throws Error("class.other") where this program has another calculation, or another rule,
/// under the same name.
exercise::ClassFolder read_class_folder(const std::string& folder, const std::string& roster);

}  // namespace longhand::cli
