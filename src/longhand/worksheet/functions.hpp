#pragma once

#include <utility>

#include "longhand/neural/activation.hpp"
#include "longhand/neural/activation_derivative.hpp"
#include "longhand/neural/elementwise.hpp"
#include "longhand/record/matrix.hpp"

namespace longhand {

/// A function of one number that a log shows by name: `σ(x1)`, and opened where it is the whole
/// of a step: `1 / (1 + e^(−x1))`. Applied to a matrix it works element by element.
template <class F>
class NamedFunction {
  public:
    /// `id` is its name in files, `symbol` in formulas; `formula` takes and gives a Real.
    NamedFunction(const char* id, const char* symbol, F formula)
        : function_{id, symbol}, formula_(std::move(formula)) {}

    /// Id and symbol.
    const Function& function() const { return function_; }

    /// f(x), recorded as a call.
    Real operator()(Real x) const {
        return call(function_, {x}, [&] { return formula_(x); });
    }
    /// f of each element.
    Matrix operator()(const Matrix& x) const { return apply(*this, x); }

    /// The same on plain numbers, without a record.
    Eigen::MatrixXd operator()(
        const Eigen::MatrixXd& x) const requires std::is_invocable_r_v<double, const F&, double> {
        return neural::apply(formula_, x);
    }

  private:
    Function function_;
    F formula_;
};

/// The activation functions of `neural/` under the names that logs show.
inline const NamedFunction logistic("logistic", "σ", [](auto x) { return neural::logistic(x); });
inline const NamedFunction hyperbolic_tangent("hyperbolic_tangent", "tanh",
                                              [](Real x) { return neural::hyperbolic_tangent(x); });
inline const NamedFunction relu("relu", "ReLU", [](Real x) { return neural::relu(x); });
inline const NamedFunction leaky_relu("leaky_relu", "LeakyReLU",
                                      [](Real x) { return neural::leaky_relu(x); });
inline const NamedFunction elu("elu", "ELU", [](Real x) { return neural::elu(x); });

/// Derivatives, each in terms of the named function itself: σ′(x) = σ(x)·(1 − σ(x)) (document 000,
/// section 13).
inline const NamedFunction logistic_derivative("logistic_derivative", "σ′", [](Real x) {
    return neural::logistic_derivative_from_output(logistic(x));
});
inline const NamedFunction hyperbolic_tangent_derivative(
    "hyperbolic_tangent_derivative", "tanh′", [](Real x) {
        return neural::hyperbolic_tangent_derivative_from_output(hyperbolic_tangent(x));
    });

}  // namespace longhand
