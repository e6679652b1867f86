
#include "longhand/check/report/report.hpp"
#include "longhand/check/report/sentences.hpp"
#include "longhand/text/markdown.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"

namespace longhand::check {

void write_errata(std::ostream& out, std::span<const CheckedCalculation> calculations,
                  text::Language language) {
    text::print(out, "# {}\n\n{}\n", text::message("verify.errata", language),
                text::markdown(summary(calculations, language)));
    for (const DocumentFindings& document : findings(calculations)) {
        if (!document.document.name.empty()) {
            text::print(out, "\n## {} {}\n", text::markdown(document.document.name),
                        text::markdown(document.document.title));
        }
        for (const SectionFindings& section : document.sections) {
            if (!section.title.empty())
                text::print(out, "\n### {}\n", text::markdown(section.title));
            text::print(out, "\n{}\n", text::markdown(counted(section, language)));
            const auto all = paragraphs(section, language, Telling::all, Notation::markdown);
            if (!all.empty()) text::print(out, "\n");
            for (const std::vector<std::string>& paragraph : all) {
                const char* mark = "- ";
                for (const std::string& sentence : paragraph) {
                    text::print(out, "{}{}\n", mark, sentence);
                    mark = "  ";
                }
            }
        }
    }
}

}  // namespace longhand::check
