#include "longhand/decimal/rounding.hpp"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <locale>
#include <ostream>
#include <stdexcept>
#include <string>

#include "tests/decimal/fractions.hpp"

namespace data = boost::unit_test::data;
namespace decimal = longhand::decimal;
using decimal::Decimal, decimal::Integer, decimal::Rational, decimal::Rounding;
using decimal_tests::exact, decimal_tests::Fraction, decimal_tests::Fractions;

namespace longhand::decimal {
std::ostream& operator<<(std::ostream& out, const Scientific& number) {
    return out << number.mantissa << 'e' << number.exponent;
}
}  // namespace longhand::decimal

namespace {

struct Rounded {
    std::string typed;
    int decimals;
    std::string half_up, half_even, down;
    const char* why;
};
std::ostream& operator<<(std::ostream& out, const Rounded& row) {
    return out << row.typed << " to " << row.decimals << ": " << row.why;
}

const std::vector<Rounded> rounded = {
    {"0.125", 2, "0.13", "0.12", "0.12", "a half in decimal and in binary"},
    {"0.135", 2, "0.14", "0.14", "0.13", "a half above an odd digit"},
    {"2.675", 2, "2.68", "2.68", "2.67", "a half in decimal, less in binary"},
    {"-0.125", 2, "-0.13", "-0.12", "-0.12", "a half goes away from zero, not up"},
    {"0.1250001", 2, "0.13", "0.13", "0.12", "just above the half"},
    {"0.1249999", 2, "0.12", "0.12", "0.12", "just below the half"},
    {"-0.0004", 2, "0.00", "0.00", "0.00", "a zero has no sign"},
    {"-0.005", 2, "-0.01", "0.00", "0.00", "a zero has no sign whatever made it"},
    {"9.99", 1, "10.0", "10.0", "9.9", "carries into a new digit"},
    {"-9.995", 2, "-10.00", "-10.00", "-9.99", "carries with a sign"},
    {"0.5", 0, "1", "0", "0", "no decimals, no point"},
    {"1.5", 0, "2", "2", "1", "a half above an odd integer"},
    {"0.05", 0, "0", "0", "0", "a five that is no half"},
    {"12", 3, "12.000", "12.000", "12.000", "decimals are filled up"},
    {"-12.3450", 2, "-12.35", "-12.34", "-12.34", "zeros behind the half"},
    {"007.10", 1, "7.1", "7.1", "7.1", "zeros in front go"},
    {"99999999999999999999.5", 0, "100000000000000000000", "100000000000000000000",
     "99999999999999999999", "more digits than any built-in number"},
    {"0.00000000000000000000000000000000000049", 37, "0.0000000000000000000000000000000000005",
     "0.0000000000000000000000000000000000005", "0.0000000000000000000000000000000000004",
     "very small"},
    {"0.191", 3, "0.191", "0.191", "0.191", "document 003, output of the first pass"},
    {"0.25570125", 4, "0.2557", "0.2557", "0.2557", "document 003, output of the second pass"},
};

// The text read back as an integer count of its last places.
std::int64_t count(std::string text) {
    std::erase(text, '.');
    return std::stoll(text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rounding_suite)

BOOST_DATA_TEST_CASE(digits_round_as_people_write_them, data::make(rounded), row) {
    BOOST_TEST(decimal::round_digits(row.typed, row.decimals, Rounding::half_up) == row.half_up);
    BOOST_TEST(decimal::round_digits(row.typed, row.decimals, Rounding::half_even) ==
               row.half_even);
    BOOST_TEST(decimal::round_digits(row.typed, row.decimals, Rounding::down) == row.down);
}

BOOST_DATA_TEST_CASE(rationals_and_decimals_round_like_their_digits, data::make(rounded), row) {
    const Rational value = exact(row.typed);
    BOOST_TEST(decimal::fixed(value, row.decimals) == row.half_up);
    BOOST_TEST(decimal::fixed(value, row.decimals, Rounding::half_even) == row.half_even);
    BOOST_TEST(decimal::fixed(value, row.decimals, Rounding::down) == row.down);
    const Decimal number(row.typed);
    BOOST_TEST(decimal::fixed(number, row.decimals) == row.half_up);
    BOOST_TEST(decimal::fixed(number, row.decimals, Rounding::half_even) == row.half_even);
    BOOST_TEST(decimal::fixed(number, row.decimals, Rounding::down) == row.down);
}

BOOST_AUTO_TEST_CASE(fixed_is_the_nearest_multiple_of_the_last_place) {
    Fractions draw(1);
    for (int i = 0; i < 20000; ++i) {
        const Fraction r = draw();
        const int decimals = draw.up_to(6);
        std::int64_t scale = 1;
        for (int k = 0; k < decimals; ++k)
            scale *= 10;
        const auto twice_off = [&](Rounding rounding) {
            const std::string text = decimal::fixed(r.value(), decimals, rounding);
            return 2 * (r.numerator * scale - count(text) * r.denominator);
        };
        const std::int64_t up = twice_off(Rounding::half_up);
        const std::int64_t even = twice_off(Rounding::half_even);
        const std::int64_t down = twice_off(Rounding::down);
        const bool half = std::abs(up) == r.denominator;
        BOOST_TEST_REQUIRE(std::abs(up) <= r.denominator);
        BOOST_TEST_REQUIRE((!half || (up < 0) == (r.numerator > 0)));
        BOOST_TEST_REQUIRE(std::abs(even) <= r.denominator);
        const std::string text = decimal::fixed(r.value(), decimals, Rounding::half_even);
        BOOST_TEST_REQUIRE((!half || count(text) % 2 == 0));
        BOOST_TEST_REQUIRE(std::abs(down) < 2 * r.denominator);
        BOOST_TEST_REQUIRE((down == 0 || (down > 0) == (r.numerator > 0)));
    }
}

BOOST_AUTO_TEST_CASE(a_decimal_rounds_like_the_rational_that_it_stands_for) {
    Fractions draw(2);
    for (int i = 0; i < 5000; ++i) {
        const Fraction r = draw();
        const int digits = 1 + draw.up_to(20);
        // A quotient of decimals carries noise that must not decide about a half.
        const Decimal quotient = Decimal(r.numerator) / Decimal(r.denominator);
        const Decimal converted = decimal::to_decimal(r.value());
        for (const Rounding rounding : {Rounding::half_up, Rounding::half_even, Rounding::down}) {
            const std::string expected = decimal::fixed(r.value(), digits, rounding);
            BOOST_TEST_REQUIRE(decimal::fixed(quotient, digits, rounding) == expected);
            BOOST_TEST_REQUIRE(decimal::fixed(converted, digits, rounding) == expected);
            BOOST_TEST_REQUIRE(decimal::scientific(quotient, digits, rounding) ==
                               decimal::scientific(r.value(), digits, rounding));
            BOOST_TEST_REQUIRE(decimal::significant(converted, digits, rounding) ==
                               decimal::significant(r.value(), digits, rounding));
        }
    }
}

BOOST_AUTO_TEST_CASE(scientific_is_the_nearest_with_so_many_digits) {
    Fractions draw(3);
    for (int i = 0; i < 5000; ++i) {
        const Fraction f = draw();
        if (f.numerator == 0) continue;
        const int shift = draw.up_to(40) - 20;
        const Rational power = Rational(pow(Integer(10), static_cast<unsigned>(std::abs(shift))));
        const Rational r = shift < 0 ? Rational(f.value() / power) : Rational(f.value() * power);
        const int digits = 1 + draw.up_to(12);
        const auto [mantissa, exponent] = decimal::scientific(r, digits);
        const Rational m = exact(mantissa);
        BOOST_TEST_REQUIRE((abs(m) >= 1 && abs(m) < 10));
        BOOST_TEST_REQUIRE(
            std::ranges::count_if(mantissa, [](char c) { return c >= '0' && c <= '9'; }) == digits);
        const Rational ten = Rational(pow(Integer(10), static_cast<unsigned>(std::abs(exponent))));
        const Rational value = exponent < 0 ? Rational(m / ten) : Rational(m * ten);
        const Rational place =
            Rational(value / m) / Rational(pow(Integer(10), static_cast<unsigned>(digits - 1)));
        BOOST_TEST_REQUIRE(Rational(2 * abs(Rational(value - r))) <= place);
    }
}

BOOST_AUTO_TEST_CASE(scientific_has_one_digit_before_the_point) {
    using decimal::Scientific;
    const auto both = [](const std::string& typed, int digits, const Scientific& expected) {
        BOOST_TEST(decimal::scientific(exact(typed), digits) == expected);
        BOOST_TEST(decimal::scientific(Decimal(typed), digits) == expected);
    };
    both("0.0000453999297625", 4, {"4.540", -5});  // e^−10
    both("9.9996", 4, {"1.000", 1});
    both("-0.09996", 3, {"-1.00", -1});
    both("9.7", 1, {"1", 1});
    both("1234", 2, {"1.2", 3});
    both("0", 5, {"0", 0});
    both("-7", 1, {"-7", 0});
    both("10", 2, {"1.0", 1});
}

BOOST_AUTO_TEST_CASE(significant_writes_no_exponent) {
    const auto both = [](const std::string& typed, int digits, const std::string& expected) {
        BOOST_TEST(decimal::significant(exact(typed), digits) == expected);
        BOOST_TEST(decimal::significant(Decimal(typed), digits) == expected);
    };
    both("0.0000453999297625", 4, "0.00004540");
    both("1234", 3, "1230");
    both("1234", 4, "1234");
    both("1234", 6, "1234.00");
    both("-9.996", 3, "-10.0");
    both("0.7408", 2, "0.74");
    both("0", 3, "0");
}

BOOST_AUTO_TEST_CASE(noise_of_a_computed_decimal_does_not_decide_about_a_half) {
    const Decimal eighth = Decimal("0.3") / Decimal("2.4");
    BOOST_TEST_REQUIRE(eighth < Decimal("0.125"));
    BOOST_TEST(decimal::fixed(eighth, 2) == "0.13");
    BOOST_TEST(decimal::fixed(eighth, 3, Rounding::down) == "0.125");
    BOOST_TEST(decimal::fixed(Decimal(1) / 3 * 3, 3, Rounding::down) == "1.000");
}

BOOST_AUTO_TEST_CASE(huge_and_tiny_decimals_keep_their_place) {
    BOOST_TEST(decimal::fixed(Decimal("1e60"), 1) == "1" + std::string(60, '0') + ".0");
    BOOST_TEST(decimal::fixed(Decimal("-1e-2000000"), 3) == "0.000");
    BOOST_TEST(decimal::fixed(Decimal("6e-4"), 3) == "0.001");
    BOOST_TEST(decimal::fixed(Decimal("6e-5"), 3) == "0.000");
    BOOST_TEST(decimal::scientific(Decimal("12.5e2000000"), 2) ==
               (decimal::Scientific{"1.3", 2000001}));
    const Rational huge(pow(Integer(10), 20000U));
    BOOST_TEST(decimal::scientific(huge - 1, 3) == (decimal::Scientific{"1.00", 20000}));
    BOOST_TEST(decimal::scientific(2 / (huge - 1), 3) == (decimal::Scientific{"2.00", -20000}));
    BOOST_CHECK_THROW(decimal::fixed(Decimal("1e2000000"), 1), std::length_error);
    BOOST_CHECK_THROW(decimal::significant(Decimal("1e-2000000"), 1), std::length_error);
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_refused) {
    using Limits = std::numeric_limits<Decimal>;
    for (const Decimal& value :
         {Limits::infinity(), Decimal(-Limits::infinity()), Limits::quiet_NaN()}) {
        BOOST_CHECK_THROW(decimal::fixed(value, 2), std::invalid_argument);
        BOOST_CHECK_THROW(decimal::scientific(value, 2), std::invalid_argument);
        BOOST_CHECK_THROW(decimal::significant(value, 2), std::invalid_argument);
    }
    for (const char* text : {"", "-", ".5", "5.", "1e3", "+1", "1.2.3", "0x1", " 1", "--1"}) {
        BOOST_CHECK_THROW(decimal::round_digits(text, 2, Rounding::down), std::invalid_argument);
    }
    BOOST_CHECK_THROW(decimal::round_digits("1", -1, Rounding::down), std::invalid_argument);
    BOOST_CHECK_THROW(decimal::fixed(Rational(1), -1), std::invalid_argument);
    BOOST_CHECK_THROW(decimal::fixed(Decimal(1), -1), std::invalid_argument);
    BOOST_CHECK_THROW(decimal::scientific(Rational(0), 0), std::invalid_argument);
    BOOST_CHECK_THROW(decimal::scientific(Decimal(0), 0), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(the_locale_changes_nothing) {
    struct Grouped : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\3"; }
    };
    const std::locale before = std::locale::global(std::locale(std::locale(), new Grouped));
    const Decimal number = decimal::to_decimal(Rational(12345678901, 1000));
    const std::string rational = decimal::fixed(Rational(12345678901, 1000), 2);
    const std::string fixed = decimal::fixed(number, 2);
    const auto [mantissa, exponent] = decimal::scientific(Decimal("1e-12345"), 2);
    const double nearest = decimal::to_double(number);
    std::locale::global(before);
    BOOST_TEST(rational == "12345678.90");
    BOOST_TEST(fixed == "12345678.90");
    BOOST_TEST(mantissa == "1.0");
    BOOST_TEST(exponent == -12345);
    BOOST_TEST(nearest == 12345678.901);
}

BOOST_AUTO_TEST_SUITE_END()
