#include <boost/random/mersenne_twister.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <optional>
#include <string>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/decimal/rounding.hpp"
#include "tests/decimal/fractions.hpp"

namespace decimal = longhand::decimal;
using decimal::Decimal, decimal::Integer, decimal::Rational;
using decimal_tests::Fraction, decimal_tests::Fractions;

BOOST_AUTO_TEST_SUITE(conversion_suite)

BOOST_AUTO_TEST_CASE(only_twos_and_fives_below_end_after_some_decimals) {
    BOOST_TEST(decimal::finite_decimals(Rational(0)).value() == 0);
    BOOST_TEST(decimal::finite_decimals(Rational(-3)).value() == 0);
    BOOST_TEST(decimal::finite_decimals(Rational(1, 2)).value() == 1);
    BOOST_TEST(decimal::finite_decimals(Rational(7, 40)).value() == 3);
    BOOST_TEST(decimal::finite_decimals(Rational(1, 625)).value() == 4);
    BOOST_TEST(!decimal::finite_decimals(Rational(1, 3)).has_value());
    BOOST_TEST(!decimal::finite_decimals(Rational(1, 30)).has_value());
    for (int d = 1; d <= 3000; ++d) {
        // Independently: 1/d has at most k decimals where d divides 10^k.
        std::optional<int> expected;
        Integer power(1);
        for (int k = 0; k <= 12 && !expected; ++k, power *= 10) {
            if (power % d == 0) expected = k;
        }
        BOOST_TEST_REQUIRE((decimal::finite_decimals(Rational(1, d)) == expected));
    }
}

BOOST_AUTO_TEST_CASE(a_rational_becomes_the_nearest_decimal_of_72_digits) {
    boost::random::mt19937_64 generator(11);
    const auto number_of = [&](std::uint64_t limbs) {
        Integer result(1);
        for (std::uint64_t k = 0; k < limbs; ++k)
            result = result * Integer(18446744073709551557u) + Integer(generator());
        return result;
    };
    // Long division by hand, a digit at a time; half to even.
    const auto divided = [](Integer n, Integer d) {
        int exponent = 0;
        for (; n >= d * 10; ++exponent)
            d *= 10;
        for (; n < d; --exponent)
            n *= 10;
        Integer digits(0);
        for (int k = 0; k < 72; ++k, n = n % d * 10)
            digits = digits * 10 + n / d;
        const Integer twice = n / 5;  // n is ten times what was left
        const bool is_up = n % 5 == 0 && twice == d ? digits % 2 == 1 : n >= 5 * d;
        if (is_up) ++digits;
        return digits.str() + "e" + std::to_string(exponent - 71);
    };
    for (int i = 0; i < 3000; ++i) {
        const Integer n = number_of(generator() % 30), d = number_of(generator() % 30);
        const Decimal value = decimal::to_decimal(Rational(-n, d));
        BOOST_TEST_REQUIRE(value == -Decimal(divided(n, d)));
        const double near = decimal::near_double(value), nearest = decimal::to_double(value);
        BOOST_TEST_REQUIRE((near == nearest ||
                            std::abs(near - nearest) <= decimal::near_error * std::abs(nearest)));
    }
    const Integer nines = boost::multiprecision::pow(Integer(10), 73) - 1;
    BOOST_TEST((decimal::to_decimal(Rational(nines, 10)) == Decimal("1e72")));
    const Integer half = 10 * boost::multiprecision::pow(Integer(10), 71) + 5;
    BOOST_TEST((decimal::to_decimal(Rational(half)) == Decimal("1e72")));
    BOOST_TEST((decimal::to_decimal(Rational(half + 10)) == Decimal(Integer(half + 15).str())));
    BOOST_TEST((decimal::to_decimal(Rational(half, 1) + Rational(1, 3)) ==
                Decimal(Integer(half + 5).str())));
    BOOST_TEST(decimal::near_double(Decimal(0)) == 0);
    BOOST_TEST(std::isinf(decimal::near_double(Decimal("1e400"))));
}

BOOST_AUTO_TEST_CASE(a_rational_becomes_the_nearest_double) {
    BOOST_TEST(decimal::to_double(Rational(0)) == 0.0);
    BOOST_TEST(decimal::to_double(Rational(1, 10)) == 0.1);
    BOOST_TEST(decimal::to_double(Rational(-2, 3)) == -2.0 / 3.0);
    Fractions draw(4);
    for (int i = 0; i < 20000; ++i) {
        // Both are exact doubles, so IEEE division gives the nearest double.
        const Fraction r = draw();
        BOOST_TEST_REQUIRE(decimal::to_double(r.value()) ==
                           static_cast<double>(r.numerator) / static_cast<double>(r.denominator));
    }
}

