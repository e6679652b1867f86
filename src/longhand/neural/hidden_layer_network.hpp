#pragma once

#include "longhand/neural/dense.hpp"

namespace longhand::neural {

/// The parameters of a network with one hidden layer, in rows as document 002 has them: outputs
/// Y = g(σ(X·W + b)·V + c). X: N×n, a row a sample; W: n×h, b: 1×h, V: h×m, c: 1×m.
template <class M>
struct HiddenLayerNetwork {
    M W, b, V, c;
};

/// Leaves a result as it is.
inline constexpr auto unnamed = [](const char*, const auto& result) { return result; };

/// What the network gives: N×m. `sigma` and `output` are functions of a matrix.
template <class M, class Sigma, class Output>
M outputs(const HiddenLayerNetwork<M>& net, const M& X, const Sigma& sigma, const Output& output) {
    return output(affine_batch(M(sigma(affine_batch(X, net.W, net.b))), net.V, net.c));
}

/// One pass of gradient descent on all samples; returns the outputs before it. `share` is 1/N.
/// Right where the derivative of the loss by what goes into `output` is share·(Y − T): for the mean
/// of the halved squares behind the identity, and for the mean cross entropy behind softmax; and
/// where σ′ = σ·(1 − σ). `name` gives each result its name (H, Y, D, dV, dc, S, dW, db, W, b, V, c)
/// and hands it on: so the same lines run with a record, and without one on plain numbers.
template <class M, class Number, class Sigma, class Output, class Name = decltype(unnamed)>
M train(HiddenLayerNetwork<M>& net, const M& X, const M& T, const Number& eta, const Number& share,
        const Sigma& sigma, const Output& output, const Name& name = unnamed) {
    const M H = name("H", M(sigma(affine_batch(X, net.W, net.b))));
    const M Y = name("Y", M(output(affine_batch(H, net.V, net.c))));
    const M D = name("D", M(scale(share, M(Y - T))));
    const M dV = name("dV", M(affine_weight_gradient(H, D)));
    const M dc = name("dc", M(affine_bias_gradient(D)));
    const M S =
        name("S", M(hadamard(affine_input_gradient(D, net.V), hadamard(H, M(ones_like(H) - H)))));
    const M dW = name("dW", M(affine_weight_gradient(X, S)));
    const M db = name("db", M(affine_bias_gradient(S)));
    const auto step = [&](const char* id, const M& old, const M& derivative) {
        return name(id, M(old - scale(eta, derivative)));
    };
    net = {step("W", net.W, dW), step("b", net.b, db), step("V", net.V, dV), step("c", net.c, dc)};
    return Y;
}

}  // namespace longhand::neural
