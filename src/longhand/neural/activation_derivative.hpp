#pragma once

#include "longhand/neural/activation.hpp"
#include "longhand/neural/shape.hpp"

/// Derivatives of the activation functions. Where a function has a kink, the derivative there is
/// that of the arm which the function itself takes.
namespace longhand::neural {

/// 0, away from the threshold: by its gradient a step learns nothing.
template <class T>
T step_derivative(const T&) {
    return T(0);
}

/// 1.
template <class T>
T identity_derivative(const T&) {
    return T(1);
}

/// σ′ from the function's value y = σ(x): y (1 − y) (document 002, which keeps only y).
template <class T>
T logistic_derivative_from_output(const T& y) {
    return y * (T(1) - y);
}

/// σ′(x) = σ(x) (1 − σ(x)) (document 000, section 13), σ(x) computed once.
template <class T>
T logistic_derivative(const T& x) {
    return logistic_derivative_from_output(logistic(x));
}

/// tanh′ from the function's value y = tanh x: 1 − y · y.
template <class T>
T hyperbolic_tangent_derivative_from_output(const T& y) {
    return T(1) - y * y;
}

/// tanh′ x = 1 − tanh² x, tanh x computed once.
template <class T>
T hyperbolic_tangent_derivative(const T& x) {
    return hyperbolic_tangent_derivative_from_output(hyperbolic_tangent(x));
}

/// 1 where x > 0, else 0 (document 002 puts x = 0 to the lower arm).
template <class T>
T relu_derivative(const T& x) {
    return select(x > T(0), T(1), T(0));
}

/// 1 where x > 0, else slope.
template <class T>
T leaky_relu_derivative(const T& x, const std::type_identity_t<T>& slope = T(0.1)) {
    return select(x > T(0), T(1), slope);
}

/// 1 where x ≥ 0, else α e^x.
template <class T>
T elu_derivative(const T& x, const std::type_identity_t<T>& alpha = T(1)) {
    using std::exp;
    return select(x >= T(0), T(1), alpha * exp(x));
}

/// ∂maxout/∂piece_k for each piece: 1 for the first of the greatest, else 0.
/// Throws std::invalid_argument without a piece.
template <class T>
std::vector<T> maxout_derivative(const std::vector<T>& pieces) {
    expect_any("maxout_derivative", pieces.size());
    const T zero(0);
    std::vector<T> derivative(pieces.size(), T(1));
    for (std::size_t k = 0; k < pieces.size(); ++k) {
        for (std::size_t j = 0; j < k; ++j) {
            derivative[k] = select(pieces[k] > pieces[j], derivative[k], zero);
        }
        for (std::size_t j = k + 1; j < pieces.size(); ++j) {
            derivative[k] = select(pieces[k] >= pieces[j], derivative[k], zero);
        }
    }
    return derivative;
}

/// The Jacobian of softmax from its values y, as rows: ∂y_i/∂a_i = y_i (1 − y_i) and
/// ∂y_i/∂a_j = −(y_i y_j), which is diag(y) − y yᵀ. For two classes document 001 writes y1 y2 for
/// both diagonal entries, as 1 − y1 = y2.
/// Throws std::invalid_argument without a value.
template <class T>
std::vector<std::vector<T>> softmax_jacobian(const std::vector<T>& y) {
    expect_any("softmax_jacobian", y.size());
    std::vector<std::vector<T>> rows(y.size());
    for (std::size_t i = 0; i < y.size(); ++i) {
        rows[i].reserve(y.size());
        for (std::size_t j = 0; j < y.size(); ++j) {
            rows[i].push_back(i == j ? y[i] * (T(1) - y[i]) : -(y[i] * y[j]));
        }
    }
    return rows;
}

}  // namespace longhand::neural
