// The templates of neural/ record what they compute: used with Real they give the values that
// they give with double, and leave their ancestors on the tape.
#include "longhand/worksheet/functions.hpp"

#include "longhand/chapter.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;

namespace {

const char* const points[] = {"-2", "-0.5", "0", "0.5", "2"};

template <class Recorded, class Plain>
void check_at_points(const char* name, Recorded recorded, Plain plain) {
    for (const char* point : points) {
        Worksheet::record([&](Worksheet& sheet) {
            const Real x = sheet.given_scalar("x", point);
            const Real y = recorded(x);
            BOOST_TEST_INFO(name << " at " << point);
            BOOST_TEST(y.value() == plain(x.value()));
            BOOST_TEST(y.node() > x.node());
        });
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(functions_suite)

BOOST_AUTO_TEST_CASE(activations_are_the_same_with_both_scalars) {
    namespace n = neural;
    check_at_points("logistic", logistic, [](double x) { return n::logistic(x); });
    check_at_points("tanh", hyperbolic_tangent, [](double x) { return n::hyperbolic_tangent(x); });
    check_at_points("ReLU", relu, [](double x) { return n::relu(x); });
    check_at_points("leaky ReLU", leaky_relu, [](double x) { return n::leaky_relu(x); });
    check_at_points("ELU", elu, [](double x) { return n::elu(x); });
    check_at_points("σ′", logistic_derivative, [](double x) { return n::logistic_derivative(x); });
    check_at_points("tanh′", hyperbolic_tangent_derivative,
                    [](double x) { return n::hyperbolic_tangent_derivative(x); });
}

BOOST_AUTO_TEST_CASE(a_dense_layer_works_on_recorded_matrices) {
    Worksheet::record([](Worksheet& sheet) {
        const Matrix W = sheet.given_matrix("W", "0.9 0.3; 0.2 0.8"),
                     x = sheet.given_vector("x", "1.0, 0.5"),
                     b = sheet.given_vector("b", "0.1, -0.1");
        const Matrix y = sheet.step("y", neural::dense(W, x, b, logistic));
        Eigen::Matrix2d plain_W;
        plain_W << 0.9, 0.3, 0.2, 0.8;
        const Eigen::Vector2d plain =
            neural::dense(plain_W, Eigen::Vector2d(1.0, 0.5), Eigen::Vector2d(0.1, -0.1),
                          [](double z) { return neural::logistic(z); });
        BOOST_TEST(y(1).value() == plain(0));
        BOOST_TEST(y(2).value() == plain(1));
    });
}

BOOST_AUTO_TEST_CASE(a_batch_works_on_recorded_matrices) {
    Worksheet::record([](Worksheet& sheet) {
        const Matrix X = sheet.given_matrix("X", "1 2; 3 4; 5 6"),
                     W = sheet.given_matrix("W", "1 0 2; 0 1 3"),
                     b = sheet.given_matrix("b", "10 20 30");
        const Matrix Y = neural::affine_batch(X, W, b);
        // Row 2: 3·(1 0 2) + 4·(0 1 3) + (10 20 30).
        BOOST_TEST(Y(2, 1).value() == 13);
        BOOST_TEST(Y(2, 2).value() == 24);
        BOOST_TEST(Y(2, 3).value() == 48);
        const Matrix db = neural::affine_bias_gradient(Y);
        BOOST_TEST(db(1, 1).value() == 11 + 13 + 15);
        BOOST_CHECK((neural::affine_weight_gradient(X, Y).shape() == Shape{2, 3}));
        BOOST_CHECK((neural::affine_input_gradient(Y, W).shape() == Shape{3, 2}));
    });
}

BOOST_AUTO_TEST_CASE(softmax_and_losses_record) {
    Worksheet::record([](Worksheet& sheet) {
        const Matrix a = sheet.given_vector("a", "0.3, 2.9, 4.0"),
                     t = sheet.given_vector("t", "0, 0, 1");
        const std::vector<Real> y = neural::softmax(a.row_by_row());
        const std::vector<double> plain = neural::softmax(std::vector<double>{0.3, 2.9, 4.0});
        for (std::size_t k = 0; k < 3; ++k)
            BOOST_TEST(y[k].value() == plain[k]);
        const Matrix as_matrix = neural::softmax(a);
        for (int k = 1; k <= 3; ++k) {
            BOOST_TEST(as_matrix(k).value() == plain[static_cast<std::size_t>(k - 1)]);
        }
        const Real loss = neural::cross_entropy(y, t.row_by_row());
        BOOST_TEST(loss.value() == neural::cross_entropy(plain, std::vector<double>{0, 0, 1}));
    });
}

BOOST_AUTO_TEST_SUITE_END()
