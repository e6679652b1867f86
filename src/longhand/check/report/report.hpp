#pragma once

#include <ostream>
#include <span>

#include "longhand/check/report/findings.hpp"
#include "longhand/text/language.hpp"

namespace longhand::check {

enum class ReportFormat : std::uint8_t {
    text,      ///< for reading
    json,      ///< for programs: docs/schemas/longhand-report.schema.json
    junit,     ///< a test case a printed number, for continuous integration
    sarif,     ///< mistakes on the lines of the document, for code reviews
    markdown,  ///< a page of errata
};

void write_report(std::ostream& out, ReportFormat format,
                  std::span<const CheckedCalculation> calculations, text::Language language);

/// The single formats. Text: by document and heading the right numbers counted, the others
/// explained in a sentence each.
void write_text_report(std::ostream& out, std::span<const CheckedCalculation> calculations,
                       text::Language language);
void write_json_report(std::ostream& out, std::span<const CheckedCalculation> calculations);
void write_junit_report(std::ostream& out, std::span<const CheckedCalculation> calculations,
                        text::Language language);
void write_sarif_report(std::ostream& out, std::span<const CheckedCalculation> calculations,
                        text::Language language);
void write_errata(std::ostream& out, std::span<const CheckedCalculation> calculations,
                  text::Language language);

}  // namespace longhand::check
