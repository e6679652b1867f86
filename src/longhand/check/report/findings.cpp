#include "longhand/check/report/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

namespace longhand::check {

namespace {

bool has_something_to_say(const Verification& verification, const Judgement& judgement) {
    if (judgement.verdict == Verdict::exact)
        return judgement.flag != Flag::none || !passes(verification, judgement);
    return judgement.verdict != Verdict::faulty && judgement.roots.empty();
}

bool are_alike(const Judgement& a, const Judgement& b) {
    return element_id(a) == element_id(b) && a.printed().text == b.printed().text &&
           a.verdict == b.verdict && a.flag == b.flag;
}

/// By lines; of one line, the fault first.
std::pair<int, bool> rank(const Finding& finding) {
    return {finding.judgements.front()->claim->at.line, finding.fault == nullptr};
}

class Findings {
  public:
    explicit Findings(std::span<const CheckedCalculation> calculations) {
        for (const CheckedCalculation& calculation : calculations)
            add(calculation);
    }

    std::vector<DocumentFindings> sorted() {
        for (DocumentFindings& document : documents_) {
            for (SectionFindings& section : document.sections)
                std::ranges::stable_sort(section.findings, {}, rank);
            std::ranges::stable_sort(document.sections, {}, [&](const SectionFindings& section) {
                return first_lines_.at({document.document.name, section.title});
            });
        }
        std::ranges::stable_sort(documents_, {},
                                 [](const DocumentFindings& each) { return each.document.name; });
        return std::move(documents_);
    }

  private:
    void add(const CheckedCalculation& calculation) {
        const Verification& verification = calculation.verification;
        for (const Judgement& judgement : verification.judgements) {
            SectionFindings& section = section_of(calculation, judgement);
            ++section.counts[judgement.verdict];
            if (has_something_to_say(verification, judgement)) add(calculation, judgement, section);
        }
        for (const Fault& fault : verification.faults) {
            Finding finding{&calculation, &fault, {}};
            for (const std::size_t k : fault.judgements)
                finding.judgements.push_back(&verification.judgements[k]);
            section_of(calculation, *finding.judgements.front()).findings.push_back(finding);
        }
        for (const StatementJudgement& judgement : verification.statements) {
            const Statement& statement = *judgement.statement;
            section_of(calculation, statement.document, statement.at)
                .statements.push_back(&judgement);
        }
        for (const FormulaJudgement& judgement : calculation.formulas) {
            section_of(calculation, judgement.claim->document, judgement.claim->at)
                .formulas.push_back(&judgement);
        }
        for (const Claim& claim : calculation.claims.claims) {
            if (claim.at.is_lost)
                section_of(calculation, claim.document, claim.at).lost.push_back(&claim);
        }
        for (const Remark& remark : calculation.claims.remarks)
            section_of(calculation, remark.document, remark.at).remarks.push_back(&remark);
    }

    static void add(const CheckedCalculation& calculation, const Judgement& judgement,
                    SectionFindings& section) {
        for (Finding& finding : section.findings) {
            if (finding.calculation != &calculation || finding.fault ||
                !are_alike(*finding.judgements.front(), judgement))
                continue;
            finding.judgements.push_back(&judgement);
            return;
        }
        section.findings.push_back({&calculation, nullptr, {&judgement}});
    }

    SectionFindings& section_of(const CheckedCalculation& calculation, const Judgement& judgement) {
        return section_of(calculation, judgement.claim->document, judgement.claim->at);
    }

    SectionFindings& section_of(const CheckedCalculation& calculation, const std::string& name,
                                const ClaimPlace& at) {
        auto document = std::ranges::find_if(
            documents_, [&](const DocumentFindings& each) { return each.document.name == name; });
        if (document == documents_.end()) {
            const auto known =
                std::ranges::find(calculation.claims.documents, name, &Document::name);
            documents_.push_back(
                {known == calculation.claims.documents.end() ? Document{name, {}, {}} : *known,
                 {}});
            document = documents_.end() - 1;
        }
        std::vector<SectionFindings>& sections = document->sections;
        auto section = std::ranges::find(sections, at.section, &SectionFindings::title);
        if (section == sections.end()) {
            sections.push_back({at.section, {}, {}, {}, {}, {}, {}});
            section = sections.end() - 1;
        }
        const auto line = first_lines_.try_emplace({name, at.section}, at.line).first;
        line->second = std::min(line->second, at.line);
        return *section;
    }

    std::vector<DocumentFindings> documents_;
    std::map<std::pair<std::string, std::string>, int> first_lines_;  ///< of the headings
};

}  // namespace

std::vector<DocumentFindings> findings(std::span<const CheckedCalculation> calculations) {
    return Findings(calculations).sorted();
}

Totals totals(std::span<const CheckedCalculation> calculations) {
    Totals result;
    for (const CheckedCalculation& calculation : calculations) {
        const Verification& verification = calculation.verification;
        result.numbers += verification.judgements.size();
        result.statements += verification.statements.size();
        result.failures += static_cast<std::size_t>(std::ranges::count_if(
            verification.statements, std::not_fn(&StatementJudgement::holds)));
        result.formulas += calculation.formulas.size();
        result.remarks += calculation.claims.remarks.size();
        const auto lost = static_cast<std::size_t>(std::ranges::count_if(
            calculation.claims.claims, [](const Claim& claim) { return claim.at.is_lost; }));
        result.lost += lost;
        result.failures += lost;
        result.faults += verification.faults.size();
        for (const FormulaJudgement& judgement : calculation.formulas) {
            result.faults += judgement.agrees() ? 0U : 1U;
            result.failures += judgement.passes() ? 0U : 1U;
        }
        result.failures += static_cast<std::size_t>(std::ranges::count_if(
            verification.judgements,
            [&](const Judgement& judgement) { return !passes(verification, judgement); }));
    }
    return result;
}

std::string element_id(const Judgement& judgement) {
    const Claim& claim = *judgement.claim;
    if (claim.printed.size() == 1) return claim.step;
    const auto columns = static_cast<std::size_t>(claim.shape.columns);
    const std::size_t row = judgement.element / columns + 1;
    if (columns == 1) return fmt::format("{}[{}]", claim.step, row);
    return fmt::format("{}[{},{}]", claim.step, row, judgement.element % columns + 1);
}

std::string place(const Judgement& judgement) {
    const Claim& claim = *judgement.claim;
    return fmt::format("{}:{}:{}", claim.document, claim.at.line,
                       claim.at.token + static_cast<int>(judgement.element));
}

std::vector<int> lines(const std::vector<const Judgement*>& judgements) {
    std::set<int> all;
    for (const Judgement* judgement : judgements)
        all.insert(judgement->claim->at.line);
    return {all.begin(), all.end()};
}

}  // namespace longhand::check
