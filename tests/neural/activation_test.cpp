#include "longhand/neural/activation.hpp"

#include <algorithm>
#include <boost/multiprecision/cpp_dec_float.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_real_distribution.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <numeric>
#include <ostream>
#include <stdexcept>

#include "longhand/neural/softmax.hpp"
#include "tests/neural/traced.hpp"

namespace data = boost::unit_test::data;
namespace neural = longhand::neural;
using Decimal = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<50>,
                                              boost::multiprecision::et_off>;

namespace {

struct Value {
    const char* name;
    double (*function)(const double&);
    double x, y;
    const char* why;
};
std::ostream& operator<<(std::ostream& out, const Value& row) {
    return out << row.name << '(' << row.x << "): " << row.why;
}

double step(const double& x) {
    return neural::step(x);
}
double step_above_one(const double& x) {
    return neural::step(x, 1);
}
double inclusive_step(const double& x) {
    return neural::inclusive_step(x);
}
double leaky_relu(const double& x) {
    return neural::leaky_relu(x);
}
double elu(const double& x) {
    return neural::elu(x);
}
double elu_of_two(const double& x) {
    return neural::elu(x, 2);
}

// Printed in the documents, or by hand from e^−1 = 0.367879441…
const std::vector<Value> values = {
    {"logistic", neural::logistic, 1.05, 0.7408, "document 000, section 5"},
    {"logistic", neural::logistic, 0.6, 0.6457, "document 000, section 5"},
    {"logistic", neural::logistic, 0.0, 0.5, "the middle"},
    {"logistic", neural::logistic, -800.0, 0.0, "exp overflows, the quotient is 0"},
    {"logistic", neural::logistic, 800.0, 1.0, "the upper end"},
    {"tanh", neural::hyperbolic_tangent, 0.5, 0.46212, "(e − 1) / (e + 1)"},
    {"step", step, 0.0, 0.0, "the MCP neuron needs more than the threshold"},
    {"step", step, 1e-300, 1.0, "however little more"},
    {"step", step_above_one, 1.0, 0.0, "another threshold"},
    {"step", step_above_one, 1.5, 1.0, "above another threshold"},
    {"inclusive_step", inclusive_step, 0.0, 1.0, "fires at the threshold"},
    {"inclusive_step", inclusive_step, -1e-300, 0.0, "not below it"},
    {"identity", neural::identity, -3.5, -3.5, "as it is"},
    {"relu", neural::relu, 2.0, 2.0, "above"},
    {"relu", neural::relu, -2.0, 0.0, "below"},
    {"relu", neural::relu, 0.0, 0.0, "at the kink"},
    {"leaky_relu", leaky_relu, 2.0, 2.0, "above"},
    {"leaky_relu", leaky_relu, -2.0, -0.2, "a tenth below"},
    {"elu", elu, 2.0, 2.0, "above"},
    {"elu", elu, -1.0, -0.63212, "e^−1 − 1"},
    {"elu", elu_of_two, -1.0, -1.26424, "twice that"},
    {"elu", elu, 1000.0, 1000.0, "the overflow of the unused arm does no harm"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(activation_suite)

BOOST_DATA_TEST_CASE(values_are_those_of_the_documents, data::make(values), row) {
    BOOST_TEST(std::abs(row.function(row.x) - row.y) < 6e-5);
}

BOOST_AUTO_TEST_CASE(each_function_does_what_its_formula_says_and_no_more) {
    const traced::Scalar x("x");
    BOOST_TEST(neural::logistic(x).text == "(1 / (1 + exp(-x)))");
    BOOST_TEST(neural::hyperbolic_tangent(x).text == "tanh(x)");
    BOOST_TEST(neural::identity(x).text == "x");
    BOOST_TEST(neural::step(x, traced::Scalar("theta")).text == "[x > theta ? 1 : 0]");
    BOOST_TEST(neural::inclusive_step(x).text == "[x >= 0 ? 1 : 0]");
    BOOST_TEST(neural::relu(x).text == "[x > 0 ? x : 0]");
    BOOST_TEST(neural::leaky_relu(x).text == "[x > 0 ? x : (0.1 * x)]");
    BOOST_TEST(neural::elu(x, traced::Scalar("alpha")).text ==
               "[x >= 0 ? x : (alpha * (exp(x) - 1))]");
    BOOST_TEST(neural::maxout({traced::Scalar("a"), traced::Scalar("b")}).text ==
               "[b > a ? b : a]");
}

BOOST_AUTO_TEST_CASE(softmax_takes_each_exponential_and_the_sum_once) {
    const auto y =
        neural::softmax(std::vector{traced::Scalar("a"), traced::Scalar("b"), traced::Scalar("c")});
    BOOST_TEST(y.at(1).text == "(exp(b) / ((exp(a) + exp(b)) + exp(c)))");
    const auto shifted = neural::softmax(std::vector{traced::Scalar("a")}, traced::Scalar("c"));
    BOOST_TEST(shifted.at(0).text == "(exp((a + c)) / exp((a + c)))");
}

BOOST_AUTO_TEST_CASE(logistic_and_tanh_know_their_symmetries) {
    boost::random::mt19937 generator(1);
    boost::random::uniform_real_distribution<double> draw(-20, 20);
    for (int i = 0; i < 10000; ++i) {
        const double x = draw(generator);
        BOOST_TEST_REQUIRE(std::abs(neural::logistic(x) + neural::logistic(-x) - 1) < 1e-15);
        BOOST_TEST_REQUIRE(
            std::abs(neural::hyperbolic_tangent(x) - (2 * neural::logistic(2 * x) - 1)) < 1e-15);
        BOOST_TEST_REQUIRE(neural::leaky_relu(x) == std::max(0.1 * x, x));
        BOOST_TEST_REQUIRE(neural::relu(x) == neural::maxout({x, 0.0}));
        BOOST_TEST_REQUIRE(neural::elu(x) == (x < 0 ? std::exp(x) - 1 : x));
    }
}

BOOST_AUTO_TEST_CASE(other_scalars_give_the_same_with_more_digits) {
    // σ(1.05) to 33 digits, from Python's decimal module.
    const Decimal expected("0.740774899182153993790895627064288");
    BOOST_TEST(abs(neural::logistic(Decimal("1.05")) - expected) < Decimal("1e-32"));
    BOOST_TEST(std::abs(neural::logistic(1.05L) - 0.740774899182153993791L) < 1e-18L);
    BOOST_TEST(neural::relu(Decimal(-1)) == 0);
    BOOST_TEST(neural::leaky_relu(Decimal(-2), Decimal("0.25")) == Decimal("-0.5"));
}

BOOST_AUTO_TEST_CASE(maxout_takes_the_greatest_piece) {
    BOOST_TEST(neural::maxout({0.2, 0.7, 0.5}) == 0.7);
    BOOST_TEST(neural::maxout(std::vector{-3.0}) == -3.0);
    BOOST_TEST(neural::maxout({1.0F, 1.0F}) == 1.0F);
    BOOST_CHECK_THROW(neural::maxout(std::vector<double>()), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(softmax_gives_back_the_shares_whose_logarithms_it_gets) {
    const std::vector<double> shares = {0.3, 0.2, 0.5};  // document 002, Softmax-with-Loss
    const auto y = neural::softmax(std::vector{std::log(0.3), std::log(0.2), std::log(0.5)});
    for (std::size_t k = 0; k < 3; ++k)
        BOOST_TEST(std::abs(y[k] - shares[k]) < 1e-15);
}

BOOST_AUTO_TEST_CASE(softmax_sums_to_one_and_keeps_the_order_whatever_the_constant) {
    boost::random::mt19937 generator(2);
    boost::random::uniform_real_distribution<double> draw(-30, 30);
    for (int i = 0; i < 2000; ++i) {
        std::vector<double> scores(2 + static_cast<std::size_t>(i) % 7);
        for (double& score : scores)
            score = draw(generator);
        const auto y = neural::softmax(scores);
        const auto shifted = neural::softmax(scores, draw(generator));
        BOOST_TEST_REQUIRE(std::abs(std::accumulate(y.begin(), y.end(), 0.0) - 1) < 1e-14);
        BOOST_TEST_REQUIRE(std::distance(y.begin(), std::ranges::max_element(y)) ==
                           std::distance(scores.begin(), std::ranges::max_element(scores)));
        for (std::size_t k = 0; k < y.size(); ++k) {
            BOOST_TEST_REQUIRE(std::abs(y[k] - shifted[k]) <= 1e-13 * y[k] + 1e-300);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_constant_saves_softmax_from_overflow) {
    BOOST_TEST(std::isnan(neural::softmax(std::vector{1000.0, 1000.0})[0]));
    BOOST_TEST(neural::softmax(std::vector{1000.0, 1000.0}, -1000.0)[0] == 0.5);
}

BOOST_AUTO_TEST_CASE(softmax_of_a_column_or_row_keeps_its_shape) {
    const Eigen::Vector3d column(0.1, 0.4, -0.2);
    const auto plain = neural::softmax(std::vector{0.1, 0.4, -0.2});
    const Eigen::Vector3d y = neural::softmax(column);
    const Eigen::RowVectorXd row = neural::softmax(Eigen::RowVectorXd(column.transpose()));
    const Eigen::MatrixXd matrix = neural::softmax(Eigen::MatrixXd(column));
    for (int k = 0; k < 3; ++k) {
        BOOST_TEST(y(k) == plain[static_cast<std::size_t>(k)]);
        BOOST_TEST(row(k) == y(k));
        BOOST_TEST(matrix(k, 0) == y(k));
    }
}

BOOST_AUTO_TEST_CASE(softmax_refuses_what_is_no_list_of_scores) {
    BOOST_CHECK_THROW(neural::softmax(std::vector<double>()), std::invalid_argument);
    BOOST_CHECK_THROW(neural::softmax(Eigen::VectorXd(0)), std::invalid_argument);
    BOOST_CHECK_THROW(neural::softmax(Eigen::MatrixXd(2, 2)), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
