// Reach holds whatever honest people get: calculations with every step rounded, in every order.
#include "longhand/check/reach.hpp"

#include <cmath>
#include <random>

#include "longhand/check/verdict.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/worksheet/functions.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::check;
using decimal::Interval;

namespace {

/// The reach of the step `y` where nothing else is printed.
Interval reach_of_y(const std::function<void(Worksheet&)>& calculation, int decimals) {
    const Worksheet sheet = Worksheet::record(calculation);
    const Record& record = sheet.tape_record();
    const auto values = replay::replay<replay::NumberArithmetic>(record);
    const ReachQuestion question{
        record, decimals, [&](Node node) { return sheet.place_of(node) != nullptr; },
        [](Node) { return std::optional<Interval>(); },
        [&](Node node) { return std::optional(Interval::of(values[node].decimal)); }};
    return reach(question, sheet.find("y")->nodes.front());
}

double rounded(double value, int decimals) {
    const double scale = std::pow(10, decimals);
    return std::round(value * scale) / scale;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reach_suite)

BOOST_AUTO_TEST_CASE(without_anything_to_round_it_is_the_value) {
    const Interval y = reach_of_y(
        [](Worksheet& sheet) { sheet.step("y", sheet.given_scalar("x", "0.25") + 1); }, 1);
    BOOST_TEST(y.low <= 1.25);
    BOOST_TEST(y.high >= 1.25);
    BOOST_TEST(y.width() < 1e-12);
}

// The sum of three products with two decimals each: three roundings of 0.005 at most, and one of
// the first sum.
BOOST_AUTO_TEST_CASE(a_sum_of_products_is_off_by_its_roundings_and_no_more) {
    const Interval y = reach_of_y(
        [](Worksheet& sheet) {
            const Matrix a = sheet.given_vector("a", "0.123, 0.456, 0.789");
            const Matrix x = sheet.given_vector("x", "0.321, 0.654, 0.987");
            sheet.step("y", a(1) * x(1) + a(2) * x(2) + a(3) * x(3));
        },
        2);
    const double exact = 0.123 * 0.321 + 0.456 * 0.654 + 0.789 * 0.987;
    BOOST_TEST(std::abs(y.low - (exact - 0.02)) < 1e-9);
    BOOST_TEST(std::abs(y.high - (exact + 0.02)) < 1e-9);
}

BOOST_AUTO_TEST_CASE(products_may_be_grouped_in_any_order) {
    const double a = 0.937, b = 12.41, c = 0.0836;
    const Interval y = reach_of_y(
        [](Worksheet& sheet) {
            const Real first = sheet.given_scalar("a", "0.937");
            const Real second = sheet.given_scalar("b", "12.41");
            sheet.step("y", first * second * sheet.given_scalar("c", "0.0836"));
        },
        2);
    for (const double got :
         {rounded(a * b, 2) * c, rounded(b * c, 2) * a, rounded(a * c, 2) * b, a * b * c}) {
        BOOST_TEST(y.holds(got));
    }
    BOOST_TEST(y.width() < 0.2);
}

// cos is 1 between −0.005 and 0.005, which 0.001 to two decimals may be: ends alone would miss it.
BOOST_AUTO_TEST_CASE(a_wave_is_no_line_between_two_ends) {
    const Interval y = reach_of_y(
        [](Worksheet& sheet) {
            sheet.step(
                "y", 100 * cos(sheet.given_scalar("x", "0.3") - sheet.given_scalar("c", "0.301")));
        },
        2);
    BOOST_TEST(y.holds(100));
    BOOST_TEST(y.holds(100 * std::cos(0.006)));
}

// 3.14 · 2.5² is 19.625, 3.1416 · 2.5² is 19.635: honest with two decimals kept.
BOOST_AUTO_TEST_CASE(nobody_writes_all_of_pi_down) {
    const Interval y = reach_of_y(
        [](Worksheet& sheet) { sheet.step("y", pi() * power(sheet.given_scalar("r", "2.5"), 2)); },
        2);
    BOOST_TEST(y.holds(3.14 * 6.25));
    BOOST_TEST(y.holds(3.1416 * 6.25));
    BOOST_TEST(!y.holds(3.1 * 6.25));
}

// A neuron's training step as a hundred thousand people might do it: every value rounded to at
// least the decimals, some to more, sums from either end.
BOOST_AUTO_TEST_CASE(honest_calculations_stay_within_it) {
    const auto neuron = [](Worksheet& sheet) {
        const Matrix w = sheet.given_vector("w", "0.58, -0.26, 0.71");
        const Matrix x = sheet.given_vector("x", "0.93, 0.47, 1.36");
        const Real t = sheet.given_scalar("t", "0.81");
        const Real out = logistic(w(1) * x(1) + w(2) * x(2) + w(3) * x(3));
        sheet.step("y", w(1) - 0.6 * (out - t) * out * (1 - out) * x(1));
    };
    std::mt19937 random(7);
    for (const int decimals : {2, 3, 4}) {
        const Interval y = reach_of_y(neuron, decimals);
        const auto r = [&](double value) {
            return rounded(value, decimals + static_cast<int>(random() % 3));
        };
        for (int k = 0; k < 20000; ++k) {
            const double a = r(0.58 * 0.93), b = r(-0.26 * 0.47), c = r(0.71 * 1.36);
            const double z = random() % 2 ? r(r(a + b) + c) : r(a + r(b + c));
            const double out = r(1 / r(1 + r(std::exp(-z))));
            const double difference = r(out - 0.81), rest = r(1 - out);
            double product = 0;
            switch (random() % 4) {
                case 0:
                    product = r(r(r(r(0.6 * difference) * out) * rest) * 0.93);
                    break;
                case 1:
                    product = r(r(difference * r(out * rest)) * r(0.6 * 0.93));
                    break;
                case 2:
                    product = r(r(r(out * rest) * 0.93) * r(difference * 0.6));
                    break;
                default:
                    product = r(0.6 * r(r(difference * 0.93) * r(rest * out)));
            }
            const double got = 0.58 - product;
            if (!y.holds(got)) BOOST_ERROR("outside: " << got);
        }
        BOOST_TEST(y.width() < 20 * std::pow(10, -decimals));
    }
}

BOOST_AUTO_TEST_CASE(an_open_choice_is_both_arms) {
    const Interval y = reach_of_y(
        [](Worksheet& sheet) {
            const Real x = sheet.given_scalar("x", "0.333") * 3;
            sheet.step("y", select(x > 1, Real(5), Real(2)));
        },
        2);
    BOOST_TEST(y.low == 2);
    BOOST_TEST(y.high == 5);
}

BOOST_AUTO_TEST_SUITE_END()
