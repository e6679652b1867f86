#include <fmt/format.h>

#include "longhand/check/formula/formula_math.hpp"
#include "longhand/check/report/sentences.hpp"
#include "longhand/language/notation.hpp"
#include "longhand/render/latex.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/render/symbol_math.hpp"
#include "longhand/text/markdown.hpp"
#include "longhand/text/message.hpp"

namespace longhand::check {

namespace {

using language::Syntax;
using render::Math;
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

/// What is said of one claim, in the words and the formulas of a notation.
class Said {
  public:
    Said(const FormulaClaim& claim, Language language, Telling telling, Notation notation)
        : claim_(claim), language_(language), telling_(telling), notation_(notation) {}

    std::string words(const std::string& typed) const { return written(typed, notation_); }

    std::string chain(std::span<const Syntax> formulas) const { return joined(formulas, " = "); }

    /// The pair-th one of the chain.
    std::string told(const PairJudgement& judged, std::size_t pair,
                     const std::string& begin) const {
        const auto say = [&](std::string_view id, const std::string& more = {}) {
            const std::span<const Syntax> formulas(claim_.chain.formulas);
            return message(id, language_, {begin, chain(formulas.subspan(pair, 2)), more});
        };
        const bool is_brief = telling_ == Telling::mistakes;
        switch (judged.verdict) {
            case FormulaVerdict::agrees:
                break;
            case FormulaVerdict::agrees_only_where:
                if (!judged.condition.empty())
                    return say("verify.formula.only_where", joined(claim_.only_where, ", "));
                if (is_brief) return say("verify.formula.sometimes.briefly");
                return say("verify.formula.sometimes", told(*judged.example));
            case FormulaVerdict::factor:
                return say("verify.formula.factor", symbol(judged.factor));
            case FormulaVerdict::sign:
                return say("verify.formula.sign");
            case FormulaVerdict::differs:
                if (is_brief) return say("verify.formula.differs.briefly");
                return say("verify.formula.differs", told(*judged.example));
            case FormulaVerdict::undefined:
                return say("verify.formula.undefined", words(message(judged.reason->id(), language_,
                                                                     judged.reason->arguments())));
        }
        return {};
    }

  private:
    static std::string tex(const Math& math) {
        return fmt::format("${}$", render::latex_math(math, render::LatexReader::mathjax));
    }

    std::string symbol(const std::string& name) const {
        return notation_ == Notation::markdown ? tex(render::symbol_math(name)) : name;
    }

    std::string joined(std::span<const Syntax> formulas, std::string_view between) const {
        std::vector<std::string> texts;
        std::vector<Math> parts;
        for (const Syntax& formula : formulas) {
            if (notation_ == Notation::characters) {
                texts.push_back(language::notation(formula));
                continue;
            }
            if (!parts.empty()) parts.push_back(Math::sign(between));
            parts.push_back(math(formula));
        }
        return parts.empty() ? fmt::format("{}", fmt::join(texts, between))
                             : tex(Math::row(std::move(parts)));
    }

    std::string told(const CounterExample& example) const {
        const auto number = [](const std::string& text) { return render::with_minus_sign(text); };
        const std::string sides = message(
            example.element.empty() ? "verify.formula.sides" : "verify.formula.elements", language_,
            {words(example.element), number(example.left), number(example.right)});
        if (example.numbers.empty()) return sides;
        std::string numbers;
        for (const auto& [name, value] : example.numbers) {
            numbers += numbers.empty() ? "" : language_ == Language::chinese ? "，" : ", ";
            numbers += fmt::format("{} = {}", symbol(name), number(value));
        }
        return message("verify.formula.at", language_, {numbers, sides});
    }

    const FormulaClaim& claim_;
    Language language_;
    Telling telling_;
    Notation notation_;
};

}  // namespace

std::string written(const std::string& typed, Notation notation) {
    return notation == Notation::markdown ? text::markdown(typed) : typed;
}

std::vector<std::string> sentences(const FormulaJudgement& judgement, Language language,
                                   Telling telling, Notation notation) {
    const FormulaClaim& claim = *judgement.claim;
    const Said said(claim, language, telling, notation);
    const std::string begin = said.words(beginning(claim.at, claim.id, language));
    std::vector<std::string> result;
    const bool is_remarked = judgement.passes() && !claim.id.empty() && !claim.why.empty();
    if (!judgement.agrees()) {
        for (std::size_t k = 0; k < judgement.pairs.size(); ++k) {
            const PairJudgement& pair = judgement.pairs[k];
            if (pair.verdict != FormulaVerdict::agrees)
                result.push_back(said.told(pair, k, result.empty() ? begin : ""));
        }
    } else if (is_remarked || !judgement.passes()) {
        result.push_back(message("verify.formula.unexpected", language,
                                 {begin, said.chain(claim.chain.formulas)}));
    } else {
        return result;
    }
    if (!claim.verdict.empty() && !judgement.passes() && judgement.correction_holds())
        result.push_back(message("verify.formula.expected", language, {said.words(claim.verdict)}));
    if (!claim.why.empty()) result.push_back(said.words(caption(claim.why, language)));
    if (!claim.correction.formulas.empty()) {
        result.push_back(message(judgement.correction_holds() ? "verify.formula.should_be"
                                                              : "verify.formula.wrong_correction",
                                 language, {said.chain(claim.correction.formulas)}));
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
