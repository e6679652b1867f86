#include <fmt/format.h>

#include "longhand/check/report/report.hpp"
#include "longhand/check/report/sentences.hpp"
#include "longhand/render/json_writer.hpp"
#include "longhand/text/message.hpp"

namespace longhand::check {

namespace {

/// Static Analysis Results Interchange Format 2.1.0: a result a finding that is a mistake or not
/// as expected, on its line of the document.
class SarifReport {
  public:
    SarifReport(std::ostream& out, text::Language language) : json_(out), language_(language) {}

    void write(std::span<const CheckedCalculation> calculations) {
        json_.begin_object();
        json_.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json_.member("version", "2.1.0");
        json_.key("runs");
        json_.begin_array();
        json_.begin_object();
        write_tool();
        json_.key("results");
        json_.begin_array();
        for (const DocumentFindings& document : findings(calculations)) {
            for (const SectionFindings& section : document.sections) {
                for (const Finding& finding : section.findings)
                    write(document.document, finding);
            }
        }
        json_.end_array();
        json_.end_object();
        json_.end_array();
        json_.end_object();
    }

  private:
    static std::string rule_of(const Finding& finding) {
        const Judgement& first = *finding.judgements.front();
        if (first.flag == Flag::coincidence) return "coincidence";
        if (first.flag == Flag::not_carried_on) return "not_carried_on";
        return std::string(name(first.verdict));
    }

    static const char* level_of(const Finding& finding) {
        if (finding.fault) return "error";
        const Verdict verdict = finding.judgements.front()->verdict;
        return verdict == Verdict::undecided || verdict == Verdict::truncated ? "warning" : "note";
    }

    void write_tool() {
        json_.key("tool");
        json_.begin_object();
        json_.key("driver");
        json_.begin_object();
        json_.member("name", "longhand");
        json_.key("rules");
        json_.begin_array();
        for (const char* rule : {"carried", "truncated", "within_rounding", "undecided", "faulty",
                                 "coincidence", "not_carried_on"}) {
            json_.begin_line();
            json_.begin_object();
            json_.member("id", rule);
            json_.key("shortDescription");
            json_.begin_object();
            json_.member("text", text::message(fmt::format("verify.rule.{}", rule), language_));
            json_.end_object();
            json_.end_object();
            json_.end_line();
        }
        json_.end_array();
        json_.end_object();
        json_.end_object();
    }

    void write(const Document& document, const Finding& finding) {
        json_.begin_object();
        json_.member("ruleId", rule_of(finding));
        json_.member("level", level_of(finding));
        json_.key("message");
        json_.begin_object();
        json_.member("text", fmt::format("{}", fmt::join(sentences(finding, language_), " ")));
        json_.end_object();
        json_.key("locations");
        json_.begin_array();
        for (const int line : lines(finding.judgements)) {
            json_.begin_object();
            json_.key("physicalLocation");
            json_.begin_object();
            json_.key("artifactLocation");
            json_.begin_object();
            json_.member("uri", document.file.empty() ? document.name : document.file);
            json_.end_object();
            if (line > 0) {
                json_.key("region");
                json_.begin_object();
                json_.member("startLine", static_cast<long>(line));
                json_.end_object();
            }
            json_.end_object();
            json_.end_object();
        }
        json_.end_array();
        json_.end_object();
    }

    render::JsonWriter json_;
    text::Language language_;
};

}  // namespace

void write_sarif_report(std::ostream& out, std::span<const CheckedCalculation> calculations,
                        text::Language language) {
    SarifReport(out, language).write(calculations);
    out << '\n';
}

}  // namespace longhand::check
