#include "longhand/neural/loss.hpp"

#include <array>
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
using Values = std::vector<T>;

template <class T>
struct Loss {
    const char* name;
    T (*value)(const Values<T>&, const Values<T>&);
    Values<T> (*gradient)(const Values<T>&, const Values<T>&);
};
template <class T>
std::ostream& operator<<(std::ostream& out, const Loss<T>& row) {
    return out << row.name;
}

template <class T>
std::vector<Loss<T>> losses() {
    using V = Values<T>;
    return {
        {"half squared error", neural::half_squared_error<V, V>,
         neural::half_squared_error_gradient<V, V>},
        {"squared error", neural::squared_error<V, V>, neural::squared_error_gradient<V, V>},
        {"mean squared error", neural::mean_squared_error<V, V>,
         neural::mean_squared_error_gradient<V, V>},
        {"cross entropy", neural::cross_entropy<V, V>, neural::cross_entropy_gradient<V, V>},
    };
}

template <class T>
T largest_gap(const Loss<T>& loss, int rounds, const T& h) {
    boost::random::mt19937 generator(9);
    boost::random::uniform_real_distribution<double> draw(0.1, 0.9);
    T largest(0);
    for (int round = 0; round < rounds; ++round) {
        Values<T> y(1 + static_cast<std::size_t>(round) % 6), t(y.size());
        for (T& value : y)
            value = T(draw(generator));
        for (T& value : t)
            value = T(draw(generator));
        const Values<T> gradient = loss.gradient(y, t);
        for (std::size_t k = 0; k < y.size(); ++k) {
            Values<T> up = y, down = y;
            up[k] += h;
            down[k] -= h;
            const T difference = (loss.value(up, t) - loss.value(down, t)) / (h + h);
            const T gap = difference - gradient[k];
            largest = std::max(largest, T(gap < 0 ? T(-gap) : gap));
        }
    }
    return largest;
}

// Document 002, Softmax-with-Loss.
const Values<double> outputs = {0.3, 0.2, 0.5};
const Values<double> targets = {0, 1, 0};

}  // namespace

BOOST_AUTO_TEST_SUITE(loss_suite)

BOOST_AUTO_TEST_CASE(values_are_those_of_document_002) {
    // ½ (0.09 + 0.64 + 0.25) = 0.49; −ln 0.2 = ln 5.
    BOOST_TEST(std::abs(neural::half_squared_error(outputs, targets) - 0.49) < 1e-15);
    BOOST_TEST(std::abs(neural::squared_error(outputs, targets) - 0.98) < 1e-15);
    BOOST_TEST(std::abs(neural::mean_squared_error(outputs, targets) - 0.98 / 3) < 1e-15);
    BOOST_TEST(std::abs(neural::cross_entropy(outputs, targets) - 1.6094379124341003) < 1e-15);
    const auto gradient = neural::softmax_cross_entropy_gradient(outputs, targets);
    BOOST_TEST(gradient.at(0) == 0.3);
    BOOST_TEST(gradient.at(1) == -0.8);
    BOOST_TEST(gradient.at(2) == 0.5);
}

BOOST_AUTO_TEST_CASE(error_of_one_output_is_that_of_document_003) {
    const std::array<double, 1> out = {0.191}, target = {1.0};
    BOOST_TEST(std::abs(neural::half_squared_error(out, target) - 0.3272405) < 1e-15);
    BOOST_TEST(std::abs(neural::half_squared_error_gradient(out, target).at(0) + 0.809) < 1e-15);
}

BOOST_DATA_TEST_CASE(gradients_agree_with_differences, data::make(losses<double>()), loss) {
    BOOST_TEST(largest_gap(loss, 600, 1e-5) < 1e-6);
}

BOOST_DATA_TEST_CASE(gradients_agree_in_long_double, data::make(losses<long double>()), loss) {
    BOOST_TEST(largest_gap(loss, 600, 1e-6L) < 1e-8L);
}

BOOST_DATA_TEST_CASE(gradients_agree_in_fifty_digits, data::make(losses<Decimal>()), loss) {
    BOOST_TEST(largest_gap(loss, 12, Decimal("1e-16")) < Decimal("1e-28"));
}

