#include "longhand/render/reduction.hpp"

#include <algorithm>

#include "longhand/record/named_constant.hpp"
#include "longhand/render/shown_number.hpp"

namespace longhand::render {

namespace {

using Kind = Expression::Kind;

bool is_number(const Expression& expression) {
    return expression.kind == Kind::number;
}

/// π stands for its digits, and is still to be worked out.
bool is_named_constant(const Expression& expression) {
    return is_number(expression) && find_named_constant(expression.text);
}

bool all_numbers(const Expression& expression) {
    return std::ranges::all_of(expression.operands, is_number);
}

/// −1.05 is a number with its sign, not an operation; −(−1.05) is one.
Expression with_sign(Expression negation) {
    const Expression& operand = negation.operands.front();
    const bool is_zero = operand.text.find_first_of("123456789") == std::string::npos;
    if (!is_number(operand) || is_negative(operand.text) || is_zero) return negation;
    Expression number = operand;
    number.text.insert(0, "−");
    number.node = negation.node;
    return number;
}

/// A column of numbers is turned into the row that the board has.
Expression transposed(const Expression& matrix) {
    Expression result = matrix;
    std::swap(result.rows, result.columns);
    result.matrix = no_matrix;
    for (std::size_t k = 0; k < result.operands.size(); ++k) {
        const std::size_t row = k / result.columns, column = k % result.columns;
        result.operands[k] = matrix.operands[column * matrix.columns + row];
    }
    return result;
}

Expression typed(const Worksheet& worksheet, Node node) {
    Expression number;
    number.node = node;
    number.text = with_minus_sign(worksheet.tape_record().text(node).text());
    return number;
}

Expression named(const Worksheet& worksheet, Node node) {
    Expression number;
    number.node = node;
    number.text = worksheet.tape_record().named_constant(node).symbol;
    return number;
}

Expression value_of(const Worksheet& worksheet, Node node, const Values& values, Digits digits) {
    const Operation operation = worksheet.tape_record().tape().operation(node);
    if (operation == Operation::named_constant) return named(worksheet, node);
    const bool is_typed = operation == Operation::given || operation == Operation::constant;
    return is_typed ? typed(worksheet, node) : number(values, node, digits);
}

}  // namespace

Expression number(const Values& values, Node node, Digits digits) {
    ShownNumber shown = show(values[node], digits);
    const std::string* rounded = values.rounded_text(node);
    if (rounded && shown.is_exact) shown.text = with_minus_sign(*rounded);
    Expression result;
    result.node = node;
    result.text = shown.text;
    result.is_exact = shown.is_exact;
    return result;
}

Expression value_of(const Entry& entry, const Values& values, Digits digits) {
    if (entry.form == Form::scalar) return number(values, entry.nodes.front(), digits);
    Expression matrix;
    matrix.kind = Kind::matrix;
    matrix.matrix = entry.matrix;
    matrix.rows = static_cast<std::uint32_t>(entry.shape.rows);
    matrix.columns = static_cast<std::uint32_t>(entry.shape.columns);
    for (const Node node : entry.nodes)
        matrix.operands.push_back(number(values, node, digits));
    return matrix;
}

Expression with_numbers(const Worksheet& worksheet, const Expression& formula, const Values& values,
                        Digits digits) {
    if (formula.kind == Kind::symbol && formula.matrix != no_matrix) {
        Expression matrix = formula;
        matrix.kind = Kind::matrix;
        matrix.text.clear();
        for (const Node node : worksheet.tape_record().elements(formula.matrix)) {
            matrix.operands.push_back(value_of(worksheet, node, values, digits));
        }
        return matrix;
    }
    if (formula.kind == Kind::symbol) {
        // In an arm that is not taken, a value that does not exist stays a name.
        const bool has_value = values[formula.node].trouble == replay::Trouble::none;
        return has_value ? value_of(worksheet, formula.node, values, digits) : formula;
    }
    // What is never opened has no line on which it is worked out: its values are put in at once.
    const Record& record = worksheet.tape_record();
    if (formula.kind == Kind::function && formula.matrix != no_matrix &&
        record.matrix(formula.matrix).operation == MatrixOperation::closed) {
        Expression matrix = formula;
        matrix.kind = Kind::matrix;
        matrix.text.clear();
        matrix.operands.clear();
        for (const Node node : record.elements(formula.matrix))
            matrix.operands.push_back(number(values, node, digits));
        return matrix;
    }
    if (formula.kind == Kind::function && formula.matrix == no_matrix &&
        record.closed_call_of(formula.node))
        return number(values, formula.node, digits);
    Expression result = formula;
    if (is_number(result)) result.text = with_minus_sign(result.text);
    for (Expression& operand : result.operands) {
        operand = with_numbers(worksheet, operand, values, digits);
    }
    if (result.kind == Kind::transpose && is_result(result.operands.front())) {
        return transposed(result.operands.front());
    }
    return result.kind == Kind::negation ? with_sign(std::move(result)) : result;
}

Expression reduced(const Expression& expression, const Values& values, Digits digits) {
    if (is_named_constant(expression)) return number(values, expression.node, digits);
    if (is_number(expression)) return expression;
    const bool is_matrix = expression.kind == Kind::matrix;
    const bool is_comparison = expression.kind == Kind::comparison;
    if (expression.kind == Kind::conditional) {
        const Expression& condition = expression.operands[1];
        if (all_numbers(condition)) {
            const bool holds = !values[condition.node].decimal.is_zero();
            return expression.operands[holds ? 0 : 2];
        }
        Expression result = expression;
        result.operands[1] = reduced(condition, values, digits);
        return result;
    }
    if (!is_matrix && !is_comparison && all_numbers(expression)) {
        return number(values, expression.node, digits);
    }
    Expression result = expression;
    for (Expression& operand : result.operands) {
        // In an operation π stays until the whole of it is worked out.
        if (is_matrix || !is_named_constant(operand)) operand = reduced(operand, values, digits);
    }
    return result.kind == Kind::negation ? with_sign(std::move(result)) : result;
}

bool is_result(const Expression& expression) {
    const auto is_value = [](const Expression& each) {
        return is_number(each) && !is_named_constant(each);
    };
    return is_value(expression) ||
           (expression.kind == Kind::matrix && std::ranges::all_of(expression.operands, is_value));
}

bool is_exact(const Expression& expression) {
    if (is_number(expression)) return expression.is_exact;
    return std::ranges::all_of(expression.operands, is_exact);
}

}  // namespace longhand::render
