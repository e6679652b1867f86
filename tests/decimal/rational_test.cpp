#include "longhand/decimal/rational.hpp"

#include <boost/test/unit_test.hpp>
#include <limits>
#include <stdexcept>
#include <vector>

using longhand::decimal::Integer;
using longhand::decimal::Rational;

namespace {

/// Beside what words hold, what lies at their ends and beyond.
std::vector<Rational> fractions() {
    const Integer word = std::numeric_limits<std::int64_t>::max();
    std::vector<Rational> result;
    for (const Integer& above : {Integer(0), Integer(1), Integer(6), Integer(35), Integer(word - 1),
                                 word, Integer(word + 1), Integer(word * word)}) {
        for (const Integer& below : {Integer(1), Integer(4), Integer(15), Integer(word - 1), word,
                                     Integer(word + 2), Integer(word * 7)}) {
            result.emplace_back(above, below);
            result.push_back(-result.back());
        }
    }
    return result;
}

/// a/b and c/d are equal when a·d = c·b: in whole numbers, without any of Rational's arithmetic.
bool is(const Rational& value, const Integer& above, const Integer& below) {
    const Integer n = numerator(value), d = denominator(value);
    return d > 0 && n * below == above * d && gcd(n, d) == 1;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rational_suite)

BOOST_AUTO_TEST_CASE(small_and_large_fractions_follow_the_rules_of_fractions) {
    for (const Rational& a : fractions()) {
        for (const Rational& b : fractions()) {
            const Integer n = numerator(a), d = denominator(a), m = numerator(b),
                          e = denominator(b);
            BOOST_TEST_REQUIRE(is(a + b, n * e + m * d, d * e), a << " + " << b);
            BOOST_TEST_REQUIRE(is(a - b, n * e - m * d, d * e), a << " − " << b);
            BOOST_TEST_REQUIRE(is(a * b, n * m, d * e), a << " · " << b);
            if (m != 0) BOOST_TEST_REQUIRE(is(a / b, n * e, d * m), a << " / " << b);
            BOOST_TEST_REQUIRE((a < b) == (n * e < m * d), a << " < " << b);
            BOOST_TEST_REQUIRE((a == b) == (n * e == m * d), a << " = " << b);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_fits_into_two_words_is_kept_in_them) {
    const Integer word = std::numeric_limits<std::int64_t>::max();
    BOOST_TEST(Rational(word, 3).small());
    BOOST_TEST(!Rational(Integer(word + 1), 3).small());
    const Rational back = Rational(Integer(word * 6), 7) / word;
    BOOST_TEST_REQUIRE(back.small());
    BOOST_TEST(back == Rational(6, 7));
}

BOOST_AUTO_TEST_CASE(texts_signs_and_doubles) {
    BOOST_TEST(Rational(-6, 8).str() == "-3/4");
    BOOST_TEST(Rational(4, 2).str() == "2");
    BOOST_TEST(Rational(-6, 8).sign() == -1);
    BOOST_TEST(Rational().sign() == 0);
    BOOST_TEST(abs(Rational(-6, 8)) == Rational(3, 4));
    BOOST_TEST(Rational(0.375) == Rational(3, 8));
    BOOST_TEST(Rational(std::numeric_limits<std::uint64_t>::max()) ==
               Rational(Integer("18446744073709551615")));
}

BOOST_AUTO_TEST_CASE(nothing_is_divided_by_zero) {
    BOOST_CHECK_THROW(Rational(1) / Rational(0), std::overflow_error);
    BOOST_CHECK_THROW(Rational(1, 0), std::exception);
}

BOOST_AUTO_TEST_SUITE_END()
