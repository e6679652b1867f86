#include "longhand/render/shown_arithmetic.hpp"

#include <algorithm>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/record/named_constant.hpp"
#include "longhand/text/error.hpp"

namespace longhand::render {

namespace {

using Arithmetic = replay::NumberArithmetic;
using Kind = Expression::Kind;
using replay::Number;

std::optional<Number> number(std::string text) {
    if (const NamedConstant* constant = find_named_constant(text))
        return Arithmetic::from_digits(constant->digits);
    constexpr std::string_view power_of_ten = "×10^";
    if (const std::size_t at = text.find(power_of_ten); at != std::string::npos) {
        text.replace(at, power_of_ten.size(), "e");
        std::erase_if(text, [](char c) { return c == '(' || c == ')'; });
    }
    for (std::size_t at = text.find("−"); at != std::string::npos; at = text.find("−")) {
        text.replace(at, std::string_view("−").size(), "-");
    }
    try {
        return Arithmetic::from_text(decimal::DecimalText::parse(text));
    } catch (const Error&) {
        return std::nullopt;  // shown, but larger than what anybody may type
    }
}

Number combined(const Expression& expression, const std::vector<Number>& operands) {
    switch (expression.kind) {
        case Kind::sum: {
            Number sum = operands.front();
            for (std::size_t k = 1; k < operands.size(); ++k) {
                sum = expression.minus[k] ? Arithmetic::subtract(sum, operands[k])
                                          : Arithmetic::add(sum, operands[k]);
            }
            return sum;
        }
        case Kind::product: {
            Number product = operands.front();
            for (std::size_t k = 1; k < operands.size(); ++k) {
                product = Arithmetic::multiply(product, operands[k]);
            }
            return product;
        }
        case Kind::quotient:
            return Arithmetic::divide(operands[0], operands[1]);
        case Kind::negation:
            return Arithmetic::negate(operands[0]);
        case Kind::exponential:
            return Arithmetic::exp(operands[0]);
        default:
            return Arithmetic::sqrt(operands[0]);
    }
}

}  // namespace

std::optional<Number> worked_out_as_shown(const Expression& expression) {
    switch (expression.kind) {
        case Kind::number:
            return number(expression.text);
        case Kind::power: {
            const std::optional<Number> base = worked_out_as_shown(expression.operands[0]);
            const std::optional<Number> exponent = worked_out_as_shown(expression.operands[1]);
            if (!base || !exponent) return std::nullopt;
            return Arithmetic::power(*base, *exponent);
        }
        case Kind::sum:
        case Kind::product:
        case Kind::quotient:
        case Kind::negation:
        case Kind::exponential:
        case Kind::root: {
            std::vector<Number> operands;
            for (const Expression& operand : expression.operands) {
                std::optional<Number> value = worked_out_as_shown(operand);
                if (!value) return std::nullopt;
                operands.push_back(std::move(*value));
            }
            return combined(expression, operands);
        }
        default:
            return std::nullopt;
    }
}

}  // namespace longhand::render
