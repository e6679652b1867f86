#pragma once

#include <cmath>
#include <concepts>
#include <cstddef>
#include <iterator>
#include <type_traits>
#include <vector>

#include "longhand/neural/elementwise.hpp"

/// Losses of one sample and their gradients with respect to the outputs. Outputs and targets are
/// ranges of one scalar type (std::vector, std::array, a vector of Eigen) in the same order; sums
/// run from the first term to the last and start with the first. Everything here throws
/// std::invalid_argument, naming both sizes, unless outputs and targets are equally many and at
/// least one.
namespace longhand::neural {

/// What a range holds.
template <class Range>
using Element = std::remove_cvref_t<decltype(*std::begin(std::declval<const Range&>()))>;

/// Two ranges of the same scalar.
template <class Outputs, class Targets>
concept Paired = std::same_as<Element<Outputs>, Element<Targets>>;

/// term(y_k, t_k) for every k. `where` names the caller in an error.
template <class Outputs, class Targets, class Term>
requires Paired<Outputs, Targets> std::vector<Element<Outputs>> terms(const char* where,
                                                                      const Outputs& outputs,
                                                                      const Targets& targets,
                                                                      Term term) {
    expect_pairs(where, static_cast<std::size_t>(std::size(outputs)),
                 static_cast<std::size_t>(std::size(targets)));
    std::vector<Element<Outputs>> values;
    values.reserve(static_cast<std::size_t>(std::size(outputs)));
    auto target = std::begin(targets);
    for (const auto& output : outputs)
        values.push_back(term(output, *target++));
    return values;
}

/// v_1 + v_2 + … + v_n, from left to right. Expects at least one value.
template <class T>
T sum_of(const std::vector<T>& values) {
    T sum = values.front();
    for (std::size_t k = 1; k < values.size(); ++k)
        sum = sum + values[k];
    return sum;
}

/// The square as the board has it: the difference once, times itself.
template <class T>
T square(const T& difference) {
    return difference * difference;
}

/// E = ½ Σ_k (y_k − t_k)² (document 002, there called the mean squared error; document 003 for one
/// output).
template <class Outputs, class Targets>
auto half_squared_error(const Outputs& y, const Targets& t) {
    using T = Element<Outputs>;
    const auto squares = terms("half_squared_error", y, t, [](const T& y_k, const T& t_k) -> T {
        return square(T(y_k - t_k));
    });
    return T(T(0.5) * sum_of(squares));
}

/// ∂E/∂y_k = y_k − t_k.
template <class Outputs, class Targets>
auto half_squared_error_gradient(const Outputs& y, const Targets& t) {
    using T = Element<Outputs>;
    return terms("half_squared_error_gradient", y, t,
                 [](const T& y_k, const T& t_k) -> T { return y_k - t_k; });
}

/// E = Σ_k (t_k − o_k)² (document 000, section 13).
template <class Outputs, class Targets>
auto squared_error(const Outputs& o, const Targets& t) {
    using T = Element<Outputs>;
    return sum_of(terms("squared_error", o, t,
                        [](const T& o_k, const T& t_k) -> T { return square(T(t_k - o_k)); }));
}

/// ∂E/∂o_k = −2 (t_k − o_k) (document 000, section 13, before it drops the 2).
template <class Outputs, class Targets>
auto squared_error_gradient(const Outputs& o, const Targets& t) {
    using T = Element<Outputs>;
    const T factor(-2);
    return terms("squared_error_gradient", o, t,
                 [&factor](const T& o_k, const T& t_k) -> T { return factor * (t_k - o_k); });
}

/// E = (1/n) Σ_k (y_k − t_k)², the mean in the strict sense.
template <class Outputs, class Targets>
auto mean_squared_error(const Outputs& y, const Targets& t) {
    using T = Element<Outputs>;
    const auto squares = terms("mean_squared_error", y, t, [](const T& y_k, const T& t_k) -> T {
        return square(T(y_k - t_k));
    });
    return T(sum_of(squares) / T(static_cast<int>(squares.size())));
}

/// ∂E/∂y_k = 2 (y_k − t_k) / n.
template <class Outputs, class Targets>
auto mean_squared_error_gradient(const Outputs& y, const Targets& t) {
    using T = Element<Outputs>;
    const T two(2);
    const T n(static_cast<int>(std::size(y)));
    return terms("mean_squared_error_gradient", y, t,
                 [&two, &n](const T& y_k, const T& t_k) -> T { return two * (y_k - t_k) / n; });
}

/// E = −Σ_k t_k log y_k with the natural logarithm (documents 001 and 002). Expects y_k > 0; at
/// y_k = 0 the logarithm is infinite, and 0 · log 0 is no number.
template <class Outputs, class Targets>
auto cross_entropy(const Outputs& y, const Targets& t) {
    using T = Element<Outputs>;
    const auto products = terms("cross_entropy", y, t, [](const T& y_k, const T& t_k) -> T {
        using std::log;
        return t_k * log(y_k);
    });
    return T(-sum_of(products));
}

/// The mean over a batch (document 002, whose formula lacks the sum over the samples):
/// E = −(1/N) Σ_n Σ_k t_nk log y_nk. Y, T: N×m, a row a sample.
template <class Y, class T>
auto mean_cross_entropy(const Eigen::MatrixBase<Y>& outputs, const Eigen::MatrixBase<T>& targets) {
    expect_shape("mean_cross_entropy", targets.derived(), outputs.rows(), outputs.cols());
    expect_any("mean_cross_entropy", static_cast<std::size_t>(outputs.rows()));
    using Scalar = typename Y::Scalar;
    std::vector<Scalar> losses;
    for (Eigen::Index n = 0; n < outputs.rows(); ++n)
        losses.push_back(cross_entropy(elements(outputs.row(n)), elements(targets.row(n))));
    return Scalar(sum_of(losses) / Scalar(static_cast<int>(losses.size())));
}

/// ∂E/∂y_k = −t_k / y_k (document 001).
template <class Outputs, class Targets>
auto cross_entropy_gradient(const Outputs& y, const Targets& t) {
    using T = Element<Outputs>;
    return terms("cross_entropy_gradient", y, t,
                 [](const T& y_k, const T& t_k) -> T { return -t_k / y_k; });
}

/// The gradient of cross entropy after softmax with respect to the scores a: y_k − t_k, given the
/// outputs y of softmax (documents 001 and 002). Right where Σ_k t_k = 1, as for one-hot targets.
template <class Outputs, class Targets>
auto softmax_cross_entropy_gradient(const Outputs& y, const Targets& t) {
    using T = Element<Outputs>;
    return terms("softmax_cross_entropy_gradient", y, t,
                 [](const T& y_k, const T& t_k) -> T { return y_k - t_k; });
}

}  // namespace longhand::neural
