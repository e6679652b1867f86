#include <fmt/format.h>

#include <algorithm>

#include "longhand/check/report/report.hpp"
#include "longhand/check/report/sentences.hpp"
#include "longhand/render/sarif_writer.hpp"
#include "longhand/text/message.hpp"

namespace longhand::check {

namespace {

/// A result a finding that is a mistake or not as expected, on its line of the document.
class SarifReport {
  public:
    SarifReport(std::ostream& out, text::Language language)
        : sarif_(out, rules(language)), language_(language) {}

    void write(std::span<const CheckedCalculation> calculations) {
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
        sarif_.end();
    }

  private:
    static std::vector<std::pair<std::string, std::string>> rules(text::Language language) {
        std::vector<std::pair<std::string, std::string>> rules;
        for (const char* rule :
             {"carried", "truncated", "within_rounding", "undecided", "faulty", "coincidence",
              "not_carried_on", "exact", "statement", "formula", "remark", "lost"})
            rules.emplace_back(rule, text::message(fmt::format("verify.rule.{}", rule), language));
        return rules;
    }

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

    void write(const Document& document, const Finding& finding) {
        sarif_.result(rule_of(finding), level_of(finding),
                      fmt::format("{}", fmt::join(sentences(finding, language_), " ")),
                      document.file, places(finding.judgements));
    }

    void write(const Document& document, const StatementJudgement& judgement) {
        sarif_.result("statement", "error", sentence(judgement, language_), document.file,
                      {{judgement.statement->at.line}});
    }

    void write_sentences(const char* rule, const char* level,
                         const std::vector<std::string>& sentences, const Document& document,
                         int line) {
        if (!sentences.empty())
            sarif_.result(rule, level, fmt::format("{}", fmt::join(sentences, " ")), document.file,
                          {{line}});
    }

    static std::vector<render::SarifWriter::Place> places(
        const std::vector<const Judgement*>& judgements) {
        std::vector<render::SarifWriter::Place> result;
        for (const int line : lines(judgements))
            result.push_back({line});
        return result;
    }

    render::SarifWriter sarif_;
    text::Language language_;
};

}  // namespace

void write_sarif_report(std::ostream& out, std::span<const CheckedCalculation> calculations,
                        text::Language language) {
    SarifReport(out, language).write(calculations);
    out << '\n';
}

}  // namespace longhand::check
