#include "longhand/scan/slip.hpp"

#include <algorithm>

#include "longhand/check/verdict.hpp"
#include "longhand/language/evaluation.hpp"
#include "longhand/language/notation.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/scan/literals.hpp"
#include "longhand/text/error.hpp"

namespace longhand::scan {

namespace {

using decimal::PrintedNumber;
using language::Syntax;

/// The left side as a calculation: its numbers are what is given.
class Calculation {
  public:
    Calculation(Worksheet& sheet, const Syntax& left) : sheet_(sheet) {
        gather(left);
        const language::Value value = language::evaluate(with_names_for_numbers(left), numbers_);
        if (const auto* matrix = std::get_if<Matrix>(&value))
            sheet.step(result, *matrix);
        else
            sheet.step(result, language::number(value));
    }

    static constexpr const char* result = "result";

  private:
    void gather(const Syntax& formula) {
        if (formula.kind == Syntax::Kind::number && !numbers_.contains(formula.text)) {
            const std::string id = "n" + std::to_string(++count_);
            numbers_.set(formula.text,
                         sheet_.given_scalar(id, formula.text, {.symbol = formula.text}));
        }
        for (const Syntax& operand : formula.operands)
            gather(operand);
    }

    Worksheet& sheet_;
    language::KnownValues numbers_;
    int count_ = 0;
};

std::optional<check::NamedChange> looked_for(const Equality& equality) {
    const Syntax& right = *equality.right.formula;
    const Worksheet sheet = Worksheet::record(
        [&](Worksheet& blank) { const Calculation of(blank, *equality.left.formula); });
    const Entry& result = *sheet.find(Calculation::result);
    Claim claim;
    claim.step = Calculation::result;
    claim.shape = result.shape;
    const auto add = [&](const Syntax& number) {
        claim.printed.push_back(PrintedNumber::parse(language::notation(number)));
    };
    if (right.kind == Syntax::Kind::matrix)
        std::ranges::for_each(right.operands, add);
    else
        add(right);
    if (claim.printed.size() != result.nodes.size()) return {};
    const auto values = replay::replay<replay::NumberArithmetic>(sheet.tape_record());
    const check::Verification found = check::verify(sheet, values, {claim});
    if (found.faults.size() != 1) return {};
    const check::Diagnosis& diagnosis = found.faults.front().diagnosis;
    if (!diagnosis.is_certain()) return {};
    return diagnosis.explanations.front().change;
}

}  // namespace

std::optional<check::NamedChange> slip(const Equality& equality) {
    if (!is_value(*equality.right.formula)) return {};
    try {
        return looked_for(equality);
    } catch (const Error&) {
        return {};
    } catch (const Errors&) {
        return {};
    }
}

}  // namespace longhand::scan
