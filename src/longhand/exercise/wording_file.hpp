#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "longhand/text/wording.hpp"

namespace longhand::exercise {

/// Writes the fixed words of papers in a language as a file that read_wording() reads, to be
/// changed.
void write_wording(std::ostream& out, text::Language language);

/// Reads such a file; words that it leaves out stay as they are. `name` is shown in errors. Throws
/// Errors with all that is wrong: "toml.…", Error("wording.language"), and Error("wording.places")
/// where not the same `{0}`, `{1}` … stand in the words as in the program's own.
text::Wording read_wording(std::string_view toml, const std::string& name);

}  // namespace longhand::exercise
