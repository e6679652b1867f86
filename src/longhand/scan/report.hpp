#pragma once

#include <cstdint>
#include <ostream>
#include <span>
#include <string>

#include "longhand/scan/scan.hpp"
#include "longhand/text/language.hpp"

namespace longhand::scan {

enum class ReportFormat : std::uint8_t {
    text,   ///< for reading
    json,   ///< for programs: docs/schemas/longhand-scan.schema.json
    sarif,  ///< on the lines of the text, for code reviews
    junit,  ///< a test case a text, for continuous integration
};

/// A text that was scanned.
struct ScannedText {
    std::string file;
    Report report;
};

/// Writes what was found in the texts; with what was not checked too, where that is wanted (JSON
/// always has it).
void write_report(std::ostream& out, ReportFormat format, std::span<const ScannedText> texts,
                  bool with_skipped, text::Language language);

/// A patch that puts right what is wrong, as `patch` and `git apply --unidiff-zero` take it; where
/// a line has nothing to be put right it is left alone. `text` is what was scanned.
void write_patch(std::ostream& out, const ScannedText& scanned, std::string_view text);

}  // namespace longhand::scan
