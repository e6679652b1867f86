#include "longhand/check/report/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/render/shown_number.hpp"
#include "longhand/text/message.hpp"

namespace longhand::check {

namespace {

using text::Language;
using text::message;

class Sentences {
  public:
    Sentences(const Finding& finding, Language language)
        : finding_(finding), language_(language), first_(*finding.judgements.front()) {}

    std::vector<std::string> all() {
        if (finding_.fault) {
            on_fault();
        } else {
            on_number();
        }
        return std::move(result_);
    }

  private:
    void say(std::string_view id, const std::vector<std::string>& arguments) {
        result_.push_back(message(id, language_, arguments));
    }

    std::string joined(const std::vector<std::string>& parts) const {
        return fmt::format("{}", fmt::join(parts, language_ == Language::chinese ? "、" : ", "));
    }

    static std::string number(std::string text) { return render::with_minus_sign(std::move(text)); }

    std::string at_lines(const std::vector<const Judgement*>& judgements) const {
        const std::vector<int> found = lines(judgements);
        if (found.front() == 0) return {};
        return message(
            found.size() == 1 ? "verify.line" : "verify.lines", language_,
            {fmt::format("{}",
                         fmt::join(found, language_ == text::Language::chinese ? "、" : ", "))});
    }

    void on_fault() {
        std::vector<std::string> names, printed, right;
        for (const Judgement* judgement : finding_.judgements) {
            const std::string text = number(judgement->printed().text);
            const bool is_told = std::ranges::find(names, element_id(*judgement)) != names.end();
            if (is_told && std::ranges::find(printed, text) != printed.end()) continue;
            if (!is_told) names.push_back(element_id(*judgement));
            printed.push_back(text);
            right.push_back(number(judgement->should_be()));
        }
        say("verify.fault", {at_lines(finding_.judgements),
                             finding_.fault->is_whole ? finding_.fault->step : joined(names),
                             joined(printed), joined(right)});
        const Verification& verification = finding_.calculation->verification;
        on_diagnosis(finding_.fault->diagnosis);
        if (!finding_.fault->not_followed.empty()) say("verify.misprint", {});
        std::vector<std::string> carried;
        for (const Judgement& judgement : verification.judgements) {
            if (!has_root(judgement)) continue;
            std::string text = number(judgement.printed().text);
            if (std::ranges::find(carried, text) == carried.end())
                carried.push_back(std::move(text));
        }
        if (!carried.empty()) say("verify.carried_on", {joined(carried)});
        for (const std::size_t k : finding_.fault->results) {
            const Judgement& result = verification.judgements[k];
            say("verify.result",
                {number(result.printed().text), element_id(result), number(result.should_be()),
                 number(printed_as(result.true_value, result.decimals()))});
        }
    }

    void on_diagnosis(const Diagnosis& diagnosis) {
        if (diagnosis.explanations.empty()) return say("verify.unexplained", {});
        if (diagnosis.is_certain())
            return say("verify.cause",
                       {sentence(diagnosis.explanations.front().change, language_)});
        std::vector<std::string> causes;
        for (const Explanation& explanation : diagnosis.explanations)
            causes.push_back(sentence(explanation.change, language_));
        say("verify.possible",
            {fmt::format("{}", fmt::join(causes, language_ == Language::chinese ? "；" : "; "))});
    }

    bool has_root(const Judgement& judgement) const {
        const auto place = static_cast<std::size_t>(
            finding_.fault - finding_.calculation->verification.faults.data());
        return std::ranges::find(judgement.roots, place) != judgement.roots.end();
    }

    void on_number() {
        const std::optional<int> decimals = first_.decimals();
        const std::string true_value = number(printed_as(first_.true_value, decimals));
        const std::vector<std::string> arguments{at_lines(finding_.judgements),
                                                 number(first_.printed().text),
                                                 element_id(first_),
                                                 true_value,
                                                 number(first_.should_be()),
                                                 roots(),
                                                 first_.claim->verdict};
        if (first_.flag == Flag::coincidence) return say("verify.coincidence", arguments);
        if (first_.flag == Flag::not_carried_on) return say("verify.not_carried_on", arguments);
        if (!first_.roots.empty()) return say("verify.carried_from", arguments);
        switch (first_.verdict) {
            case Verdict::exact:
                return say("verify.unexpected", arguments);
            case Verdict::carried:
                return say("verify.carried", arguments);
            case Verdict::truncated:
                return say("verify.truncated", arguments);
            case Verdict::within_rounding:
                return say("verify.within_rounding", arguments);
            default:
                return say("verify.undecided", arguments);
        }
    }

    std::string roots() const {
        std::vector<std::string> steps;
        for (const std::size_t root : first_.roots)
            steps.push_back(finding_.calculation->verification.faults[root].step);
        return joined(steps);
    }

