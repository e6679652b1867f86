#include "longhand/check/report/report.hpp"

namespace longhand::check {

void write_report(std::ostream& out, ReportFormat format,
                  std::span<const CheckedCalculation> calculations, text::Language language) {
    switch (format) {
        case ReportFormat::text:
            return write_text_report(out, calculations, language);
        case ReportFormat::json:
            return write_json_report(out, calculations);
        case ReportFormat::junit:
            return write_junit_report(out, calculations, language);
        case ReportFormat::sarif:
            return write_sarif_report(out, calculations, language);
        case ReportFormat::markdown:
            return write_errata(out, calculations, language);
    }
}

}  // namespace longhand::check
