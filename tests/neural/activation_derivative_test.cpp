#include "longhand/neural/activation_derivative.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_real_distribution.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <stdexcept>

#include "longhand/neural/softmax.hpp"
#include "tests/neural/traced.hpp"

namespace data = boost::unit_test::data;
namespace neural = longhand::neural;
using Decimal = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<50>,
                                              boost::multiprecision::et_off>;

namespace {

template <class T>
struct Pair {
    const char* name;
    T (*function)(const T&);
    T (*derivative)(const T&);
};
template <class T>
std::ostream& operator<<(std::ostream& out, const Pair<T>& row) {
    return out << row.name;
}

template <class T>
std::vector<Pair<T>> pairs() {
    return {
        {"step", [](const T& x) { return neural::step(x); }, neural::step_derivative<T>},
        {"identity", neural::identity<T>, neural::identity_derivative<T>},
        {"logistic", neural::logistic<T>, neural::logistic_derivative<T>},
        {"tanh", neural::hyperbolic_tangent<T>, neural::hyperbolic_tangent_derivative<T>},
        {"relu", neural::relu<T>, neural::relu_derivative<T>},
        {"leaky relu", [](const T& x) { return neural::leaky_relu(x); },
         [](const T& x) { return neural::leaky_relu_derivative(x); }},
        {"leaky relu 0.3", [](const T& x) { return neural::leaky_relu(x, T(3) / T(10)); },
         [](const T& x) { return neural::leaky_relu_derivative(x, T(3) / T(10)); }},
        {"elu", [](const T& x) { return neural::elu(x); },
         [](const T& x) { return neural::elu_derivative(x); }},
        {"elu 1.7", [](const T& x) { return neural::elu(x, T(17) / T(10)); },
         [](const T& x) { return neural::elu_derivative(x, T(17) / T(10)); }},
    };
}

// The largest gap to the central difference over points that stay away from the kink at 0.
template <class T>
T largest_gap(const Pair<T>& pair, int points, const T& h) {
    boost::random::mt19937 generator(7);
    boost::random::uniform_real_distribution<double> draw(0.01, 4);
    T largest(0);
    for (int i = 0; i < points; ++i) {
        const T size(draw(generator));
        const T x = i % 2 == 0 ? size : T(-size);
        const T difference = (pair.function(T(x + h)) - pair.function(T(x - h))) / (h + h);
        const T gap = difference - pair.derivative(x);
        largest = std::max(largest, T(gap < 0 ? T(-gap) : gap));
    }
    return largest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(activation_derivative_suite)

BOOST_DATA_TEST_CASE(derivatives_agree_with_differences, data::make(pairs<double>()), pair) {
    BOOST_TEST(largest_gap(pair, 4000, 1e-5) < 1e-9);
}

BOOST_DATA_TEST_CASE(derivatives_agree_in_long_double, data::make(pairs<long double>()), pair) {
    BOOST_TEST(largest_gap(pair, 4000, 1e-6L) < 1e-11L);
}

BOOST_DATA_TEST_CASE(derivatives_agree_in_fifty_digits, data::make(pairs<Decimal>()), pair) {
    BOOST_TEST(largest_gap(pair, 60, Decimal("1e-16")) < Decimal("1e-31"));
}

BOOST_AUTO_TEST_CASE(at_a_kink_the_derivative_is_that_of_the_arm_taken) {
    BOOST_TEST(neural::relu_derivative(0.0) == 0.0);
    BOOST_TEST(neural::leaky_relu_derivative(0.0) == 0.1);
    BOOST_TEST(neural::elu_derivative(0.0, 3.0) == 1.0);
}

BOOST_AUTO_TEST_CASE(each_derivative_does_what_its_formula_says_and_no_more) {
    const traced::Scalar x("x");
    const std::string y = "(1 / (1 + exp(-x)))";
    BOOST_TEST(neural::logistic_derivative(x).text == "(" + y + " * (1 - " + y + "))");
    BOOST_TEST(neural::logistic_derivative_from_output(x).text == "(x * (1 - x))");
    BOOST_TEST(neural::hyperbolic_tangent_derivative(x).text == "(1 - (tanh(x) * tanh(x)))");
    BOOST_TEST(neural::relu_derivative(x).text == "[x > 0 ? 1 : 0]");
    BOOST_TEST(neural::leaky_relu_derivative(x).text == "[x > 0 ? 1 : 0.1]");
    BOOST_TEST(neural::elu_derivative(x).text == "[x >= 0 ? 1 : (1 * exp(x))]");
    const auto rows =
        neural::softmax_jacobian(std::vector{traced::Scalar("p"), traced::Scalar("q")});
    BOOST_TEST(rows.at(0).at(0).text == "(p * (1 - p))");
    BOOST_TEST(rows.at(0).at(1).text == "-(p * q)");
}

BOOST_AUTO_TEST_CASE(slope_of_the_logistic_function_is_at_most_a_quarter) {
    // Document 001: a gradient shrinks to a quarter or less with every such layer.
    BOOST_TEST(neural::logistic_derivative(0.0) == 0.25);
    for (int i = 1; i <= 1000; ++i)
        BOOST_TEST_REQUIRE(neural::logistic_derivative(i * 0.01) < 0.25);
}

BOOST_AUTO_TEST_CASE(maxout_passes_its_gradient_to_the_greatest_piece_only) {
    const std::vector<double> middle = {0, 1, 0}, first = {1, 0, 0}, single = {1};
    BOOST_TEST(neural::maxout_derivative(std::vector{0.2, 0.7, 0.5}) == middle);
    BOOST_TEST(neural::maxout_derivative(std::vector{0.7, 0.7, 0.7}) == first);
    BOOST_TEST(neural::maxout_derivative(std::vector{-1.0}) == single);
    BOOST_CHECK_THROW(neural::maxout_derivative(std::vector<double>()), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(softmax_jacobian_agrees_with_differences) {
    boost::random::mt19937 generator(3);
    boost::random::uniform_real_distribution<double> draw(-3, 3);
    constexpr double h = 1e-5;
    for (int round = 0; round < 500; ++round) {
        std::vector<double> scores(1 + static_cast<std::size_t>(round) % 5);
        for (double& score : scores)
            score = draw(generator);
        const auto rows = neural::softmax_jacobian(neural::softmax(scores));
        for (std::size_t j = 0; j < scores.size(); ++j) {
            std::vector<double> up = scores, down = scores;
            up[j] += h;
            down[j] -= h;
            const auto above = neural::softmax(up), below = neural::softmax(down);
            for (std::size_t i = 0; i < scores.size(); ++i) {
                const double difference = (above[i] - below[i]) / (2 * h);
                BOOST_TEST_REQUIRE(std::abs(rows[i][j] - difference) < 1e-9);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(softmax_jacobian_of_two_classes_is_that_of_document_001) {
    const auto rows = neural::softmax_jacobian(std::vector{0.75, 0.25});
    const std::vector<std::vector<double>> expected = {{0.1875, -0.1875}, {-0.1875, 0.1875}};
    BOOST_TEST((rows == expected));
    BOOST_CHECK_THROW(neural::softmax_jacobian(std::vector<double>()), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
