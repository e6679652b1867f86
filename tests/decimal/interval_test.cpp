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
