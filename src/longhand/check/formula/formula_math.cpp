#include "longhand/check/formula/formula_math.hpp"

#include "longhand/language/notation.hpp"
#include "longhand/render/expression_math.hpp"

namespace longhand::check {

namespace {

using language::Syntax;
using Kind = Expression::Kind;

Expression expression(const Syntax& formula);

Expression made(Kind kind, const std::vector<Syntax>& operands, const std::string& text = {}) {
    Expression result{kind, text};
    for (const Syntax& operand : operands)
        result.operands.push_back(expression(operand));
    return result;
}

Expression symbol(const Syntax& formula) {
    return {Kind::symbol, language::notation(formula)};
}

Expression matrix(const Syntax& formula, std::size_t columns) {
    Expression result = made(Kind::matrix, formula.operands);
    result.columns = static_cast<std::uint32_t>(columns);
    result.rows = static_cast<std::uint32_t>(formula.operands.size() / columns);
    return result;
}

/// Terms and factors stand beside those of a sum or a product on their left.
Expression appended(Kind kind, const Syntax& formula) {
    Expression left = expression(formula.operands[0]);
    if (left.kind != kind) left = {kind, {}, {left}, {false}};
    left.operands.push_back(expression(formula.operands[1]));
    left.minus.push_back(formula.text == "-");
    return left;
}

Expression operation(const Syntax& formula) {
    const std::string& sign = formula.text;
    if (sign == "+" || sign == "-") return appended(Kind::sum, formula);
    if (sign == "*") return appended(Kind::product, formula);
    const bool is_transposed = sign == "^" && formula.operands[1].kind == Syntax::Kind::name &&
                               formula.operands[1].text == "T";
    if (is_transposed) return made(Kind::transpose, {formula.operands[0]});
    return made(sign == "/"   ? Kind::quotient
                : sign == "^" ? Kind::power
                              : Kind::hadamard,
                formula.operands);
}

Expression call(const Syntax& formula) {
    const std::vector<Syntax>& operands = formula.operands;
    if (formula.text == "gradient" && operands.size() == 2) {
        const Syntax::Kind of = operands[0].kind;
        if (of == Syntax::Kind::name || of == Syntax::Kind::index) return symbol(formula);
        Expression below{Kind::symbol, "∂" + language::notation(operands[1])};
        return {Kind::quotient, {}, {made(Kind::function, {operands[0]}, "∂"), std::move(below)}};
    }
    const Kind kind = formula.text == "transpose" ? Kind::transpose
                      : formula.text == "exp"     ? Kind::exponential
                      : formula.text == "sqrt"    ? Kind::root
                                                  : Kind::function;
    return made(kind, operands, kind == Kind::function ? formula.text : "");
}

Expression expression(const Syntax& formula) {
    switch (formula.kind) {
        case Syntax::Kind::number:
            return {Kind::number, formula.text};
        case Syntax::Kind::name:
        case Syntax::Kind::index:
            return symbol(formula);
        case Syntax::Kind::call:
            return call(formula);
        case Syntax::Kind::transpose:
            return made(Kind::transpose, formula.operands);
        case Syntax::Kind::negation:
            return made(Kind::negation, formula.operands);
        case Syntax::Kind::operation:
            return operation(formula);
        case Syntax::Kind::comparison:
            return made(Kind::comparison, formula.operands,
                        formula.text == "<="   ? "≤"
                        : formula.text == ">=" ? "≥"
                        : formula.text == "!=" ? "≠"
                                               : formula.text);
        case Syntax::Kind::conditional:
            return made(Kind::conditional, formula.operands);
        case Syntax::Kind::column:
            return matrix(formula, 1);
        case Syntax::Kind::matrix:
            return matrix(formula, formula.columns);
    }
    return {};
}

}  // namespace

render::Math math(const Syntax& formula) {
    return render::math(expression(formula), {.elide = false});
}

}  // namespace longhand::check
