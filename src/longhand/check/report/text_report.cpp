#include <fmt/ostream.h>

#include "longhand/check/report/report.hpp"
#include "longhand/check/report/sentences.hpp"

namespace longhand::check {

void write_text_report(std::ostream& out, std::span<const CheckedCalculation> calculations,
                       text::Language language) {
    for (const DocumentFindings& document : findings(calculations)) {
        if (!document.document.name.empty())
            fmt::print(out, "{}  {}\n\n", document.document.name, document.document.title);
        for (const SectionFindings& section : document.sections) {
            if (!section.title.empty()) fmt::print(out, "  {}\n", section.title);
            fmt::print(out, "    {}\n", counted(section, language));
            for (const Finding& finding : section.findings) {
                const char* indent = "    ";
                for (const std::string& sentence : sentences(finding, language)) {
                    fmt::print(out, "{}{}\n", indent, sentence);
                    indent = "      ";
                }
            }
            for (const StatementJudgement* judgement : section.statements) {
                if (!judgement->holds())
                    fmt::print(out, "    {}\n", sentence(*judgement, language));
            }
            out << '\n';
        }
    }
    fmt::print(out, "{}\n", summary(calculations, language));
}

}  // namespace longhand::check
