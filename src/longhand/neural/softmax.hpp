#pragma once

#include <cmath>
#include <type_traits>
#include <vector>

#include "longhand/neural/elementwise.hpp"

namespace longhand::neural {

/// Softmax in the textbook form: y_k = exp(a_k) / Σ_i exp(a_i) (document 001; document 002 with
/// c = 0). Each exponential is computed once, their sum once and from the first to the last.
/// In double precision a score above about 709 overflows; see the form with a constant.
/// Throws std::invalid_argument without a score.
template <class T>
std::vector<T> softmax(const std::vector<T>& scores) {
    using std::exp;
    expect_any("softmax", scores.size());
    std::vector<T> values;
    values.reserve(scores.size());
    for (const T& score : scores)
        values.push_back(exp(score));
    T sum = values.front();
    for (std::size_t i = 1; i < values.size(); ++i)
        sum = sum + values[i];
    for (T& value : values)
        value = value / sum;
    return values;
}

/// Softmax with a constant: y_k = exp(a_k + c) / Σ_i exp(a_i + c) (document 002), which is the same
/// for every c; c = −max a avoids overflow.
/// Throws std::invalid_argument without a score.
template <class T>
std::vector<T> softmax(const std::vector<T>& scores, const std::type_identity_t<T>& constant) {
    std::vector<T> shifted;
    shifted.reserve(scores.size());
    for (const T& score : scores)
        shifted.push_back(score + constant);
    return softmax(shifted);
}

/// Softmax over all elements of a row or column, in the same shape, for every matrix type with
/// `rows()` and, as elementwise.hpp has them for Eigen, `elements` and `with_elements`.
/// Throws std::invalid_argument without a score or for more than one row and column.
template <class M>
requires requires(const M& m) {
    with_elements(m, elements(m));
}
auto softmax(const M& scores) {
    const auto values = elements(scores);
    const auto rows = static_cast<std::size_t>(scores.rows());
    if (rows != 1 && rows != values.size()) {
        throw std::invalid_argument("softmax: neither a row nor a column");
    }
    return with_elements(scores, softmax(values));
}

/// softmax of each row.
template <class Derived>
auto softmax_rows(const Eigen::MatrixBase<Derived>& scores) {
    typename Derived::PlainObject result(scores);
    using Row = Eigen::Matrix<typename Derived::Scalar, 1, Derived::ColsAtCompileTime>;
    for (Eigen::Index n = 0; n < result.rows(); ++n)
        result.row(n) = softmax(Row(result.row(n)));
    return result;
}

}  // namespace longhand::neural
