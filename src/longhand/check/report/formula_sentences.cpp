#include <fmt/format.h>

#include "longhand/check/report/sentences.hpp"
#include "longhand/language/notation.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/text/message.hpp"

namespace longhand::check {

namespace {

using text::Language;
using text::message;

/// "Line 588 (F000-5): ", as far as line and name are known.
std::string beginning(const ClaimPlace& at, const std::string& id, Language language) {
    if (at.line == 0 && id.empty()) return {};
    if (at.line == 0) return message("verify.named", language, {id});
    const std::string line = std::to_string(at.line);
    return id.empty() ? message("verify.line", language, {line})
                      : message("verify.named_line", language, {line, id});
}

std::string caption(const Caption& caption, Language language) {
    return language == Language::chinese ? caption.chinese : caption.english;
}

std::string chain(const language::Chain& chain) {
    std::vector<std::string> sides;
    for (const language::Syntax& formula : chain.formulas)
        sides.push_back(language::notation(formula));
    return fmt::format("{}", fmt::join(sides, " = "));
}

std::string told(const CounterExample& example, Language language) {
    const auto number = [](const std::string& text) { return render::with_minus_sign(text); };
    const std::string sides =
        message(example.element.empty() ? "verify.formula.sides" : "verify.formula.elements",
                language, {example.element, number(example.left), number(example.right)});
    if (example.numbers.empty()) return sides;
    std::string numbers;
    for (const auto& [name, value] : example.numbers) {
        numbers += numbers.empty() ? "" : language == Language::chinese ? "，" : ", ";
        numbers += fmt::format("{} = {}", name, number(value));
    }
    return message("verify.formula.at", language, {numbers, sides});
}

std::string told(const PairJudgement& pair, const std::string& begin, Language language,
                 Telling telling) {
    const auto say = [&](std::string_view id, const std::string& more = {}) {
        return message(id, language, {begin, fmt::format("{} = {}", pair.left, pair.right), more});
    };
    const bool is_brief = telling == Telling::mistakes;
    switch (pair.verdict) {
        case FormulaVerdict::agrees:
            break;
        case FormulaVerdict::agrees_only_where:
            if (!pair.condition.empty()) return say("verify.formula.only_where", pair.condition);
            if (is_brief) return say("verify.formula.sometimes.briefly");
            return say("verify.formula.sometimes", told(*pair.example, language));
        case FormulaVerdict::factor:
            return say("verify.formula.factor", pair.factor);
        case FormulaVerdict::sign:
            return say("verify.formula.sign");
        case FormulaVerdict::differs:
            if (is_brief) return say("verify.formula.differs.briefly");
            return say("verify.formula.differs", told(*pair.example, language));
        case FormulaVerdict::undefined:
            return say("verify.formula.undefined",
                       message(pair.reason->id(), language, pair.reason->arguments()));
    }
    return {};
}

}  // namespace

std::vector<std::string> sentences(const FormulaJudgement& judgement, Language language,
                                   Telling telling) {
    const FormulaClaim& claim = *judgement.claim;
    const std::string begin = beginning(claim.at, claim.id, language);
    std::vector<std::string> result;
    if (!judgement.agrees()) {
        for (const PairJudgement& pair : judgement.pairs) {
            if (pair.verdict != FormulaVerdict::agrees)
                result.push_back(told(pair, result.empty() ? begin : "", language, telling));
        }
    } else if (judgement.passes() && !claim.id.empty() && !claim.why.empty()) {
        result.push_back(
            message("verify.formula.unexpected", language, {begin, chain(claim.chain)}));
    } else if (!judgement.passes()) {
        result.push_back(
            message("verify.formula.unexpected", language, {begin, chain(claim.chain)}));
    } else {
        return result;
    }
    if (!claim.verdict.empty() && !judgement.passes() && judgement.correction_holds())
        result.push_back(message("verify.formula.expected", language, {claim.verdict}));
    if (!claim.why.empty()) result.push_back(caption(claim.why, language));
    if (!claim.correction.formulas.empty()) {
        result.push_back(message(judgement.correction_holds() ? "verify.formula.should_be"
                                                              : "verify.formula.wrong_correction",
                                 language, {chain(claim.correction)}));
    }
    return result;
}

std::vector<std::string> sentences(const Remark& remark, Language language) {
    std::vector<std::string> result{
        message("verify.remark", language,
                {beginning(remark.at, remark.id, language),
                 message(fmt::format("verify.remark.{}", remark.kind), language),
                 caption(remark.why, language)})};
    if (!remark.correction.empty())
        result.push_back(
            message("verify.formula.should_be", language, {caption(remark.correction, language)}));
    return result;
}

}  // namespace longhand::check
