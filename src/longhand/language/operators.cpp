#include "longhand/language/operators.hpp"

#include "longhand/text/error.hpp"

namespace longhand::language {

namespace {

bool is_number(const Value& value) {
    return !std::holds_alternative<Matrix>(value);
}

bool is_one_element(const Value& value) {
    return is_number(value) || std::get<Matrix>(value).shape().size() == 1;
}

Value multiplied(const Value& a, const Value& b) {
    if (is_number(a) && is_number(b)) return number(a) * number(b);
    if (is_number(a)) return number(a) * matrix(b);
    if (is_number(b)) return matrix(a) * number(b);
    // A 1 × 1 product of a row and a column is what the board calls a number.
    const Matrix product = matrix(a) * matrix(b);
    if (product.shape().size() == 1) return product(1);
    return product;
}

Value raised(const Value& a, const Value& b) {
    if (is_number(a)) return power(number(a), number(b));
    const Matrix& base = matrix(a);
    if (base.rows() != 1 && base.columns() != 1) throw Error("formula.power", {shape_of(a)});
    return power(base, number(b));
}

}  // namespace

Value operate(std::string_view sign, const Value& a, const Value& b) {
    if (sign == "*") return multiplied(a, b);
    if (sign == "^") return raised(a, b);
    const bool are_numbers = is_number(a) ? is_one_element(b) : is_number(b) && is_one_element(a);
    if (are_numbers) {
        const Real x = number(a);
        const Real y = number(b);
        return sign == "+" ? x + y : sign == "-" ? x - y : sign == "⊙" ? x * y : x / y;
    }
    if (sign == "⊙") return hadamard(matrix(a), matrix(b));
    const auto [x, y] = of_one_shape(sign == "+" ? "+" : sign == "-" ? "−" : "/", a, b);
    return sign == "+" ? x + y : sign == "-" ? x - y : x / y;
}

Value negate(const Value& a) {
    if (is_number(a)) return -number(a);
    return -matrix(a);
}

Condition compare(std::string_view sign, const Value& a, const Value& b) {
    const Real x = number(a);
    const Real y = number(b);
    if (sign == "<") return x < y;
    if (sign == "<=") return x <= y;
    if (sign == ">") return x > y;
    if (sign == ">=") return x >= y;
    return sign == "=" ? x == y : x != y;
}

Value choose(const Value& condition, const Value& if_true, const Value& if_false) {
    const auto* decision = std::get_if<Condition>(&condition);
    if (!decision) throw Error("formula.condition", {shape_of(condition)});
    if (is_number(if_true) && is_number(if_false))
        return select(*decision, number(if_true), number(if_false));
    const auto [a, b] = of_one_shape("if", if_true, if_false);
    const std::vector<Real> true_elements = a.row_by_row();
    const std::vector<Real> false_elements = b.row_by_row();
    std::vector<Real> chosen;
    for (std::size_t k = 0; k < true_elements.size(); ++k)
        chosen.push_back(select(*decision, true_elements[k], false_elements[k]));
    return Matrix(a.shape(), chosen);
}

}  // namespace longhand::language
