#pragma once

#include "longhand/neural/elementwise.hpp"

/// Fully connected layers, in both notations of the documents: columns with W x + b (000, 001) and
/// rows with x W + b (002, 003). For Eigen matrices the results are plain matrices, and shapes that
/// do not fit throw std::invalid_argument; other matrix types check their own.
namespace longhand::neural {

/// `bias` can be added to `weights` times `input`; a function cannot.
template <class Weights, class Input, class Bias>
concept AddsToProduct = requires(const Weights& w, const Input& x, const Bias& b) {
    w* x + b;
};

/// z = W x without bias (document 000, X = W · I). W: m×n, x: n×1 (or n×N, a column a sample).
template <class Weights, class Input>
auto dense(const Weights& weights, const Input& input) {
    expect_product("dense", weights, input);
    return evaluated(weights * input);
}

/// z = W x + b (document 001). W: m×n, x: n×1, b: m×1.
template <class Weights, class Input, class Bias>
requires AddsToProduct<Weights, Input, Bias>
auto dense(const Weights& weights, const Input& input, const Bias& bias) {
    expect_sum("dense with bias", weights, input, bias);
    return evaluated(weights * input + bias);
}

/// a = f(W x), `f` element by element (document 000, O = sigmoid(X)). W: m×n, x: n×1.
template <class Weights, class Input, class Function>
requires(!AddsToProduct<Weights, Input, Function>) auto dense(const Weights& weights,
                                                              const Input& input, Function f) {
    return apply(f, dense(weights, input));
}

/// a = f(W x + b), `f` element by element (document 001). W: m×n, x: n×1, b: m×1.
template <class Weights, class Input, class Bias, class Function>
auto dense(const Weights& weights, const Input& input, const Bias& bias, Function f) {
    return apply(f, dense(weights, input, bias));
}

/// y = x W + b with rows (document 002, Affine; document 003 without b). x: 1×n, W: n×m, b: 1×m.
template <class Input, class Weights, class Bias>
auto affine(const Input& input, const Weights& weights, const Bias& bias) {
    expect_sum("affine", input, weights, bias);
    return evaluated(input * weights + bias);
}

/// Y = X W with `b` added to every row (document 002, batch Affine). X: N×n, a row a sample;
/// W: n×m, b: 1×m.
template <class Input, class Weights, class Bias>
auto affine_batch(const Input& input, const Weights& weights, const Bias& bias) {
    expect_product("affine_batch", input, weights);
    return add_to_rows(evaluated(input * weights), bias);
}

/// ∂L/∂X = ∂L/∂Y Wᵀ (document 002). ∂L/∂Y: N×m, W: n×m; the result is N×n.
template <class OutputGradient, class Weights>
auto affine_input_gradient(const OutputGradient& output_gradient, const Weights& weights) {
    const auto transposed = transpose(weights);
    expect_product("affine_input_gradient", output_gradient, transposed);
    return evaluated(output_gradient * transposed);
}

/// ∂L/∂W = Xᵀ ∂L/∂Y (document 002). X: N×n, ∂L/∂Y: N×m; the result is n×m, the shape of W.
template <class Input, class OutputGradient>
auto affine_weight_gradient(const Input& input, const OutputGradient& output_gradient) {
    const auto transposed = transpose(input);
    expect_product("affine_weight_gradient", transposed, output_gradient);
    return evaluated(transposed * output_gradient);
}

/// ∂L/∂b_j = Σ_n ∂L/∂Y_nj, the sum over the samples (document 002). ∂L/∂Y: N×m; the result is 1×m.
template <class OutputGradient>
auto affine_bias_gradient(const OutputGradient& output_gradient) {
    return column_sums(output_gradient);
}

}  // namespace longhand::neural