    const Finding& finding_;
    Language language_;
    const Judgement& first_;
    std::vector<std::string> result_;
};

}  // namespace

std::vector<std::string> sentences(const Finding& finding, Language language) {
    return Sentences(finding, language).all();
}

std::string sentence(const StatementJudgement& judgement, Language language) {
    const Statement& statement = *judgement.statement;
    const std::string line = statement.at.line == 0 ? std::string()
                                                    : message("verify.line", language,
                                                              {std::to_string(statement.at.line)});
    const char* id = judgement.of_true_values      ? "verify.statement.of_true_values"
                     : judgement.of_printed_values ? "verify.statement.of_printed_values"
                                                   : "verify.statement.never";
    return message(id, language, {line, statement.holds});
}

std::string sentence(const Claim& lost, Language language) {
    std::vector<std::string> printed;
    for (const decimal::PrintedNumber& number : lost.printed)
        printed.push_back(render::with_minus_sign(number.text));
    return message("verify.lost", language,
                   {message("verify.line", language, {std::to_string(lost.at.line)}),
                    fmt::format("{}", fmt::join(printed, " ")), lost.step});
}

std::vector<std::vector<std::string>> paragraphs(const SectionFindings& section, Language language,
                                                 Telling telling, Notation notation) {
    std::vector<std::pair<int, std::vector<std::string>>> all;  // by lines
    const auto add = [&](int line, std::vector<std::string> paragraph) {
        for (std::string& sentence : paragraph)
            sentence = written(sentence, notation);
        all.emplace_back(line, std::move(paragraph));
    };
    for (const Finding& finding : section.findings) {
        if (telling == Telling::mistakes && !finding.fault) continue;
        add(finding.judgements.front()->claim->at.line, sentences(finding, language));
    }
    for (const StatementJudgement* judgement : section.statements) {
        if (!judgement->holds())
            add(judgement->statement->at.line, {sentence(*judgement, language)});
    }
    for (const FormulaJudgement* judgement : section.formulas)
        all.emplace_back(judgement->claim->at.line,
                         sentences(*judgement, language, telling, notation));
    for (const Claim* claim : section.lost)
        add(claim->at.line, {sentence(*claim, language)});
    for (const Remark* remark : section.remarks)
        add(remark->at.line, sentences(*remark, language));
    std::ranges::stable_sort(all, {}, [](const auto& each) { return each.first; });
    std::vector<std::vector<std::string>> result;
    for (auto& [line, paragraph] : all) {
        if (!paragraph.empty()) result.push_back(std::move(paragraph));
    }
    return result;
}

std::string counted(const SectionFindings& section, Language language) {
    std::size_t all = 0;
    std::string parts;
    for (const auto& [verdict, count] : section.counts) {
        all += count;
        parts += parts.empty() ? "" : language == Language::chinese ? "，" : ", ";
        parts += message(fmt::format("verify.count.{}", name(verdict)), language,
                         {std::to_string(count)});
    }
    std::string result;
    if (all > 0) result = message("verify.section", language, {std::to_string(all), parts});
    const auto add = [&](const char* id, std::size_t count, std::size_t holding) {
        if (count == 0) return;
        if (!result.empty()) result += language == Language::chinese ? "；" : "; ";
        result += message(id, language, {std::to_string(count), std::to_string(holding)});
    };
    const auto holding = [](const auto& judgements, auto&& holds) {
        return static_cast<std::size_t>(std::ranges::count_if(judgements, holds));
    };
    add("verify.statements", section.statements.size(),
        holding(section.statements, &StatementJudgement::holds));
    add("verify.formulas", section.formulas.size(),
        holding(section.formulas, &FormulaJudgement::agrees));
    add("verify.remarks", section.remarks.size(), 0);
    return result;
}

std::vector<std::string> off_path(std::span<const CheckedCalculation> calculations,
                                  Language language) {
    std::vector<std::string> result;
    for (const CheckedCalculation& calculation : calculations) {
        for (const std::string& document : calculation.verification.off_path)
            result.push_back(message("verify.off_path", language, {calculation.name, document}));
    }
    return result;
}

std::string summary(std::span<const CheckedCalculation> calculations, Language language) {
    const Totals all = totals(calculations);
    const char* what = all.formulas == 0  ? "verify.numbers"
                       : all.numbers == 0 ? "verify.only_formulas"
                                          : "verify.numbers_and_formulas";
    return message(
        all.failures == 0 ? "verify.summary" : "verify.summary.failed", language,
        {message(what, language, {std::to_string(all.numbers), std::to_string(all.formulas)}),
         std::to_string(all.faults), std::to_string(all.failures)});
}

}  // namespace longhand::check
