#pragma once

#include <cmath>
#include <initializer_list>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include "longhand/neural/select.hpp"

/// Activation functions as templates on the scalar. Each performs exactly the operations of its
/// formula; piecewise ones go through `select` and compute both arms.
namespace longhand::neural {

/// Step: 1 where x > threshold, else 0. At the threshold itself 0, as the MCP neuron of document
/// 001 has it.
template <class T>
T step(const T& x, const std::type_identity_t<T>& threshold = T(0)) {
    return select(x > threshold, T(1), T(0));
}

/// Step that fires at the threshold: 1 where x ≥ threshold, else 0 (document 000, section 2).
template <class T>
T inclusive_step(const T& x, const std::type_identity_t<T>& threshold = T(0)) {
    return select(x >= threshold, T(1), T(0));
}

/// y = x.
template <class T>
T identity(const T& x) {
    return x;
}

/// Logistic (sigmoid): σ(x) = 1 / (1 + e^−x), within (0, 1) (documents 000 to 003).
template <class T>
T logistic(const T& x) {
    using std::exp;
    const T one(1);
    return one / (one + exp(-x));
}

/// tanh x = (e^x − e^−x) / (e^x + e^−x), within (−1, 1) (document 003), by the scalar's own `tanh`.
template <class T>
T hyperbolic_tangent(const T& x) {
    using std::tanh;
    return tanh(x);
}

/// ReLU: x where x > 0, else 0 (documents 001 and 002).
template <class T>
T relu(const T& x) {
    const T zero(0);
    return select(x > zero, x, zero);
}

/// Leaky ReLU: x where x > 0, else slope · x. Document 001 writes max(0.1x, x), which is the same
/// as long as slope ≤ 1.
template <class T>
T leaky_relu(const T& x, const std::type_identity_t<T>& slope = T(0.1)) {
    return select(x > T(0), x, slope * x);
}

/// ELU: x where x ≥ 0, else α (e^x − 1) (document 001, which leaves α open).
template <class T>
T elu(const T& x, const std::type_identity_t<T>& alpha = T(1)) {
    using std::exp;
    return select(x >= T(0), x, alpha * (exp(x) - T(1)));
}

/// Maxout: the greatest of the pieces, each an affine function of the input, such as
/// max(w1ᵀx + b1, w2ᵀx + b2) (document 001). The first of equal pieces is taken.
/// Throws std::invalid_argument without a piece.
template <class T>
T maxout(const std::vector<T>& pieces) {
    if (pieces.empty()) throw std::invalid_argument("maxout: no values");
    T maximum = pieces.front();
    for (std::size_t k = 1; k < pieces.size(); ++k) {
        maximum = select(pieces[k] > maximum, pieces[k], maximum);
    }
    return maximum;
}

/// \copydoc maxout(const std::vector<T>&)
template <class T>
T maxout(std::initializer_list<T> pieces) {
    return maxout(std::vector<T>(pieces));
}

}  // namespace longhand::neural
