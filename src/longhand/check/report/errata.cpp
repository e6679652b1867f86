#include <fmt/ostream.h>

#include "longhand/check/report/report.hpp"
#include "longhand/check/report/sentences.hpp"
#include "longhand/text/message.hpp"
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
    fmt::print(out, "# {}\n\n{}\n", text::message("verify.errata", language),
               plain(summary(calculations, language)));
    for (const DocumentFindings& document : findings(calculations)) {
        if (!document.document.name.empty()) {
            fmt::print(out, "\n## {} {}\n", plain(document.document.name),
                       plain(document.document.title));
        }
        for (const SectionFindings& section : document.sections) {
            if (!section.title.empty()) fmt::print(out, "\n### {}\n", plain(section.title));
            fmt::print(out, "\n{}\n", plain(counted(section, language)));
            if (!section.findings.empty()) fmt::print(out, "\n");
            for (const Finding& finding : section.findings) {
                const char* mark = "- ";
                for (const std::string& sentence : sentences(finding, language)) {
                    fmt::print(out, "{}{}\n", mark, plain(sentence));
                    mark = "  ";
                }
            }
            for (const StatementJudgement* judgement : section.statements) {
                if (!judgement->holds())
                    fmt::print(out, "\n- {}\n", plain(sentence(*judgement, language)));
            }
        }
    }
}

}  // namespace longhand::check
