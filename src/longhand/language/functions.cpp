#include "longhand/language/functions.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "longhand/language/operators.hpp"
#include "longhand/neural/loss.hpp"
#include "longhand/text/error.hpp"
#include "longhand/worksheet/functions.hpp"
#include "longhand/worksheet/least_squares.hpp"
#include "longhand/worksheet/softmax.hpp"

namespace longhand::language {

namespace {

using Arguments = std::span<const Value>;
using Numbers = std::vector<Real>;

/// f of a number, or of each element of a matrix. A function with a name is shown by it.
Value at_each(const Value& argument, const auto& f) {
    if (std::holds_alternative<Matrix>(argument)) return apply(f, matrix(argument));
    return Value(f(number(argument)));
}

/// An operation of the tape, shown by a name only above a matrix.
Value elementary(const Value& argument, const longhand::Function& name, Real (*operation)(Real)) {
    if (std::holds_alternative<Matrix>(argument))
        return MatrixAccess::apply(matrix(argument), &name, operation);
    return operation(number(argument));
}

Real number_or(Arguments arguments, std::size_t place, double otherwise) {
    return place < arguments.size() ? number(arguments[place]) : Real(otherwise);
}

/// The greatest or least of several numbers, of the elements of one matrix, or of matrices
/// element by element.
Value extreme(Arguments arguments, Real (*of_two)(Real, Real)) {
    if (arguments.size() == 1) {
        const Numbers all = matrix(arguments[0]).row_by_row();
        return std::accumulate(all.begin() + 1, all.end(), all.front(), of_two);
    }
    Value result = arguments[0];
    for (const Value& next : arguments.subspan(1)) {
        if (!std::holds_alternative<Matrix>(result) && !std::holds_alternative<Matrix>(next)) {
            result = of_two(number(result), number(next));
            continue;
        }
        const auto [a, b] = of_one_shape("max, min", result, next);
        Numbers chosen = b.row_by_row();
        std::ranges::transform(a.row_by_row(), chosen, chosen.begin(), of_two);
        result = Matrix(a.shape(), chosen);
    }
    return result;
}

/// A loss, or its derivatives with respect to the outputs, of outputs and targets.
Value of_pairs(Arguments arguments, const auto& f) {
    const Numbers outputs = elements_of(arguments[0]);
    const Numbers targets = elements_of(arguments[1]);
    if (outputs.size() != targets.size())
        throw Error("matrix.pairs", {shape_of(arguments[0]), shape_of(arguments[1])});
    const auto result = f(outputs, targets);
    if constexpr (std::is_same_v<decltype(result), const Real>) {
        return result;
    } else {
        if (!std::holds_alternative<Matrix>(arguments[0])) return result.front();
        return with_elements(matrix(arguments[0]), result);
    }
}

Value dot(Arguments arguments) {
    const Matrix& a = matrix(arguments[0]);
    const Matrix& b = matrix(arguments[1]);
    const auto is_line = [](const Matrix& m) { return m.rows() == 1 || m.columns() == 1; };
    if (!is_line(a) || !is_line(b) || a.shape().size() != b.shape().size())
        MatrixAccess::wrong_shapes("dot", a, b);
    Numbers products = a.row_by_row();
    std::ranges::transform(products, b.row_by_row(), products.begin(), std::multiplies<>());
    return neural::sum_of(products);
}

Value softmax_jacobian(Arguments arguments) {
    const Numbers outputs = matrix(arguments[0]).row_by_row();
    Numbers all;
    for (const Numbers& row : neural::softmax_jacobian(outputs))
        all.insert(all.end(), row.begin(), row.end());
    const auto size = static_cast<Eigen::Index>(outputs.size());
    return Matrix({size, size}, all);
}

constexpr std::size_t any_number = 1000;

using A = Arguments;

const std::vector<Builtin>& table() {
    // clang-format off
    static const std::vector<Builtin> functions{
        {{"exp"}, 1, 1, "x", [](A a) { return elementary(a[0], {"exp", "exp"}, longhand::exp); }},
        {{"ln", "log"}, 1, 1, "x", [](A a) { return elementary(a[0], {"log", "ln"}, longhand::log); }},
        {{"sin"}, 1, 1, "x", [](A a) { return elementary(a[0], {"sin", "sin"}, longhand::sin); }},
        {{"cos"}, 1, 1, "x", [](A a) { return elementary(a[0], {"cos", "cos"}, longhand::cos); }},
        {{"sqrt", "√"}, 1, 1, "x", [](A a) { return elementary(a[0], {"sqrt", "sqrt"}, longhand::sqrt); }},
        {{"abs"}, 1, 1, "x", [](A a) { return elementary(a[0], {"abs", "abs"}, longhand::abs); }},
        {{"max"}, 1, any_number, "a, b, …", [](A a) { return extreme(a, longhand::max); }},
        {{"min"}, 1, any_number, "a, b, …", [](A a) { return extreme(a, longhand::min); }},
        {{"sum"}, 1, 1, "A", [](A a) { return Value(neural::sum_of(elements_of(a[0]))); }},
        {{"count"}, 1, 1, "A", [](A a) { return Value(Real(elements_of(a[0]).size())); }},
        {{"mean"}, 1, 1, "A", [](A a) {
            const Numbers all = elements_of(a[0]);
            return Value(neural::sum_of(all) / Real(all.size()));
        }},
        {{"column_sums"}, 1, 1, "A", [](A a) { return Value(column_sums(matrix(a[0]))); }},
        {{"row_sums"}, 1, 1, "A", [](A a) { return Value(transpose(column_sums(transpose(matrix(a[0]))))); }},
        {{"add_to_rows"}, 2, 2, "A, b", [](A a) { return Value(add_to_rows(matrix(a[0]), matrix(a[1]))); }},
        {{"transpose"}, 1, 1, "A", [](A a) {
            if (std::holds_alternative<Real>(a[0])) return a[0];
            return Value(transpose(matrix(a[0])));
        }},
        {{"hadamard"}, 2, 2, "A, B", [](A a) { return operate("⊙", a[0], a[1]); }},
        {{"least_squares"}, 2, 2, "A, t", [](A a) { return Value(least_squares(matrix(a[0]), matrix(a[1]))); }},
        {{"outer"}, 2, 2, "a, b", [](A a) { return Value(outer(matrix(a[0]), matrix(a[1]))); }},
        {{"dot"}, 2, 2, "a, b", dot},

        {{"σ", "sigmoid", "logistic"}, 1, 1, "x", [](A a) { return at_each(a[0], logistic); }},
        {{"tanh"}, 1, 1, "x", [](A a) { return at_each(a[0], hyperbolic_tangent); }},
        {{"relu", "ReLU"}, 1, 1, "x", [](A a) { return at_each(a[0], relu); }},
        {{"leaky_relu", "LeakyReLU"}, 1, 2, "x, slope", [](A a) {
            if (a.size() == 1) return at_each(a[0], leaky_relu);
            return at_each(a[0], [s = number(a[1])](Real x) { return neural::leaky_relu(x, s); });
        }},
        {{"elu", "ELU"}, 1, 2, "x, α", [](A a) {
            if (a.size() == 1) return at_each(a[0], elu);
            return at_each(a[0], [s = number(a[1])](Real x) { return neural::elu(x, s); });
        }},
        {{"step"}, 1, 2, "x, θ", [](A a) {
            return at_each(a[0], [s = number_or(a, 1, 0)](Real x) { return neural::step(x, s); });
        }},
        {{"inclusive_step"}, 1, 2, "x, θ", [](A a) {
            return at_each(a[0], [s = number_or(a, 1, 0)](Real x) { return neural::inclusive_step(x, s); });
        }},
        {{"identity"}, 1, 1, "x", [](A a) { return a[0]; }},
        {{"maxout"}, 1, 1, "a", [](A a) { return Value(neural::maxout(elements_of(a[0]))); }},
        {{"softmax"}, 1, 1, "a", [](A a) { return Value(softmax(matrix(a[0]))); }},

        {{"σ′", "sigmoid_derivative", "logistic_derivative"}, 1, 1, "x", [](A a) { return at_each(a[0], logistic_derivative); }},
        {{"tanh′", "tanh_derivative"}, 1, 1, "x", [](A a) { return at_each(a[0], hyperbolic_tangent_derivative); }},
        {{"relu_derivative", "ReLU′", "relu′"}, 1, 1, "x", [](A a) { return at_each(a[0], neural::relu_derivative<Real>); }},
        {{"leaky_relu_derivative", "LeakyReLU′", "leaky_relu′"}, 1, 2, "x, slope", [](A a) {
            return at_each(a[0], [s = number_or(a, 1, 0.1)](Real x) { return neural::leaky_relu_derivative(x, s); });
        }},
        {{"elu_derivative", "ELU′", "elu′"}, 1, 2, "x, α", [](A a) {
            return at_each(a[0], [s = number_or(a, 1, 1)](Real x) { return neural::elu_derivative(x, s); });
        }},
        {{"step_derivative"}, 1, 1, "x", [](A a) { return at_each(a[0], neural::step_derivative<Real>); }},
        {{"identity_derivative"}, 1, 1, "x", [](A a) { return at_each(a[0], neural::identity_derivative<Real>); }},
        {{"sigmoid_derivative_from_output", "logistic_derivative_from_output"}, 1, 1, "y", [](A a) {
            return at_each(a[0], neural::logistic_derivative_from_output<Real>);
        }},
        {{"tanh_derivative_from_output"}, 1, 1, "y", [](A a) {
            return at_each(a[0], neural::hyperbolic_tangent_derivative_from_output<Real>);
        }},
        {{"maxout_derivative"}, 1, 1, "a", [](A a) {
            const Matrix& pieces = matrix(a[0]);
            return Value(with_elements(pieces, neural::maxout_derivative(pieces.row_by_row())));
        }},
        {{"softmax_jacobian"}, 1, 1, "y", softmax_jacobian},

        {{"half_squared_error"}, 2, 2, "y, t", [](A a) { return of_pairs(a, neural::half_squared_error<Numbers, Numbers>); }},
        {{"squared_error"}, 2, 2, "y, t", [](A a) { return of_pairs(a, neural::squared_error<Numbers, Numbers>); }},
        {{"mean_squared_error"}, 2, 2, "y, t", [](A a) { return of_pairs(a, neural::mean_squared_error<Numbers, Numbers>); }},
        {{"cross_entropy"}, 2, 2, "y, t", [](A a) { return of_pairs(a, neural::cross_entropy<Numbers, Numbers>); }},
        {{"half_squared_error_gradient"}, 2, 2, "y, t", [](A a) { return of_pairs(a, neural::half_squared_error_gradient<Numbers, Numbers>); }},
        {{"squared_error_gradient"}, 2, 2, "y, t", [](A a) { return of_pairs(a, neural::squared_error_gradient<Numbers, Numbers>); }},
        {{"mean_squared_error_gradient"}, 2, 2, "y, t", [](A a) { return of_pairs(a, neural::mean_squared_error_gradient<Numbers, Numbers>); }},
        {{"cross_entropy_gradient"}, 2, 2, "y, t", [](A a) { return of_pairs(a, neural::cross_entropy_gradient<Numbers, Numbers>); }},
        {{"softmax_cross_entropy_gradient"}, 2, 2, "y, t", [](A a) { return of_pairs(a, neural::softmax_cross_entropy_gradient<Numbers, Numbers>); }},
    };
    // clang-format on
    return functions;
}

}  // namespace

std::span<const Builtin> functions() {
    return table();
}

const Builtin* find_function(std::string_view name) {
    const auto has_name = [name](const Builtin& f) {
        return std::ranges::find(f.names, name) != f.names.end();
    };
    const auto found = std::ranges::find_if(table(), has_name);
    return found == table().end() ? nullptr : &*found;
}

}  // namespace longhand::language
