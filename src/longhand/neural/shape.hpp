#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace longhand::neural {

/// A matrix, vector or expression of Eigen. Any other matrix type brings its own operations,
/// which argument-dependent lookup finds, and checks its own shapes.
template <class M>
concept EigenMatrix = std::is_base_of_v<Eigen::MatrixBase<M>, M>;

/// Throws std::invalid_argument unless `left` has as many columns as `right` has rows: Eigen
/// itself reads beyond the end where assertions are off.
template <class Left, class Right>
void expect_product(const char* where, const Left& left, const Right& right) {
    if constexpr (EigenMatrix<Left> && EigenMatrix<Right>) {
        if (left.cols() == right.rows()) return;
        throw std::invalid_argument(std::string(where) + ": " + std::to_string(left.rows()) + "x" +
                                    std::to_string(left.cols()) + " times " +
                                    std::to_string(right.rows()) + "x" +
                                    std::to_string(right.cols()));
    }
}

/// Throws std::invalid_argument unless `matrix` has these numbers of rows and columns.
template <class M>
void expect_shape(const char* where, const M& matrix, std::ptrdiff_t rows, std::ptrdiff_t columns) {
    if constexpr (EigenMatrix<M>) {
        if (matrix.rows() == rows && matrix.cols() == columns) return;
        throw std::invalid_argument(std::string(where) + ": " + std::to_string(matrix.rows()) +
                                    "x" + std::to_string(matrix.cols()) + " instead of " +
                                    std::to_string(rows) + "x" + std::to_string(columns));
    }
}

/// Throws std::invalid_argument unless `addend` has the shape of `left` times `right`.
template <class Left, class Right, class Addend>
void expect_sum(const char* where, const Left& left, const Right& right, const Addend& addend) {
    expect_product(where, left, right);
    if constexpr (EigenMatrix<Left> && EigenMatrix<Right>) {
        expect_shape(where, addend, left.rows(), right.cols());
    }
}

/// Throws std::invalid_argument if there is nothing to compute with.
inline void expect_any(const char* where, std::size_t count) {
    if (count == 0) throw std::invalid_argument(std::string(where) + ": no values");
}

/// Throws std::invalid_argument unless both counts are the same and not 0.
inline void expect_pairs(const char* where, std::size_t outputs, std::size_t targets) {
    expect_any(where, outputs);
    if (outputs == targets) return;
    throw std::invalid_argument(std::string(where) + ": " + std::to_string(outputs) + " outputs, " +
                                std::to_string(targets) + " targets");
}

}  // namespace longhand::neural
