#include "longhand/record/matrix.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/text/error.hpp"

namespace longhand {

std::string shape_text(Shape shape) {
    return fmt::format("{} × {}", shape.rows, shape.columns);
}

namespace {

void require(bool shapes_fit, const char* operation, const Matrix& a, const Matrix& b) {
    if (!shapes_fit) MatrixAccess::wrong_shapes(operation, a, b);
}

MatrixNode matrix_node(MatrixOperation operation, const Matrix& a,
                       std::uint32_t right = no_matrix) {
    MatrixNode node;
    node.operation = operation;
    node.left = a.node();
    node.right = right;
    return node;
}

}  // namespace

Matrix::Matrix(Shape shape, const std::vector<Real>& row_by_row)
    : Matrix(
          [&] {
              const auto count = static_cast<Eigen::Index>(row_by_row.size());
              if (count == 0 || shape.rows < 1 || shape.columns < 1 || shape.size() != count) {
                  throw Error("matrix.elements", {shape_text(shape), std::to_string(count)});
              }
              return Elements(
                  Eigen::Map<const Elements>(row_by_row.data(), shape.rows, shape.columns));
          }(),
          MatrixNode{}) {}

Matrix::Matrix(Elements elements, MatrixNode node) : elements_(std::move(elements)) {
    Record& record = RealAccess::record();
    std::vector<Node> nodes(static_cast<std::size_t>(elements_.size()));
    std::transform(elements_.data(), elements_.data() + elements_.size(), nodes.begin(),
                   [&record](Real element) { return RealAccess::node(record, element); });
    node.rows = static_cast<std::uint32_t>(elements_.rows());
    node.columns = static_cast<std::uint32_t>(elements_.cols());
    node_ = record.add_matrix(node, nodes);
}

Real Matrix::operator()(Eigen::Index i, Eigen::Index j) const {
    if (i < 1 || j < 1 || i > rows() || j > columns()) {
        throw Error("matrix.index", {std::to_string(i), std::to_string(j), shape_text(shape())});
    }
    return elements_(i - 1, j - 1);
}

std::vector<Real> Matrix::row_by_row() const {
    return {elements_.data(), elements_.data() + elements_.size()};
}

Matrix vector(const std::vector<Real>& numbers) {
    return {Shape{static_cast<Eigen::Index>(numbers.size()), 1}, numbers};
}

Matrix MatrixAccess::elementwise(MatrixOperation operation, const Matrix& a, const Matrix& b,
                                 Real (*of_elements)(Real, Real)) {
    Matrix::Elements result(a.rows(), a.columns());
    for (Eigen::Index k = 0; k < result.size(); ++k) {
        result.data()[k] = of_elements(a.elements_.data()[k], b.elements_.data()[k]);
    }
    return {std::move(result), matrix_node(operation, a, b.node_)};
}

Matrix MatrixAccess::at(const Record& record, std::uint32_t matrix) {
    const MatrixNode& node = record.matrix(matrix);
    Matrix::Elements elements(node.rows, node.columns);
    const std::span<const Node> nodes = record.elements(matrix);
    std::ranges::transform(nodes, elements.data(),
                           [&record](Node element) { return RealAccess::at(record, element); });
    return {std::move(elements), matrix};
}

Matrix MatrixAccess::negate(const Matrix& a) {
    Matrix result = apply(a, nullptr, [](Real element) { return -element; });
    return {std::move(result.elements_), matrix_node(MatrixOperation::negate, a)};
}

Matrix MatrixAccess::by_number(MatrixOperation operation, const Matrix& a, Real number,
                               Real (*of_element)(Real, Real)) {
    Matrix::Elements result(a.rows(), a.columns());
    for (Eigen::Index k = 0; k < result.size(); ++k) {
        result.data()[k] = of_element(a.elements_.data()[k], number);
    }
    MatrixNode node = matrix_node(operation, a);
    node.scalar = RealAccess::node(RealAccess::record(), number);
    return {std::move(result), node};
}

Matrix MatrixAccess::fill(Shape shape, Real number) {
    const Node scalar = RealAccess::node(RealAccess::record(), number);
    MatrixNode node;
    node.operation = MatrixOperation::fill;
    node.scalar = scalar;
    const Real recorded = RealAccess::at(RealAccess::record(), scalar);
    return {Matrix::Elements::Constant(shape.rows, shape.columns, recorded), node};
}

Matrix MatrixAccess::product(const Matrix& a, const Matrix& b) {
    Matrix::Elements result(a.rows(), b.columns());
    for (Eigen::Index i = 0; i < a.rows(); ++i) {
        for (Eigen::Index j = 0; j < b.columns(); ++j) {
            Real sum = a.elements_(i, 0) * b.elements_(0, j);
            for (Eigen::Index k = 1; k < a.columns(); ++k) {
                const Real term = a.elements_(i, k) * b.elements_(k, j);
                sum = sum + term;
            }
            result(i, j) = sum;
        }
    }
    return {std::move(result), matrix_node(MatrixOperation::product, a, b.node_)};
}

Matrix MatrixAccess::outer(const Matrix& a, const Matrix& b) {
    Matrix::Elements result(a.rows(), b.rows());
    for (Eigen::Index i = 0; i < a.rows(); ++i) {
        for (Eigen::Index j = 0; j < b.rows(); ++j) {
            result(i, j) = a.elements_(i, 0) * b.elements_(j, 0);
        }
    }
    return {std::move(result), matrix_node(MatrixOperation::outer, a, b.node_)};
}

Matrix MatrixAccess::transpose(const Matrix& a) {
    return {Matrix::Elements(a.elements_.transpose()), matrix_node(MatrixOperation::transpose, a)};
}

Matrix MatrixAccess::transform(const Function& function, const Matrix& a, const Matrix& result) {
    MatrixNode node = matrix_node(MatrixOperation::transform, a);
    node.function = RealAccess::record().function(function);
    return {result.elements_, node};
}

Matrix MatrixAccess::closed(const CallSpan& call, const Matrix& result) {
    Record& record = RealAccess::record();
    CallSpan ended = call;
    ended.end = static_cast<Node>(record.tape().size());
    for (const Real element : result.row_by_row())
        ended.results.push_back(RealAccess::node(record, element));
    record.add_call(std::move(ended));
    MatrixNode node;
    node.operation = MatrixOperation::closed;
    node.left = call.matrices[0];
    node.right = call.matrices[1];
    node.function = call.function;
    return {result.elements_, node};
}

Matrix MatrixAccess::copy(const Matrix& a) {
    Matrix::Elements result = a.elements_;
    for (Eigen::Index k = 0; k < result.size(); ++k)
        result.data()[k] = longhand::copy(result.data()[k]);
    return {std::move(result), matrix_node(MatrixOperation::copy, a)};
}

void MatrixAccess::wrong_shapes(const char* operation, const Matrix& a, const Matrix& b) {
    throw Error("matrix.shape", {operation, shape_text(a.shape()), shape_text(b.shape())});
}

void MatrixAccess::wrong_count(std::size_t wanted, const Matrix& a) {
    throw Error("matrix.elements", {shape_text(a.shape()), std::to_string(wanted)});
}

Matrix operator*(const Matrix& a, const Matrix& b) {
    require(a.columns() == b.rows(), "·", a, b);
    return MatrixAccess::product(a, b);
}

Matrix operator+(const Matrix& a, const Matrix& b) {
    require(a.shape() == b.shape(), "+", a, b);
    return MatrixAccess::elementwise(MatrixOperation::add, a, b,
                                     [](Real x, Real y) { return x + y; });
}

Matrix operator-(const Matrix& a, const Matrix& b) {
    require(a.shape() == b.shape(), "−", a, b);
    return MatrixAccess::elementwise(MatrixOperation::subtract, a, b,
                                     [](Real x, Real y) { return x - y; });
}

Matrix hadamard(const Matrix& a, const Matrix& b) {
    require(a.shape() == b.shape(), "⊙", a, b);
    return MatrixAccess::elementwise(MatrixOperation::hadamard, a, b,
                                     [](Real x, Real y) { return x * y; });
}

Matrix operator/(const Matrix& a, const Matrix& b) {
    require(a.shape() == b.shape(), "/", a, b);
    return MatrixAccess::elementwise(MatrixOperation::divide, a, b,
                                     [](Real x, Real y) { return x / y; });
}

Matrix max(const Matrix& a, const Matrix& b) {
    require(a.shape() == b.shape(), "max", a, b);
    std::vector<Real> larger;
    for (Eigen::Index i = 1; i <= a.rows(); ++i) {
        for (Eigen::Index j = 1; j <= a.columns(); ++j)
            larger.push_back(max(a(i, j), b(i, j)));
    }
    return {a.shape(), larger};
}

Matrix outer(const Matrix& a, const Matrix& b) {
    require(a.columns() == 1 && b.columns() == 1, "outer", a, b);
    return MatrixAccess::outer(a, b);
}

Matrix add_to_rows(const Matrix& a, const Matrix& b) {
    require(b.rows() == 1 && a.columns() == b.columns(), "+", a, b);
    std::vector<Real> sums;
    for (Eigen::Index i = 1; i <= a.rows(); ++i) {
        for (Eigen::Index j = 1; j <= a.columns(); ++j)
            sums.push_back(a(i, j) + b(1, j));
    }
    return {a.shape(), sums};
}

Matrix column_sums(const Matrix& a) {
    std::vector<Real> sums;
    for (Eigen::Index j = 1; j <= a.columns(); ++j) {
        Real sum = a(1, j);
        for (Eigen::Index i = 2; i <= a.rows(); ++i)
            sum = sum + a(i, j);
        sums.push_back(sum);
    }
    return {{1, a.columns()}, sums};
}

Matrix operator-(const Matrix& a) {
    return MatrixAccess::negate(a);
}
Matrix operator*(Real factor, const Matrix& a) {
    return MatrixAccess::by_number(MatrixOperation::scale, a, factor,
                                   [](Real element, Real by) { return by * element; });
}
Matrix operator*(const Matrix& a, Real factor) {
    return MatrixAccess::by_number(MatrixOperation::scaled, a, factor,
                                   [](Real element, Real by) { return element * by; });
}
Matrix power(const Matrix& a, Real exponent) {
    return MatrixAccess::by_number(MatrixOperation::power, a, exponent,
                                   [](Real element, Real to) { return power(element, to); });
}
Matrix fill(Shape shape, Real number) {
    return MatrixAccess::fill(shape, number);
}
Matrix ones_like(const Matrix& a) {
    return fill(a.shape(), 1);
}
Eigen::MatrixXd doubles(const Matrix& a) {
    Eigen::MatrixXd values(a.rows(), a.columns());
    for (Eigen::Index i = 0; i < a.rows(); ++i) {
        for (Eigen::Index j = 0; j < a.columns(); ++j)
            values(i, j) = a(i + 1, j + 1).value();
    }
    return values;
}
Matrix transpose(const Matrix& a) {
    return MatrixAccess::transpose(a);
}
Matrix copy(const Matrix& a) {
    return MatrixAccess::copy(a);
}
Matrix transform(const Function& function, const Matrix& a, const Matrix& result) {
    return MatrixAccess::transform(function, a, result);
}

}  // namespace longhand
