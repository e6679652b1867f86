#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "longhand/record/eigen.hpp"
#include "longhand/record/real.hpp"

namespace longhand {

/// Rows and columns; a vector is a column, n × 1.
struct Shape {
    Eigen::Index rows = 1;     ///< at least 1
    Eigen::Index columns = 1;  ///< at least 1

    /// How many elements there are.
    Eigen::Index size() const { return rows * columns; }

    /// Whether it is one column; a number alone is one too.
    bool is_vector() const { return columns == 1; }

    /// Equal numbers of rows, and of columns.
    friend bool operator==(const Shape&, const Shape&) = default;
};

/// "2 × 3": rows × columns.
std::string shape_text(Shape shape);

/// The recording matrix. Each operation records exactly the scalar operations of the board, left
/// to right, and one matrix node over them. Indices count from 1, as on the board and in ids.
/// Operations throw Error("matrix.shape") where shapes do not fit, naming both.
class Matrix {
  public:
    /// A matrix put together from numbers, row by row. Throws Error("matrix.shape") unless
    /// there are rows × columns of them and at least one.
    Matrix(Shape shape, const std::vector<Real>& row_by_row);

    /// Rows × columns.
    Shape shape() const { return {elements_.rows(), elements_.cols()}; }

    /// m of an m × n matrix.
    Eigen::Index rows() const { return elements_.rows(); }

    /// n of an m × n matrix; 1 of a vector.
    Eigen::Index columns() const { return elements_.cols(); }

    /// The element in row i and column j, both from 1. Throws Error("matrix.index").
    Real operator()(Eigen::Index i, Eigen::Index j) const;

    /// The i-th element of a vector, from 1. Throws Error("matrix.index").
    Real operator()(Eigen::Index i) const { return (*this)(i, 1); }

    /// The elements row by row.
    std::vector<Real> row_by_row() const;

    /// Its matrix node in the record.
    std::uint32_t node() const { return node_; }

  private:
    friend struct MatrixAccess;
    using Elements = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    Matrix(Elements elements, MatrixNode node);
    Matrix(Elements elements, std::uint32_t node) : elements_(std::move(elements)), node_(node) {}

    Elements elements_;
    std::uint32_t node_ = no_matrix;
};

/// The elements of a matrix as variables: `const auto [w11, w21, w12, w22] = elements<4>(W);`,
/// row by row. Throws Error("matrix.shape") for another number of elements.
template <std::size_t count>
std::array<Real, count> elements(const Matrix& matrix);

/// The elements row by row; the form in which the templates of neural/ take them.
inline std::vector<Real> elements(const Matrix& matrix) {
    return matrix.row_by_row();
}

/// A matrix of the same shape put together from other numbers, row by row.
inline Matrix with_elements(const Matrix& matrix, const std::vector<Real>& row_by_row) {
    return {matrix.shape(), row_by_row};
}

/// A column of numbers.
Matrix vector(const std::vector<Real>& numbers);

/// The matrix product: a is m × n, b is n × p; element (i, j) is a_i1·b_1j + a_i2·b_2j + ….
Matrix operator*(const Matrix& a, const Matrix& b);

/// a_ij + b_ij; equal shapes.
Matrix operator+(const Matrix& a, const Matrix& b);

/// a_ij − b_ij; equal shapes.
Matrix operator-(const Matrix& a, const Matrix& b);

/// −a_ij.
Matrix operator-(const Matrix& a);

/// factor · a, element by element.
Matrix operator*(Real factor, const Matrix& a);

/// factor · a, by name.
inline Matrix scale(Real factor, const Matrix& a) {
    return factor * a;
}

/// a · factor, element by element.
Matrix operator*(const Matrix& a, Real factor);

/// a ⊙ b, element by element; equal shapes.
Matrix hadamard(const Matrix& a, const Matrix& b);

/// a_ij / b_ij; equal shapes.
Matrix operator/(const Matrix& a, const Matrix& b);

/// a_ij^exponent.
Matrix power(const Matrix& a, Real exponent);

/// A matrix with the same number in every place: shown as that number, as in 1 − y.
Matrix fill(Shape shape, Real number);

/// A matrix of the shape of `a` with 1 in every place: 1 − y.
Matrix ones_like(const Matrix& a);

/// The values in double precision, without their record: for what is not printed.
Eigen::MatrixXd doubles(const Matrix& a);

/// The larger of each pair of elements; equal shapes.
Matrix max(const Matrix& a, const Matrix& b);

/// a·bᵀ of two vectors: element (i, j) is a_i·b_j.
Matrix outer(const Matrix& a, const Matrix& b);

/// aᵀ; records no arithmetic.
Matrix transpose(const Matrix& a);

/// The row b added to every row of a: a is m × n, b is 1 × n.
Matrix add_to_rows(const Matrix& a, const Matrix& b);

/// The row of the sums of a's columns, from top to bottom.
Matrix column_sums(const Matrix& a);

/// The same matrix under a new name, element by element.
Matrix copy(const Matrix& a);

/// What the recorder itself needs of Matrix: the operations above, each with its matrix node.
struct MatrixAccess {
    /// of_element() of each element, as a call of the function if there is one.
    static Matrix apply(const Matrix& a, const Function* function, auto&& of_element) {
        Matrix::Elements result(a.rows(), a.columns());
        for (Eigen::Index i = 0; i < a.rows(); ++i) {
            for (Eigen::Index j = 0; j < a.columns(); ++j) {
                result(i, j) = of_element(a.elements_(i, j));
            }
        }
        MatrixNode node;
        if (function) {
            node.operation = MatrixOperation::apply;
            node.left = a.node_;
            node.function = RealAccess::record().function(*function);
        }
        return {std::move(result), node};
    }

