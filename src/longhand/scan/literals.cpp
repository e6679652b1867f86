#include "longhand/scan/literals.hpp"

#include <algorithm>

namespace longhand::scan {

using language::Syntax;

bool is_signed_number(const Syntax& formula) {
    return formula.kind == Syntax::Kind::number ||
           (formula.kind == Syntax::Kind::negation && is_signed_number(formula.operands.front()));
}

bool is_literal(const Syntax& formula) {
    return formula.kind == Syntax::Kind::number ||
           (formula.kind == Syntax::Kind::matrix &&
            std::ranges::all_of(formula.operands, is_signed_number));
}

bool is_value(const Syntax& formula) {
    return is_literal(formula) || is_signed_number(formula);
}

std::vector<Syntax*> literals(Syntax& formula) {
    if (is_literal(formula)) return {&formula};
    std::vector<Syntax*> result;
    for (Syntax& operand : formula.operands) {
        for (Syntax* each : literals(operand))
            result.push_back(each);
    }
    return result;
}

std::vector<Syntax*> unsigned_numbers(Syntax& literal) {
    if (literal.kind == Syntax::Kind::number) return {&literal};
    std::vector<Syntax*> result;
    for (Syntax& element : literal.operands) {
        if (element.kind != Syntax::Kind::number) return {};
        result.push_back(&element);
    }
    return result;
}

std::vector<SignedNumber> signed_numbers(const Syntax& literal) {
    if (literal.kind == Syntax::Kind::number) return {{&literal, false}};
    if (literal.kind == Syntax::Kind::negation) {
        std::vector<SignedNumber> inside = signed_numbers(literal.operands.front());
        for (SignedNumber& each : inside)
            each.is_negative = !each.is_negative;
        return inside;
    }
    std::vector<SignedNumber> result;
    for (const Syntax& element : literal.operands) {
        for (const SignedNumber& each : signed_numbers(element))
            result.push_back(each);
    }
    return result;
}

Syntax with_names_for_numbers(Syntax formula) {
    if (formula.kind == Syntax::Kind::number) formula.kind = Syntax::Kind::name;
    const bool is_power = formula.text == "^" && formula.operands.size() == 2;
    for (std::size_t k = 0; k < formula.operands.size(); ++k) {
        Syntax& operand = formula.operands[k];
        const bool is_exponent = is_power && k == 1;
        if (is_exponent && operand.kind == Syntax::Kind::number) continue;
        const bool is_negative_exponent = is_exponent && operand.kind == Syntax::Kind::negation &&
                                          operand.operands.front().kind == Syntax::Kind::number;
        if (is_negative_exponent)
            operand = {Syntax::Kind::number, "-" + operand.operands.front().text};
        else
            operand = with_names_for_numbers(std::move(operand));
    }
    return formula;
}

}  // namespace longhand::scan
