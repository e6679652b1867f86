#include "longhand/neural/least_squares.hpp"

#include <Eigen/QR>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <ostream>

#include "longhand/decimal/number.hpp"

namespace neural = longhand::neural;
namespace data = boost::unit_test::data;
using longhand::decimal::Rational;

namespace {

using Numbers = std::vector<double>;

struct Case {
    const char* why;
    std::vector<Numbers> columns;
    Numbers t;
    Numbers w;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.why;
}

const Case solved[] = {
    {"one row: 2·w = 6", {{2}}, {6}, {3}},
    // The mean.
    {"a column of ones", {{1, 1, 1, 1}}, {1, 2, 3, 6}, {3}},
    // Σx·t / Σx² = (1·2 + 2·3 + 2·5) / 9.
    {"a line through the origin", {{1, 2, 2}}, {2, 3, 5}, {2}},
    // x̄ = 2, t̄ = 3: slope ((−1)(−2) + 0 + 1·1) / 2 = 1.5, so that it starts at 3 − 1.5·2.
    {"a line", {{1, 1, 1}, {1, 2, 3}}, {1, 4, 4}, {0, 1.5}},
    {"a line that fits", {{1, 1, 1, 1}, {0, 1, 2, 3}}, {5, 3, 1, -1}, {5, -2}},
    {"the line with its columns exchanged", {{0, 1, 2, 3}, {1, 1, 1, 1}}, {5, 3, 1, -1}, {-2, 5}},
    // 1 − 2x + 3x² at −1, 0, 1, 2.
    {"a parabola that fits", {{1, 1, 1, 1}, {-1, 0, 1, 2}, {1, 0, 1, 4}}, {6, 1, 2, 9}, {1, -2, 3}},
    {"as many rows as columns: x + y = 3, x − y = 1", {{1, 1}, {1, -1}}, {3, 1}, {2, 1}},
    {"columns at right angles", {{3, 0, 0}, {0, -4, 0}}, {6, 8, 100}, {2, -2}},
    {"nothing to reach", {{1, 2}, {2, 1}}, {0, 0}, {0, 0}},
    {"a target at right angles to the column", {{1, 1}}, {1, -1}, {0}},
};

struct Wrong {
    const char* why;
    std::vector<Numbers> columns;
    Numbers t;
};

std::ostream& operator<<(std::ostream& out, const Wrong& each) {
    return out << each.why;
}

const Wrong wrong[] = {
    {"no column", {}, {1, 2}},
    {"nothing at all", {}, {}},
    {"no row", {{}}, {}},
    {"more columns than rows", {{1}, {2}}, {3}},
    {"a column too short", {{1, 1}, {1}}, {1, 2}},
    {"a column too long", {{1, 1, 1}}, {1, 2}},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(least_squares_suite)

BOOST_DATA_TEST_CASE(what_was_solved_by_hand_is_found, data::make(solved), each) {
    const Numbers w = neural::least_squares(each.columns, each.t);
    BOOST_REQUIRE(w.size() == each.w.size());
    for (std::size_t k = 0; k < w.size(); ++k)
        BOOST_TEST(std::abs(w[k] - each.w[k]) < 1e-14);
}

BOOST_DATA_TEST_CASE(sizes_that_do_not_fit_are_refused, data::make(wrong), each) {
    BOOST_CHECK_THROW(neural::least_squares(each.columns, each.t), std::invalid_argument);
}

// Eigen's Householder reflections are another way to the same w.
BOOST_AUTO_TEST_CASE(random_systems_agree_with_another_factorisation) {
    boost::random::mt19937 generator(14);
    boost::random::uniform_int_distribution<int> sizes(1, 12), thousandths(-1000, 1000);
    for (int run = 0; run < 200; ++run) {
        const int columns = sizes(generator), rows = columns + sizes(generator) + 3;
        Eigen::MatrixXd a(rows, columns);
        Eigen::VectorXd t(rows);
        for (double& element : a.reshaped())
            element = thousandths(generator) / 1000.0;
        for (double& element : t)
            element = thousandths(generator) / 1000.0;
        std::vector<Numbers> of_columns;
        for (const auto& column : a.colwise())
            of_columns.emplace_back(column.begin(), column.end());
        const Numbers w = neural::least_squares(of_columns, Numbers(t.begin(), t.end()));
        const Eigen::VectorXd expected = a.householderQr().solve(t);
        for (int k = 0; k < columns; ++k)
            BOOST_TEST(std::abs(w[static_cast<std::size_t>(k)] - expected(k)) <
                       1e-9 * expected.norm());
    }
}

// Polynomials of degree 9 at ten places: AᵀA has a condition of about 10¹³ there, and the normal
// equations lose as many digits; t is a polynomial with coefficients 1, so that these are known.
BOOST_AUTO_TEST_CASE(powers_up_to_the_ninth_keep_more_digits_than_normal_equations_would) {
    std::vector<Numbers> columns(10);
    Numbers t;
    for (int n = 0; n < 10; ++n) {
        double sum = 0;
        for (int power = 0; power < 10; ++power) {
            columns[static_cast<std::size_t>(power)].push_back(std::pow(n / 9.0, power));
            sum += std::pow(n / 9.0, power);
        }
        t.push_back(sum);
    }
    for (const double w : neural::least_squares(columns, t))
        BOOST_TEST(std::abs(w - 1) < 1e-6);
}

// By the normal equations: AᵀA = (5 3; 3 11) and Aᵀt = (4, 6), so that
// w = (4·11 − 3·6, 5·6 − 3·4) / (55 − 9).
BOOST_AUTO_TEST_CASE(fractions_stay_fractions) {
    const auto w = neural::least_squares<Rational>({{2, 1, 0}, {1, 1, 3}}, {1, 2, 1});
    BOOST_REQUIRE(w.size() == 2u);
    BOOST_CHECK(w[0] == Rational(13, 23));
    BOOST_CHECK(w[1] == Rational(9, 23));
}

BOOST_AUTO_TEST_CASE(columns_that_depend_on_each_other_divide_by_zero) {
    for (const double w : neural::least_squares<double>({{1, 2}, {2, 4}}, {1, 3}))
        BOOST_TEST(!std::isfinite(w));
}

BOOST_AUTO_TEST_SUITE_END()