    /// What longhand::transform() does.
    static Matrix transform(const Function& function, const Matrix& a, const Matrix& result);

    /// The result of a call that no log opens.
    static Matrix closed(const CallSpan& call, const Matrix& result);

    /// An operation on each pair of elements; equal shapes.
    static Matrix elementwise(MatrixOperation operation, const Matrix& a, const Matrix& b,
                              Real (*of_elements)(Real, Real));

    /// −a.
    static Matrix negate(const Matrix& a);

    /// An operation on each element and one number.
    static Matrix by_number(MatrixOperation operation, const Matrix& a, Real number,
                            Real (*of_element)(Real, Real));

    /// What longhand::fill() does.
    static Matrix fill(Shape shape, Real number);

    /// a·b; a is m × n, b is n × p.
    static Matrix product(const Matrix& a, const Matrix& b);

    /// a·bᵀ of two vectors.
    static Matrix outer(const Matrix& a, const Matrix& b);

    /// aᵀ.
    static Matrix transpose(const Matrix& a);

    /// The same elements under new names.
    static Matrix copy(const Matrix& a);

    /// The matrix of a matrix node of the record.
    static Matrix at(const Record& record, std::uint32_t matrix);

    /// Throws Error("matrix.shape") for a matrix that has not as many elements as are wanted.
    [[noreturn]] static void wrong_count(std::size_t wanted, const Matrix& a);

    /// Throws Error("matrix.shape"), which names the operation and both shapes.
    [[noreturn]] static void wrong_shapes(const char* operation, const Matrix& a, const Matrix& b);
};

/// f of each element. A named function (one with a member function()) is shown as `f(A)`.
template <class F>
requires std::is_invocable_r_v<Real, const F&, Real> Matrix apply(const F& f, const Matrix& a) {
    if constexpr (requires { f.function(); }) {
        return MatrixAccess::apply(a, &f.function(), f);
    } else {
        return MatrixAccess::apply(a, nullptr, f);
    }
}

/// `result`, which was worked out of `a` as a whole by a named function: shown as `f(A)`, and
/// opened element by element.
Matrix transform(const Function& function, const Matrix& a, const Matrix& result);

/// Records body() as a call of `function` with these two matrices that a log never opens: it is
/// shown as `f(A, b)`, and each element as `f[k](A, b)`. `body` returns a Matrix whose elements it
/// has worked out itself.
template <class Body>
Matrix closed_call(const Function& function, const std::array<Matrix, 2>& arguments, Body body) {
    std::vector<Real> numbers = arguments[0].row_by_row();
    const std::vector<Real> others = arguments[1].row_by_row();
    numbers.insert(numbers.end(), others.begin(), others.end());
    CallSpan span = begin_call(function, numbers);
    span.matrices = {arguments[0].node(), arguments[1].node()};
    return MatrixAccess::closed(span, body());
}

template <std::size_t count>
std::array<Real, count> elements(const Matrix& matrix) {
    const std::vector<Real> all = matrix.row_by_row();
    if (all.size() != count) MatrixAccess::wrong_count(count, matrix);
    std::array<Real, count> result;
    std::copy(all.begin(), all.end(), result.begin());
    return result;
}

}  // namespace longhand
