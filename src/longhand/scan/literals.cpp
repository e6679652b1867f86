#include "longhand/scan/literals.hpp"

#include <algorithm>

namespace longhand::scan {

namespace {

using language::Syntax;

bool is_signed_number(const Syntax& formula) {
    return formula.kind == Syntax::Kind::number ||
           (formula.kind == Syntax::Kind::negation && is_signed_number(formula.operands.front()));
}

}  // namespace

bool is_literal(const Syntax& formula) {
    return formula.kind == Syntax::Kind::number ||
           (formula.kind == Syntax::Kind::matrix &&
            std::ranges::all_of(formula.operands, is_signed_number));
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

}  // namespace longhand::scan
