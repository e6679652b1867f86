
#include "longhand/check/report/report.hpp"
#include "longhand/check/report/sentences.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/printable.hpp"

namespace longhand::check {

namespace {

/// Text that Markdown leaves as it is.
std::string plain(std::string_view typed) {
    std::string result;
    for (const char c : text::printable(std::string(typed))) {
        if (std::string_view("\\`*_{}[]<>#|~").find(c) != std::string_view::npos) result += '\\';
        result += c;
    }
    return result;
}

}  // namespace

void write_errata(std::ostream& out, std::span<const CheckedCalculation> calculations,
                  text::Language language) {
    text::print(out, "# {}\n\n{}\n", text::message("verify.errata", language),
                plain(summary(calculations, language)));
    for (const DocumentFindings& document : findings(calculations)) {
        if (!document.document.name.empty()) {
            text::print(out, "\n## {} {}\n", plain(document.document.name),
                        plain(document.document.title));
        }
        for (const SectionFindings& section : document.sections) {
            if (!section.title.empty()) text::print(out, "\n### {}\n", plain(section.title));
            text::print(out, "\n{}\n", plain(counted(section, language)));
            const auto all = paragraphs(section, language);
            if (!all.empty()) text::print(out, "\n");
            for (const std::vector<std::string>& paragraph : all) {
                const char* mark = "- ";
                for (const std::string& sentence : paragraph) {
                    text::print(out, "{}{}\n", mark, plain(sentence));
                    mark = "  ";
                }
            }
        }
    }
}

}  // namespace longhand::check
