#include "longhand/language/notation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/text/replaced.hpp"
#include "longhand/text/superscript.hpp"

namespace longhand::language {

namespace {

using Kind = Syntax::Kind;

/// How tightly a formula holds together, the loosest first.
enum class Strength : unsigned char { comparison, sum, product, sign, power, whole };

bool is_gradient(const Syntax& formula) {
    return formula.kind == Kind::call && formula.text == "gradient" && formula.operands.size() == 2;
}

bool is_transposed(const Syntax& formula) {
    const bool is_power = formula.kind == Kind::operation && formula.text == "^" &&
                          formula.operands[1].kind == Kind::name && formula.operands[1].text == "T";
    const bool is_call = formula.kind == Kind::call && formula.text == "transpose";
    return formula.kind == Kind::transpose || is_power || is_call;
}

Strength strength(const Syntax& formula) {
    if (is_gradient(formula)) return Strength::power;
    if (is_transposed(formula)) return Strength::whole;
    switch (formula.kind) {
        case Kind::comparison:
            return Strength::comparison;
        case Kind::negation:
            return Strength::sign;
        case Kind::operation:
            if (formula.text == "+" || formula.text == "-") return Strength::sum;
            return formula.text == "^" ? Strength::power : Strength::product;
        default:
            return Strength::whole;
    }
}

std::string list(const std::vector<Syntax>& formulas) {
    std::string result;
    for (const Syntax& formula : formulas)
        result += (result.empty() ? "" : ", ") + notation(formula);
    return result;
}

/// In parentheses where it is weaker than what stands around it.
std::string held(const Syntax& formula, Strength least) {
    const std::string text = notation(formula);
    return strength(formula) < least ? fmt::format("({})", text) : text;
}

std::string derivative(const Syntax& formula) {
    const Syntax& of = formula.operands[0];
    return fmt::format("∂{}/∂{}", held(of, Strength::whole), notation(formula.operands[1]));
}

std::string operation(const Syntax& formula) {
    const auto& [left, right] = std::tie(formula.operands[0], formula.operands[1]);
    if (formula.text == "^") {
        const std::string base = held(left, Strength::whole);
        const bool is_whole = right.kind == Kind::number &&
                              right.text.find_first_not_of("0123456789") == right.text.npos;
        return base +
               (is_whole ? text::superscript(right.text) : "^" + held(right, Strength::whole));
    }
    const bool is_sum = formula.text == "+" || formula.text == "-";
    const Strength own = is_sum ? Strength::sum : Strength::product;
    const bool is_strict = formula.text == "-" || formula.text == "/";
    // What follows a sign of its own is held apart from it: a·(−b).
    const bool has_sign = right.kind == Kind::negation || (is_strict && strength(right) == own) ||
                          (formula.text == "/" && is_gradient(right));
    const std::string sign = formula.text == "-"   ? " − "
                             : formula.text == "*" ? "·"
                             : formula.text == "/" ? "/"
                                                   : " " + formula.text + " ";
    // Matrix products beside products of elements are told apart.
    const auto is_other = [&](const Syntax& operand) {
        return !is_sum && operand.kind == Kind::operation && operand.text != formula.text &&
               (operand.text == "⊙" || formula.text == "⊙");
    };
    const bool is_fraction = formula.text == "/" && is_gradient(left);
    const Strength least = is_fraction ? Strength::whole : is_other(left) ? Strength::power : own;
    return held(left, least) + sign +
           held(right, has_sign || is_other(right) ? Strength::whole : own);
}

std::string matrix(const Syntax& formula) {
    std::string result = "[";
    for (std::size_t k = 0; k < formula.operands.size(); ++k) {
        if (k > 0) result += k % formula.columns == 0 ? "; " : ", ";
        result += notation(formula.operands[k]);
    }
    return result + "]";
}

std::string comparison(const Syntax& formula) {
    const std::string& typed = formula.text;
    const std::string sign = typed == "<="   ? "≤"
                             : typed == ">=" ? "≥"
                             : typed == "!=" ? "≠"
                                             : typed;
    return fmt::format("{} {} {}", notation(formula.operands[0]), sign,
                       notation(formula.operands[1]));
}

}  // namespace

std::string notation(const Syntax& formula) {
    if (is_gradient(formula)) return derivative(formula);
    if (is_transposed(formula)) return held(formula.operands[0], Strength::whole) + "ᵀ";
    switch (formula.kind) {
        case Kind::number:
        case Kind::name:
            return formula.text;
        case Kind::call:
            return fmt::format("{}({})", formula.text, list(formula.operands));
        case Kind::index: {
            const std::vector<Syntax> indices(formula.operands.begin() + 1, formula.operands.end());
            return fmt::format("{}[{}]", held(formula.operands[0], Strength::whole),
                               text::replaced(list(indices), ", ", ","));
        }
        case Kind::negation:
            return "−" + held(formula.operands[0], Strength::sign);
        case Kind::operation:
            return operation(formula);
        case Kind::comparison:
            return comparison(formula);
        case Kind::conditional:
            return fmt::format("if({}, {}, {})", notation(formula.operands[1]),
                               notation(formula.operands[0]), notation(formula.operands[2]));
        case Kind::column:
            return fmt::format("({})", list(formula.operands));
        default:
            return matrix(formula);
    }
}

}  // namespace longhand::language
