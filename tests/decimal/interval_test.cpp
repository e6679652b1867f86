#include "longhand/decimal/interval.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

#include "longhand/decimal/printed_number.hpp"

using namespace longhand::decimal;

namespace {

Decimal exact(double value) {
    return Decimal(value);
}

bool holds(Interval interval, const Decimal& value) {
    return Decimal(interval.low) <= value && value <= Decimal(interval.high);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(interval_suite)

// Numbers of both intervals, calculated in 50 digits, lie in the interval of the result.
BOOST_AUTO_TEST_CASE(results_hold_those_of_all_their_numbers) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> number(-4, 4), share(0, 1);
    for (int k = 0; k < 5000; ++k) {
        const double a = number(random), b = number(random);
        const Interval x{a, a + share(random)}, y{b, b + share(random)};
        const double s = x.low + share(random) * x.width(), t = y.low + share(random) * y.width();
        BOOST_REQUIRE(holds(x + y, exact(s) + exact(t)));
        BOOST_REQUIRE(holds(x - y, exact(s) - exact(t)));
        BOOST_REQUIRE(holds(x * y, exact(s) * exact(t)));
        BOOST_REQUIRE(holds(-x, -exact(s)));
        if (!y.holds(0)) BOOST_REQUIRE(holds(x / y, exact(s) / exact(t)));
        for (const int n : {2, 3, 5}) {
            Decimal power = 1;
            for (int factor = 0; factor < n; ++factor)
                power *= exact(s);
            BOOST_REQUIRE(holds(longhand::decimal::power(x, n), power));
        }
        BOOST_REQUIRE(holds(exp(x), boost::multiprecision::exp(exact(s))));
        BOOST_REQUIRE(holds(tanh(x), boost::multiprecision::tanh(exact(s))));
        BOOST_REQUIRE(holds(sin(x), boost::multiprecision::sin(exact(s))));
        BOOST_REQUIRE(holds(cos(x), boost::multiprecision::cos(exact(s))));
        if (x.low > 0) {
            BOOST_REQUIRE(holds(log(x), boost::multiprecision::log(exact(s))));
            BOOST_REQUIRE(holds(sqrt(x), boost::multiprecision::sqrt(exact(s))));
        }
    }
}

BOOST_AUTO_TEST_CASE(results_are_hardly_wider_than_they_must_be) {
    BOOST_TEST((exp(Interval{1, 1})).width() < 1e-14);
    BOOST_TEST((Interval{1, 1} / Interval{3, 3}).width() < 1e-15);
    BOOST_TEST((power(Interval{-1, 2}, 2) ==
                    Interval{0, std::nextafter(4 * (1 + 2 * 2.220446049250313e-16), 9)} ||
                power(Interval{-1, 2}, 2).high < 4.00000001));
    BOOST_TEST(power(Interval{-1, 2}, 2).low == 0);
}

BOOST_AUTO_TEST_CASE(what_may_be_anything_is_everything) {
    BOOST_CHECK((Interval{1, 2} / Interval{-1, 1}) == Interval::everything());
    BOOST_CHECK(log(Interval{-2, -1}) == Interval::everything());
    BOOST_TEST(std::isinf(exp(Interval{0, 1000}).high));
    BOOST_TEST(tanh(Interval{-100, 100}).high == 1);
}

BOOST_AUTO_TEST_CASE(a_wave_is_largest_between_its_ends) {
    // sin is 1 at 1.57…, −1 at 4.71… and −1.57…; cos is 1 at 0 and −1 at 3.14….
    BOOST_TEST(sin(Interval{1, 2}).high == 1);
    BOOST_TEST(std::abs(sin(Interval{1, 2}).low - std::sin(1.0)) < 1e-15);
    BOOST_TEST(sin(Interval{4, 5}).low == -1);
    BOOST_TEST(sin(Interval{-2, -1}).low == -1);
    BOOST_TEST(sin(Interval{-2, -1}).high < -0.84);
    BOOST_TEST(cos(Interval{-0.5, 0.25}).high == 1);
    BOOST_TEST(std::abs(cos(Interval{-0.5, 0.25}).low - std::cos(0.5)) < 1e-15);
    BOOST_TEST(cos(Interval{3, 3.25}).low == -1);
    BOOST_TEST(cos(Interval{3, 3.25}).high < -0.98);
    BOOST_TEST(sin(Interval{-1, 1}).high < 0.8415);
    BOOST_TEST(cos(Interval{1, 3}).high < 0.5404);
    BOOST_CHECK((sin(Interval{0, 4.8}) == Interval{-1, 1}));
}

BOOST_AUTO_TEST_CASE(a_wave_over_a_whole_turn_is_all_of_it) {
    BOOST_CHECK((sin(Interval{10, 16.3}) == Interval{-1, 1}));
    BOOST_CHECK((cos(Interval{10, 16.3}) == Interval{-1, 1}));
    BOOST_CHECK((sin(Interval::everything()) == Interval{-1, 1}));
    BOOST_CHECK((cos(Interval{1e30, 1e30}) == Interval{-1, 1}));
    BOOST_CHECK((sin(Interval{-1e300, 0}) == Interval{-1, 1}));
}

// Many points of an interval far from 0, each by itself.
BOOST_AUTO_TEST_CASE(a_wave_far_away_holds_all_of_its_values) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> number(-1e6, 1e6), width(0, 7), share(0, 1);
    for (int k = 0; k < 300; ++k) {
        const double low = number(random);
        const Interval x{low, low + width(random)};
        const Interval of_sin = sin(x), of_cos = cos(x);
        BOOST_REQUIRE(-1 <= of_sin.low && of_sin.high <= 1);
        double least = 1, most = -1;
        for (int point = 0; point <= 1000; ++point) {
            const double at = std::min(x.high, x.low + x.width() * point / 1000);
            BOOST_REQUIRE(of_sin.low - 1e-9 <= std::sin(at) && std::sin(at) <= of_sin.high + 1e-9);
            BOOST_REQUIRE(of_cos.low - 1e-9 <= std::cos(at) && std::cos(at) <= of_cos.high + 1e-9);
            least = std::min(least, std::sin(at));
            most = std::max(most, std::sin(at));
        }
        // No wider than it must be, up to what lies between the points.
        BOOST_REQUIRE(least - of_sin.low < 1e-4 && of_sin.high - most < 1e-4);
    }
}

BOOST_AUTO_TEST_CASE(printed_numbers_keep_their_decimals) {
    const auto printed = [](const char* text) { return PrintedNumber::parse(text); };
    BOOST_TEST((printed("0.50").decimals == 2));
    BOOST_TEST((printed("75 %").value == Rational(3, 4)));
    BOOST_TEST((printed("12.5%").decimals == 3));
    BOOST_TEST((printed("1.2e-3").decimals == 4));
    BOOST_TEST((printed("-3/4").value == Rational(-3, 4)));
    BOOST_TEST(!printed("3/4").decimals);
    BOOST_TEST(!printed("7").decimals);
    BOOST_CHECK_THROW(printed("1/0"), std::exception);
    BOOST_CHECK_THROW(printed("0.5/2"), std::exception);
    BOOST_CHECK_THROW(printed("x"), std::exception);
}

BOOST_AUTO_TEST_SUITE_END()
