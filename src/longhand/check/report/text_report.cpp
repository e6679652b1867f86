
#include "longhand/check/report/report.hpp"
#include "longhand/check/report/sentences.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/printable.hpp"

namespace longhand::check {

void write_text_report(std::ostream& out, std::span<const CheckedCalculation> calculations,
                       text::Language language) {
    for (const DocumentFindings& document : findings(calculations)) {
        if (!document.document.name.empty())
            text::print(out, "{}  {}\n\n", text::printable(document.document.name),
                        text::printable(document.document.title));
        for (const SectionFindings& section : document.sections) {
            if (!section.title.empty()) text::print(out, "  {}\n", text::printable(section.title));
            text::print(out, "    {}\n", counted(section, language));
            for (const std::vector<std::string>& paragraph : paragraphs(section, language)) {
                const char* indent = "    ";
                for (const std::string& sentence : paragraph) {
                    out << indent << text::printable(sentence) << '\n';
                    indent = "      ";
                }
            }
            out << '\n';
        }
    }
    for (const std::string& sentence : off_path(calculations, language))
        text::print(out, "{}\n", sentence);
    text::print(out, "{}\n", summary(calculations, language));
}

}  // namespace longhand::check
