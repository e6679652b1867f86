#include "longhand/neural/dense.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "longhand/neural/activation.hpp"
#include "longhand/neural/activation_derivative.hpp"

namespace neural = longhand::neural;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

namespace {

// Multiples of 1/64 up to 8: every sum and product is exact, so any order gives the same bits.
class Draw {
  public:
    explicit Draw(unsigned seed) : generator_(seed) {}
    double number() { return sixty_fourths_(generator_) / 64.0; }
    Index size() { return sizes_(generator_); }
    MatrixXd matrix(Index rows, Index columns) {
        MatrixXd m(rows, columns);
        for (Index i = 0; i < rows; ++i) {
            for (Index j = 0; j < columns; ++j)
                m(i, j) = number();
        }
        return m;
    }

  private:
    boost::random::mt19937 generator_;
    boost::random::uniform_int_distribution<int> sixty_fourths_{-512, 512};
    boost::random::uniform_int_distribution<int> sizes_{1, 20};
};

MatrixXd product_by_loops(const MatrixXd& a, const MatrixXd& b) {
    MatrixXd product(a.rows(), b.cols());
    for (Index i = 0; i < a.rows(); ++i) {
        for (Index j = 0; j < b.cols(); ++j) {
            double sum = 0;
            for (Index k = 0; k < a.cols(); ++k)
                sum += a(i, k) * b(k, j);
            product(i, j) = sum;
        }
    }
    return product;
}

double half_square(const MatrixXd& m) {
    double sum = 0;
    for (const double element : m.reshaped())
        sum += element * element / 2;
    return sum;
}

template <class A, class B>
void check_close(const A& computed, const B& printed, double half_a_place) {
    BOOST_TEST_REQUIRE(computed.size() == printed.size());
    for (Index i = 0; i < printed.size(); ++i) {
        BOOST_TEST(std::abs(computed(i) - printed(i)) <= half_a_place + 1e-12);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dense_suite)

BOOST_AUTO_TEST_CASE(three_layers_give_the_vectors_of_document_000) {
    const Eigen::Vector3d input(0.9, 0.1, 0.8);
    const Eigen::Matrix3d input_hidden{{0.9, 0.3, 0.4}, {0.2, 0.8, 0.2}, {0.1, 0.5, 0.6}};
    const Eigen::Matrix3d hidden_output{{0.3, 0.7, 0.5}, {0.6, 0.5, 0.2}, {0.8, 0.1, 0.9}};
    // The document goes on with its rounded values, and so does this test.
    const Eigen::Vector3d o_printed(0.761, 0.603, 0.650), x_printed(0.975, 0.888, 1.254);
    check_close(neural::dense(input_hidden, input), Eigen::Vector3d(1.16, 0.42, 0.62), 0);
    check_close(neural::dense(input_hidden, input, neural::logistic<double>), o_printed, 0.0005);
    check_close(neural::dense(hidden_output, o_printed), x_printed, 0.0005);
    check_close(neural::apply(neural::logistic<double>, x_printed),
                Eigen::Vector3d(0.726, 0.708, 0.778), 0.0005);
}

BOOST_AUTO_TEST_CASE(rows_give_the_first_pass_of_document_003) {
    const Eigen::RowVector2d input(2, 3);
    const Eigen::Matrix2d w{{0.11, 0.12}, {0.21, 0.08}};
    const Eigen::Vector2d v(0.14, 0.15);
    const auto h = neural::affine(input, w, Eigen::RowVector2d(0, 0));
    check_close(h, Eigen::RowVector2d(0.85, 0.48), 0);
    const auto out = neural::affine(h, v, Eigen::Matrix<double, 1, 1>(0.0));
    BOOST_TEST(std::abs(out(0) - 0.191) < 1e-15);
}

BOOST_AUTO_TEST_CASE(layers_equal_plain_loops_to_the_bit) {
    Draw draw(1);
    for (int round = 0; round < 300; ++round) {
        const Index n = draw.size(), m = draw.size(), samples = draw.size();
        const MatrixXd w = draw.matrix(m, n);
        const VectorXd x = draw.matrix(n, 1), b = draw.matrix(m, 1);
        const MatrixXd wx = product_by_loops(w, x);
        MatrixXd z = wx;
        for (Index i = 0; i < m; ++i)
            z(i) += b(i);
        MatrixXd a = z;
        for (Index i = 0; i < m; ++i)
            a(i) = 1 / (1 + std::exp(-z(i)));
        BOOST_TEST_REQUIRE((neural::dense(w, x) == wx));
        BOOST_TEST_REQUIRE((neural::dense(w, x, b) == z));
        BOOST_TEST_REQUIRE((neural::dense(w, x, b, neural::logistic<double>) == a));
        const RowVectorXd row = b.transpose();
        const RowVectorXd y = neural::affine(RowVectorXd(x.transpose()), w.transpose(), row);
        BOOST_TEST_REQUIRE((y == z.transpose()));

        const MatrixXd batch = draw.matrix(samples, n);
        MatrixXd expected = product_by_loops(batch, w.transpose());
        for (Index i = 0; i < samples; ++i) {
            for (Index j = 0; j < m; ++j)
                expected(i, j) += row(j);
        }
        BOOST_TEST_REQUIRE((neural::affine_batch(batch, w.transpose(), row) == expected));
    }
}

BOOST_AUTO_TEST_CASE(elementwise_operations_equal_plain_loops_to_the_bit) {
    Draw draw(2);
    for (int round = 0; round < 300; ++round) {
        const MatrixXd a = draw.matrix(draw.size(), draw.size()) / 3;
        const MatrixXd b = draw.matrix(a.rows(), a.cols()) / 7;
        const VectorXd u = a.col(0), v = b.row(0).transpose();
        const MatrixXd hadamard = neural::hadamard(a, b), scaled = neural::scale(0.05, a),
                       applied = neural::apply(neural::logistic<double>, a),
                       transposed = neural::transpose(a), outer = neural::outer(u, v);
        const RowVectorXd sums = neural::column_sums(a);
        const auto elements = neural::elements(a);
        std::size_t next = 0;
        for (Index i = 0; i < a.rows(); ++i) {
            for (Index j = 0; j < a.cols(); ++j) {
                BOOST_TEST_REQUIRE(hadamard(i, j) == a(i, j) * b(i, j));
                BOOST_TEST_REQUIRE(scaled(i, j) == 0.05 * a(i, j));
                BOOST_TEST_REQUIRE(applied(i, j) == 1 / (1 + std::exp(-a(i, j))));
                BOOST_TEST_REQUIRE(transposed(j, i) == a(i, j));
                BOOST_TEST_REQUIRE(outer(i, j) == u(i) * v(j));
                BOOST_TEST_REQUIRE(elements[next++] == a(i, j));
            }
        }
        for (Index j = 0; j < a.cols(); ++j) {
            double sum = a(0, j);
            for (Index i = 1; i < a.rows(); ++i)
                sum += a(i, j);
            BOOST_TEST_REQUIRE(sums(j) == sum);
        }
        BOOST_TEST_REQUIRE((neural::with_elements(b, elements) == a));
    }
}

BOOST_AUTO_TEST_CASE(affine_gradients_agree_with_differences) {
    // L = ½ Σ Y², so ∂L/∂Y = Y; L is quadratic in every entry, and the difference has no error.
    Draw draw(3);
    constexpr double h = 0.125;
    for (int round = 0; round < 40; ++round) {
        const Index n = draw.size() % 6 + 1, m = draw.size() % 6 + 1, samples = draw.size() % 5 + 1;
        MatrixXd x = draw.matrix(samples, n), w = draw.matrix(n, m);
        RowVectorXd b = draw.matrix(1, m);
        const MatrixXd dy = neural::affine_batch(x, w, b);
        const auto check = [&](auto& parameter, const MatrixXd& gradient) {
            BOOST_TEST_REQUIRE(gradient.rows() == parameter.rows());
            BOOST_TEST_REQUIRE(gradient.cols() == parameter.cols());
            for (Index i = 0; i < parameter.rows(); ++i) {
                for (Index j = 0; j < parameter.cols(); ++j) {
                    const double kept = parameter(i, j);
                    parameter(i, j) = kept + h;
                    const double up = half_square(neural::affine_batch(x, w, b));
                    parameter(i, j) = kept - h;
                    const double down = half_square(neural::affine_batch(x, w, b));
                    parameter(i, j) = kept;
                    BOOST_TEST_REQUIRE(gradient(i, j) == (up - down) / (2 * h));
                }
            }
        };
        check(x, neural::affine_input_gradient(dy, w));
        check(w, neural::affine_weight_gradient(x, dy));
        check(b, neural::affine_bias_gradient(dy));
    }
}

BOOST_AUTO_TEST_CASE(a_function_is_applied_once_to_each_element) {
    int calls = 0;
    const auto counted = [&calls](double x) { return ++calls + 0 * x; };
    const auto y = neural::apply(counted, MatrixXd::Ones(3, 4) * 2);
    const double again = y(0, 0) + y(0, 0);
    BOOST_TEST(again == 2 * y(0, 0));
    BOOST_TEST(calls == 12);
}

BOOST_AUTO_TEST_CASE(results_refer_to_no_argument) {
    const auto y = neural::dense(MatrixXd(MatrixXd::Identity(2, 2)), VectorXd(VectorXd::Ones(2)),
                                 VectorXd(VectorXd::Ones(2)));
    const auto t = neural::transpose(MatrixXd(MatrixXd::Identity(2, 2)));
    const auto o = neural::outer(VectorXd(VectorXd::Ones(2)), VectorXd(VectorXd::Ones(2)));
    BOOST_TEST(y(0) == 2.0);
    BOOST_TEST(t(0, 0) == 1.0);
    BOOST_TEST(o(1, 1) == 1.0);
    static_assert(std::is_same_v<decltype(y), const VectorXd>);
    static_assert(std::is_same_v<decltype(o), const MatrixXd>);
}

BOOST_AUTO_TEST_CASE(any_callable_can_be_an_activation) {
    const VectorXd x = VectorXd::LinSpaced(3, -1, 1);
    const MatrixXd w = MatrixXd::Identity(3, 3);
    const auto leaky = [](double z) { return neural::leaky_relu(z, 0.25); };
    check_close(neural::dense(w, x, leaky), Eigen::Vector3d(-0.25, 0, 1), 0);
    check_close(neural::dense(w, x, x, leaky), Eigen::Vector3d(-0.5, 0, 2), 0);
    check_close(neural::apply(neural::relu_derivative<double>, x), Eigen::Vector3d(0, 0, 1), 0);
}

BOOST_AUTO_TEST_CASE(shapes_that_do_not_fit_are_refused) {
    const MatrixXd w = MatrixXd::Ones(2, 3);
    const VectorXd two = VectorXd::Ones(2), three = VectorXd::Ones(3);
    const RowVectorXd row = RowVectorXd::Ones(2);
    const auto says = [](const std::string& what) {
        return [what](const std::invalid_argument& error) { return error.what() == what; };
    };
    BOOST_CHECK_EXCEPTION(neural::dense(w, two), std::invalid_argument,
                          says("dense: 2x3 times 2x1"));
    BOOST_CHECK_EXCEPTION(neural::dense(w, three, three), std::invalid_argument,
                          says("dense with bias: 3x1 instead of 2x1"));
    BOOST_CHECK_THROW(neural::affine(row, MatrixXd(w.transpose()), row), std::invalid_argument);
    BOOST_CHECK_THROW(neural::affine(row, w, row), std::invalid_argument);
    BOOST_CHECK_THROW(neural::affine_batch(w, w, row), std::invalid_argument);
    BOOST_CHECK_THROW(neural::affine_batch(w, MatrixXd(w.transpose()), two), std::invalid_argument);
    BOOST_CHECK_THROW(neural::affine_input_gradient(w, MatrixXd(w.transpose())),
                      std::invalid_argument);
    BOOST_CHECK_THROW(neural::affine_weight_gradient(w, three), std::invalid_argument);
    BOOST_CHECK_THROW(neural::affine_bias_gradient(MatrixXd(0, 3)), std::invalid_argument);
    BOOST_CHECK_THROW(neural::hadamard(w, MatrixXd(w.transpose())), std::invalid_argument);
    BOOST_CHECK_THROW(neural::outer(w, w), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