BOOST_AUTO_TEST_CASE(gradient_behind_softmax_is_output_minus_target) {
    boost::random::mt19937 generator(4);
    boost::random::uniform_real_distribution<double> draw(-3, 3);
    constexpr double h = 1e-5;
    for (int round = 0; round < 500; ++round) {
        Values<double> scores(2 + static_cast<std::size_t>(round) % 5);
        for (double& score : scores)
            score = draw(generator);
        Values<double> target(scores.size(), 0.0);
        target[static_cast<std::size_t>(round) % target.size()] = 1;
        const auto gradient =
            neural::softmax_cross_entropy_gradient(neural::softmax(scores), target);
        for (std::size_t k = 0; k < scores.size(); ++k) {
            Values<double> up = scores, down = scores;
            up[k] += h;
            down[k] -= h;
            const double difference = (neural::cross_entropy(neural::softmax(up), target) -
                                       neural::cross_entropy(neural::softmax(down), target)) /
                                      (2 * h);
            BOOST_TEST_REQUIRE(std::abs(gradient[k] - difference) < 1e-9);
        }
    }
}

BOOST_AUTO_TEST_CASE(each_loss_does_what_its_formula_says_and_no_more) {
    const std::vector y = {traced::Scalar("y1"), traced::Scalar("y2")};
    const std::vector t = {traced::Scalar("t1"), traced::Scalar("t2")};
    const std::string squares = "(((y1 - t1) * (y1 - t1)) + ((y2 - t2) * (y2 - t2)))";
    BOOST_TEST(neural::half_squared_error(y, t).text == "(0.5 * " + squares + ")");
    BOOST_TEST(neural::mean_squared_error(y, t).text == "(" + squares + " / 2)");
    BOOST_TEST(neural::squared_error(y, t).text ==
               "(((t1 - y1) * (t1 - y1)) + ((t2 - y2) * (t2 - y2)))");
    BOOST_TEST(neural::cross_entropy(y, t).text == "-((t1 * log(y1)) + (t2 * log(y2)))");
    BOOST_TEST(neural::half_squared_error_gradient(y, t).at(1).text == "(y2 - t2)");
    BOOST_TEST(neural::squared_error_gradient(y, t).at(1).text == "(-2 * (t2 - y2))");
    BOOST_TEST(neural::mean_squared_error_gradient(y, t).at(1).text == "((2 * (y2 - t2)) / 2)");
    BOOST_TEST(neural::cross_entropy_gradient(y, t).at(1).text == "(-t2 / y2)");
}

BOOST_AUTO_TEST_CASE(a_single_term_is_not_added_to_a_zero) {
    const std::vector y = {traced::Scalar("y")}, t = {traced::Scalar("t")};
    BOOST_TEST(neural::cross_entropy(y, t).text == "-(t * log(y))");
}

BOOST_AUTO_TEST_CASE(vectors_of_eigen_are_ranges_too) {
    const Eigen::Vector3d y(0.3, 0.2, 0.5), t(0, 1, 0);
    BOOST_TEST(neural::half_squared_error(y, t) == neural::half_squared_error(outputs, targets));
    BOOST_TEST(neural::cross_entropy(y, targets) == neural::cross_entropy(outputs, targets));
}

BOOST_AUTO_TEST_CASE(unequal_or_empty_sizes_are_refused_with_both_sizes) {
    const auto says = [](const std::string& what) {
        return [what](const std::invalid_argument& error) { return error.what() == what; };
    };
    const Values<double> two = {1, 2}, none;
    BOOST_CHECK_EXCEPTION(neural::half_squared_error(outputs, two), std::invalid_argument,
                          says("half_squared_error: 3 outputs, 2 targets"));
    BOOST_CHECK_EXCEPTION(neural::cross_entropy(none, none), std::invalid_argument,
                          says("cross_entropy: no values"));
    for (const Loss<double>& loss : losses<double>()) {
        BOOST_CHECK_THROW(loss.value(outputs, two), std::invalid_argument);
        BOOST_CHECK_THROW(loss.value(none, none), std::invalid_argument);
        BOOST_CHECK_THROW(loss.gradient(two, outputs), std::invalid_argument);
        BOOST_CHECK_THROW(loss.gradient(none, outputs), std::invalid_argument);
        BOOST_CHECK_THROW(loss.gradient(none, none), std::invalid_argument);
    }
    BOOST_CHECK_THROW(neural::softmax_cross_entropy_gradient(two, outputs), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
