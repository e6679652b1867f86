#include <fmt/format.h>

#include <algorithm>

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
                for (const StatementJudgement* judgement : section.statements) {
                    if (!judgement->holds()) write(document.document, *judgement);
                }
                for (const Claim* claim : section.lost) {
                    write_sentences("lost", "error", {sentence(*claim, language_)},
                                    document.document, claim->at.line);
                }
                for (const FormulaJudgement* judgement : section.formulas) {
                    write_sentences("formula", judgement->passes() ? "note" : "error",
                                    sentences(*judgement, language_), document.document,
                                    judgement->claim->at.line);
                }
                for (const Remark* remark : section.remarks) {
                    write_sentences("remark", "note", sentences(*remark, language_),
                                    document.document, remark->at.line);
                }
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
        if (finding.fault) {
            const bool is_expected =
                std::ranges::all_of(finding.judgements, [&](const Judgement* judgement) {
                    return passes(finding.calculation->verification, *judgement);
                });
            return is_expected ? "note" : "error";
        }
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
        for (const char* rule :
             {"carried", "truncated", "within_rounding", "undecided", "faulty", "coincidence",
              "not_carried_on", "exact", "statement", "formula", "remark", "lost"}) {
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
        write_result(rule_of(finding), level_of(finding),
                     fmt::format("{}", fmt::join(sentences(finding, language_), " ")), document,
                     lines(finding.judgements));
    }

    void write(const Document& document, const StatementJudgement& judgement) {
        write_result("statement", "error", sentence(judgement, language_), document,
                     {judgement.statement->at.line});
    }

    void write_sentences(const char* rule, const char* level,
                         const std::vector<std::string>& sentences, const Document& document,
                         int line) {
        if (!sentences.empty())
            write_result(rule, level, fmt::format("{}", fmt::join(sentences, " ")), document,
                         {line});
    }

    void write_result(const std::string& rule, const char* level, const std::string& text,
                      const Document& document, const std::vector<int>& places) {
        json_.begin_object();
        json_.member("ruleId", rule);
        json_.member("level", level);
        json_.key("message");
        json_.begin_object();
        json_.member("text", text);
        json_.end_object();
        json_.key("locations");
        json_.begin_array();
        if (!document.file.empty()) {
            for (const int line : places)
                write_place(document.file, line);
        }
        json_.end_array();
        json_.end_object();
    }

    void write_place(const std::string& file, int line) {
        json_.begin_object();
        json_.key("physicalLocation");
        json_.begin_object();
        json_.key("artifactLocation");
        json_.begin_object();
        json_.member("uri", encoded(file));
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

    /// A path as a relative URI has it.
    static std::string encoded(std::string_view path) {
        constexpr std::string_view plain = "-._~/";
        std::string result;
        for (const char c : path) {
            const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                                  (c >= 'a' && c <= 'z') || plain.find(c) != plain.npos;
            result += is_plain ? std::string(1, c)
                               : fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
        return result;
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
