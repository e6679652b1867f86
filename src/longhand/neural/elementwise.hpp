#pragma once

#include <vector>

#include "longhand/neural/shape.hpp"

/// Operations on Eigen matrices that Eigen writes as members. All return plain matrices: nothing
/// is computed twice, and no result refers to an argument. A type with functions of the same names
/// in its own namespace is used alike by the templates of this layer.
namespace longhand::neural {

/// The value of an Eigen expression as a plain matrix; anything else as it is.
template <class Expression>
auto evaluated(const Expression& expression) {
    if constexpr (EigenMatrix<Expression>) {
        return typename Expression::PlainObject(expression);
    } else {
        return expression;
    }
}

/// y_ij = f(m_ij), calling `f` once for each element.
template <class Function, class Derived>
auto apply(Function f, const Eigen::MatrixBase<Derived>& m) {
    using Scalar = typename Derived::Scalar;
    return evaluated(m.unaryExpr([&f](const Scalar& element) { return f(element); }));
}

/// A matrix of the shape of `m` with 1 in every place.
template <class Derived>
auto ones_like(const Eigen::MatrixBase<Derived>& m) {
    return evaluated(Derived::PlainObject::Ones(m.rows(), m.cols()));
}

/// The Hadamard product a ⊙ b: y_ij = a_ij · b_ij (document 001).
/// Throws std::invalid_argument unless the shapes are the same.
template <class A, class B>
auto hadamard(const Eigen::MatrixBase<A>& a, const Eigen::MatrixBase<B>& b) {
    expect_shape("hadamard", b.derived(), a.rows(), a.cols());
    return evaluated(a.cwiseProduct(b));
}

/// The outer product a bᵀ of two columns: y_ij = a_i · b_j (document 001, ∂L/∂W = ∂L/∂z xᵀ).
/// Throws std::invalid_argument unless `a` and `b` have one column each.
template <class A, class B>
auto outer(const Eigen::MatrixBase<A>& a, const Eigen::MatrixBase<B>& b) {
    expect_shape("outer", a.derived(), a.rows(), 1);
    expect_shape("outer", b.derived(), b.rows(), 1);
    return evaluated(a.derived().lazyProduct(b.derived().transpose()));
}

/// mᵀ: y_ij = m_ji.
template <class Derived>
auto transpose(const Eigen::MatrixBase<Derived>& m) {
    return evaluated(m.transpose());
}

/// y_ij = factor · m_ij.
template <class Derived>
auto scale(const typename Derived::Scalar& factor, const Eigen::MatrixBase<Derived>& m) {
    return evaluated(factor * m.derived());
}

/// The row `b` added to every row of `m`: y_ij = m_ij + b_j (document 002, batch Affine).
/// Throws std::invalid_argument unless `b` is one row with as many columns as `m`.
template <class M, class B>
auto add_to_rows(const Eigen::MatrixBase<M>& m, const Eigen::MatrixBase<B>& b) {
    expect_shape("add_to_rows", b.derived(), 1, m.cols());
    typename M::PlainObject sum(m);
    for (Eigen::Index row = 0; row < sum.rows(); ++row)
        sum.row(row) += b;
    return sum;
}

/// The sums of the columns as one row, added from the first row on: y_j = Σ_n m_nj (document 002,
/// ∂L/∂b of batch Affine).
/// Throws std::invalid_argument if there is no row.
template <class Derived>
auto column_sums(const Eigen::MatrixBase<Derived>& m) {
    expect_any("column_sums", static_cast<std::size_t>(m.rows()));
    using Row = Eigen::Matrix<typename Derived::Scalar, 1, Derived::ColsAtCompileTime>;
    Row sums = m.row(0);
    for (Eigen::Index row = 1; row < m.rows(); ++row)
        sums += m.row(row);
    return sums;
}

/// The elements of a matrix, row by row.
template <class Derived>
auto elements(const Eigen::MatrixBase<Derived>& m) {
    std::vector<typename Derived::Scalar> values;
    values.reserve(static_cast<std::size_t>(m.size()));
    for (Eigen::Index i = 0; i < m.rows(); ++i) {
        for (Eigen::Index j = 0; j < m.cols(); ++j)
            values.push_back(m(i, j));
    }
    return values;
}

/// A matrix of the shape of `m` with these elements, row by row. Expects as many as `m` has.
template <class Derived>
auto with_elements(const Eigen::MatrixBase<Derived>& m,
                   const std::vector<typename Derived::Scalar>& values) {
    typename Derived::PlainObject result(m);
    std::size_t next = 0;
    for (Eigen::Index i = 0; i < m.rows(); ++i) {
        for (Eigen::Index j = 0; j < m.cols(); ++j)
            result(i, j) = values.at(next++);
    }
    return result;
}

}  // namespace longhand::neural
