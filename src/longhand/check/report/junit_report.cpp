
#include <fmt/format.h>

#include <algorithm>

#include "longhand/check/report/report.hpp"
#include "longhand/check/report/sentences.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/text/print.hpp"

namespace longhand::check {

namespace {

/// What the report says of the finding that a judgement belongs to.
std::string explanation(const CheckedCalculation& calculation, const Judgement& judgement,
                        text::Language language) {
    const Verification& verification = calculation.verification;
    Finding finding{&calculation, nullptr, {&judgement}};
    const auto place = static_cast<std::size_t>(&judgement - verification.judgements.data());
    for (const Fault& fault : verification.faults) {
        if (std::ranges::find(fault.judgements, place) != fault.judgements.end())
            finding.fault = &fault;
    }
    return fmt::format("{}", fmt::join(sentences(finding, language), " "));
}

}  // namespace

void write_junit_report(std::ostream& out, std::span<const CheckedCalculation> calculations,
                        text::Language language) {
    using render::xml_text;
    const Totals all = totals(calculations);
    text::print(out,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<testsuites name=\"longhand verify\" tests=\"{}\" failures=\"{}\">\n",
                all.numbers + all.statements + all.formulas + all.lost, all.failures);
    for (const CheckedCalculation& calculation : calculations) {
        const Totals own = totals({&calculation, 1});
        text::print(out, "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n",
                    xml_text(calculation.name),
                    own.numbers + own.statements + own.formulas + own.lost, own.failures);
        for (const Judgement& judgement : calculation.verification.judgements) {
            text::print(out, "    <testcase classname=\"{}\" name=\"{} {} = {}\"",
                        xml_text(calculation.name), xml_text(place(judgement)),
                        xml_text(element_id(judgement)), xml_text(judgement.printed().text));
            if (passes(calculation.verification, judgement)) {
                text::print(out, "/>\n");
                continue;
            }
            text::print(out, ">\n      <failure type=\"{}\" message=\"{}\"/>\n    </testcase>\n",
                        name(judgement.verdict),
                        xml_text(explanation(calculation, judgement, language)));
        }
        for (const StatementJudgement& judgement : calculation.verification.statements) {
            const Statement& statement = *judgement.statement;
            text::print(out, "    <testcase classname=\"{}\" name=\"{}:{} {}\"",
                        xml_text(calculation.name), xml_text(statement.document), statement.at.line,
                        xml_text(statement.holds));
            if (judgement.holds())
                text::print(out, "/>\n");
            else
                text::print(
                    out, ">\n      <failure type=\"statement\" message=\"{}\"/>\n    </testcase>\n",
                    xml_text(sentence(judgement, language)));
        }
        for (const Claim& claim : calculation.claims.claims) {
            if (!claim.at.is_lost) continue;
            text::print(out,
                        "    <testcase classname=\"{}\" name=\"{}:{} {}\">\n"
                        "      <failure type=\"lost\" message=\"{}\"/>\n    </testcase>\n",
                        xml_text(calculation.name), xml_text(claim.document), claim.at.line,
                        xml_text(claim.step), xml_text(sentence(claim, language)));
        }
        for (const FormulaJudgement& judgement : calculation.formulas) {
            const FormulaClaim& claim = *judgement.claim;
            text::print(out, "    <testcase classname=\"{}\" name=\"{}:{} {}\"",
                        xml_text(calculation.name), xml_text(claim.document), claim.at.line,
                        xml_text(fmt::format("{}", fmt::join(claim.chain.texts, " = "))));
            if (judgement.passes())
                text::print(out, "/>\n");
            else
                text::print(
                    out, ">\n      <failure type=\"formula\" message=\"{}\"/>\n    </testcase>\n",
                    xml_text(fmt::format("{}", fmt::join(sentences(judgement, language), " "))));
        }
        text::print(out, "  </testsuite>\n");
    }
    text::print(out, "</testsuites>\n");
}

}  // namespace longhand::check