BOOST_AUTO_TEST_CASE(a_double_survives_as_rational_and_as_decimal) {
    boost::random::mt19937_64 generator(5);
    for (int i = 0; i < 5000; ++i) {
        const std::uint64_t pattern = generator();
        double number = 0;
        std::memcpy(&number, &pattern, sizeof number);
        if (!std::isfinite(number)) continue;
        int exponent = 0;
        const auto mantissa =
            static_cast<std::int64_t>(std::ldexp(std::frexp(number, &exponent), 53));
        const int shift = exponent - 53;
        const Integer power = Integer(1) << std::abs(shift);
        const Rational r = shift < 0 ? Rational(Integer(mantissa), power)
                                     : Rational(Integer(Integer(mantissa) * power));
        BOOST_TEST_REQUIRE(decimal::to_double(r) == number);
        BOOST_TEST_REQUIRE(decimal::to_double(decimal::to_decimal(r)) == number);
    }
}

BOOST_AUTO_TEST_CASE(doubles_round_once_at_the_edges) {
    using Limits = std::numeric_limits<double>;
    const Rational smallest = Rational(Integer(1), Integer(1) << 1074);
    BOOST_TEST(decimal::to_double(smallest) == Limits::denorm_min());
    BOOST_TEST(decimal::to_double(smallest / 2) == 0.0);
    BOOST_TEST(decimal::to_double(smallest * 3 / 4) == Limits::denorm_min());
    BOOST_TEST(decimal::to_double(smallest / 1000000) == 0.0);
    BOOST_TEST(decimal::to_double(Rational(Integer(1) << 1024)) == Limits::infinity());
    BOOST_TEST(decimal::to_double(Rational(-(Integer(1) << 5000))) == -Limits::infinity());
    const Integer one = Integer(1) << 53;
    BOOST_TEST(decimal::to_double(Rational(one + 1)) == 9007199254740992.0);
    BOOST_TEST(decimal::to_double(Rational(one + 3)) == 9007199254740996.0);
    BOOST_TEST(decimal::to_double(Rational(2 * one + 3)) == 18014398509481988.0);
    BOOST_TEST(decimal::to_double(Decimal("1e400")) == Limits::infinity());
    BOOST_TEST(decimal::to_double(Decimal("-1e400")) == -Limits::infinity());
    BOOST_TEST(decimal::to_double(Decimal("1e-400")) == 0.0);
    BOOST_TEST(decimal::to_double(Decimal(0)) == 0.0);
    BOOST_TEST(std::isnan(decimal::to_double(std::numeric_limits<Decimal>::quiet_NaN())));
    BOOST_TEST(decimal::to_double(std::numeric_limits<Decimal>::infinity()) == Limits::infinity());
}

BOOST_AUTO_TEST_CASE(a_rational_becomes_a_decimal_of_72_digits) {
    BOOST_TEST(decimal::to_decimal(Rational(0)) == Decimal(0));
    BOOST_TEST(decimal::to_decimal(Rational(11, 100)) == Decimal("0.11"));
    BOOST_TEST(decimal::to_decimal(Rational(-2, 3)) == Decimal("-0." + std::string(71, '6') + "7"));
}

BOOST_AUTO_TEST_CASE(fractions_of_small_numbers_go_the_same_way) {
    Fractions fractions(7);
    for (int k = 0; k < 3000; ++k) {
        const Rational value = fractions().value();
        const Decimal quotient =
            Decimal(numerator(value).str()) / Decimal(denominator(value).str());
        const Decimal off = abs(decimal::to_decimal(value) - quotient);
        BOOST_TEST_REQUIRE((off <= abs(quotient) * Decimal("1e-65")));
    }
    for (int decimals = 0; decimals < 19; ++decimals) {
        const std::string text = "0." + std::string(static_cast<std::size_t>(decimals), '0') + "7";
        const Decimal typed(text);
        const Decimal made = decimal::to_decimal(decimal::DecimalText::parse(text).value());
        BOOST_TEST((made == typed));
        BOOST_TEST(made.str(0, std::ios_base::scientific) ==
                   typed.str(0, std::ios_base::scientific));
    }
}

BOOST_AUTO_TEST_CASE(bits_measure_a_rational) {
    BOOST_TEST(decimal::bits(Rational(0)) == 1U);
    BOOST_TEST(decimal::bits(Rational(1)) == 2U);
    BOOST_TEST(decimal::bits(Rational(-5, 8)) == 3U + 4U);
    BOOST_TEST(decimal::bits(Rational(Integer(1) << 99)) == 101U);
}

BOOST_AUTO_TEST_SUITE_END()
