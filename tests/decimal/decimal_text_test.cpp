#include "longhand/decimal/decimal_text.hpp"

#include <algorithm>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <ostream>
#include <stdexcept>

#include "longhand/text/error.hpp"

namespace data = boost::unit_test::data;
using longhand::decimal::DecimalText;
using longhand::decimal::Integer;
using longhand::decimal::Rational;

namespace {

struct Accepted {
    std::string typed, text;
    Rational value;
    int decimals, significant_digits;
    const char* why;
};
std::ostream& operator<<(std::ostream& out, const Accepted& row) {
    return out << '"' << row.typed << "\": " << row.why;
}

Rational power_of_ten(unsigned exponent) {
    return Rational(pow(Integer(10), exponent));
}

const std::vector<Accepted> accepted = {
    {"75", "75", 75, 0, 2, "an integer has no decimals"},
    {"0.11", "0.11", Rational(11, 100), 2, 2, "the plain case"},
    {"1.0", "1.0", 1, 1, 2, "a zero at the end says how far the number was rounded"},
    {".5", "0.5", Rational(1, 2), 1, 1, "a zero belongs before a bare point"},
    {"5.", "5", 5, 0, 1, "a bare point says nothing"},
    {"+3", "3", 3, 0, 1, "a plus says nothing"},
    {"-0.11", "-0.11", Rational(-11, 100), 2, 2, "ASCII minus"},
    {"−0.11", "-0.11", Rational(-11, 100), 2, 2, "typeset minus, U+2212"},
    {"－０．１１", "-0.11", Rational(-11, 100), 2, 2, "Chinese input method, minus"},
    {"＋１２３４５６７８９０", "1234567890", 1234567890, 0, 10, "Chinese input method, plus"},
    {"1E-3", "1e-3", Rational(1, 1000), 3, 1, "capital exponent"},
    {"1.2e-3", "1.2e-3", Rational(12, 10000), 4, 2, "decimals count the exponent"},
    {"1.25e+1", "1.25e1", Rational(25, 2), 1, 3, "an exponent takes decimals away"},
    {"2e−03", "2e-3", Rational(2, 1000), 3, 1, "typeset minus and zeros in the exponent"},
    {"12e3", "12e3", 12000, 0, 2, "decimals do not go below zero"},
    {"0.5e0", "0.5", Rational(1, 2), 1, 1, "an exponent of zero says nothing"},
    {"007", "7", 7, 0, 1, "zeros in front say nothing; 007 is not octal"},
    {"010", "10", 10, 0, 2, "010 is not octal"},
    {"00.50", "0.50", Rational(1, 2), 2, 2, "one zero before the point stays"},
    {"0", "0", 0, 0, 0, "zero has no significant digit"},
    {"-0", "0", 0, 0, 0, "zero has no sign"},
    {"-0.00", "0.00", 0, 2, 0, "a zero keeps its decimals"},
    {"0e-5", "0e-5", 0, 5, 0, "a zero keeps its exponent"},
    {"0.0200", "0.0200", Rational(2, 100), 4, 3, "zeros in front are not significant"},
    {"1200", "1200", 1200, 0, 4, "zeros of an integer are digits typed"},
    {" \t0.5\r\n", "0.5", Rational(1, 2), 1, 1, "blanks of a spreadsheet cell"},
    {"\u3000\u00A00.5\u00A0\u3000", "0.5", Rational(1, 2), 1, 1, "wide and hard blanks"},
    {"1e300", "1e300", power_of_ten(300), 0, 1, "the largest exponent"},
    {"-1e-300", "-1e-300", -1 / power_of_ten(300), 300, 1, "the smallest exponent"},
    {"0.001e303", "0.001e303", power_of_ten(300), 0, 1, "the value's exponent counts"},
    {std::string(100, '9'), std::string(100, '9'), power_of_ten(100) - 1, 0, 100,
     "as many digits as allowed"},
    {std::string(500, '0') + "1", "1", 1, 0, 1, "zeros in front are not counted"},
};

struct Refused {
    std::string typed, id;
    const char* why;
};
std::ostream& operator<<(std::ostream& out, const Refused& row) {
    return out << '"' << row.typed << "\": " << row.why;
}

const std::vector<Refused> refused = {
    {"", "number.text", "nothing"},
    {"  \u3000 ", "number.text", "only blanks"},
    {"1,5", "number.text", "a comma may mean a decimal or a list"},
    {"1，5", "number.text", "a full-width comma"},
    {"1/3", "number.text", "a fraction is no decimal"},
    {"0x10", "number.text", "hexadecimal"},
    {"inf", "number.text", "not finite"},
    {"nan", "number.text", "not a number"},
    {".", "number.text", "a point alone"},
    {"-", "number.text", "a sign alone"},
    {"--1", "number.text", "two signs"},
    {"- 1", "number.text", "a blank inside"},
    {"1 000", "number.text", "grouped digits"},
    {"1.2.3", "number.text", "two points"},
    {"e5", "number.text", "an exponent alone"},
    {".e5", "number.text", "a point and an exponent"},
    {"1e", "number.text", "an exponent without digits"},
    {"1e-", "number.text", "an exponent that is only a sign"},
    {"1e2.5", "number.text", "a broken exponent"},
    {"1e5x", "number.text", "something behind"},
    {"5%", "number.text", "a unit"},
    {"٣", "number.text", "digits of another script"},
    {std::string("1\0", 2), "number.text", "a zero byte behind"},
    {"\xEF\xBC", "number.text", "half a character"},
    {"1e301", "number.range", "too large"},
    {"1e-301", "number.range", "too small"},
    {"10e300", "number.range", "too large by its digits"},
    {"1e99999999999999999999", "number.range", "an exponent that fits no integer"},
    {"1e-99999999999999999999", "number.range", "the same downwards"},
    {"0e301", "number.range", "a zero with an absurd exponent"},
    {std::string(101, '9'), "number.range", "too many digits"},
    {"0." + std::string(101, '0'), "number.range", "too many zeros"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(decimal_text_suite)

BOOST_DATA_TEST_CASE(accepted_text_keeps_every_digit, data::make(accepted), row) {
    const DecimalText number = DecimalText::parse(row.typed);
    BOOST_TEST(number.text() == row.text);
    BOOST_TEST(number.value() == row.value);
    BOOST_TEST(number.decimals() == row.decimals);
    BOOST_TEST(number.significant_digits() == row.significant_digits);
}

BOOST_DATA_TEST_CASE(reading_the_kept_text_again_changes_nothing, data::make(accepted), row) {
    const DecimalText number = DecimalText::parse(row.typed);
    BOOST_TEST((DecimalText::parse(number.text()) == number));
}

BOOST_DATA_TEST_CASE(nearest_double_is_what_the_c_library_reads, data::make(accepted), row) {
    BOOST_TEST(DecimalText::parse(row.typed).nearest() == std::strtod(row.text.c_str(), nullptr));
}

BOOST_DATA_TEST_CASE(anything_else_is_refused, data::make(refused), row) {
    BOOST_CHECK_EXCEPTION(DecimalText::parse(row.typed), longhand::Error,
                          [&row](const longhand::Error& error) { return error.id() == row.id; });
}

BOOST_AUTO_TEST_CASE(an_error_names_what_was_typed_and_the_limits) {
    const auto tells = [](std::vector<std::string> words) {
        return [words](const longhand::Error& error) {
            const std::string what = error.what();
            return std::ranges::all_of(words, [&what](const std::string& word) {
                return what.find(word) != std::string::npos;
            });
        };
    };
    BOOST_CHECK_EXCEPTION(DecimalText::parse(" 1,5 "), longhand::Error, tells({"'1,5'"}));
    BOOST_CHECK_EXCEPTION(DecimalText::parse("1e301"), longhand::Error,
                          tells({"'1e301'", "100", "300"}));
}

BOOST_AUTO_TEST_CASE(an_error_shows_only_the_beginning_of_a_long_text) {
    std::string novel(59, 'x');
    for (int i = 0; i < 100000; ++i)
        novel += "数";
    const std::string shown = "'" + std::string(59, 'x') + "…'";
    BOOST_CHECK_EXCEPTION(DecimalText::parse(novel), longhand::Error, [&shown](const auto& error) {
        return std::string(error.what()).find(shown) != std::string::npos;
    });
}

BOOST_AUTO_TEST_CASE(equal_values_may_be_different_texts) {
    BOOST_TEST(!(DecimalText::parse("1.0") == DecimalText::parse("1")));
    BOOST_TEST(DecimalText::parse("1.0").value() == DecimalText::parse("1").value());
    BOOST_TEST((DecimalText() == DecimalText::parse("0")));
}

BOOST_AUTO_TEST_CASE(shortest_text_of_a_double_has_no_noise) {
    BOOST_TEST(DecimalText::shortest(0.1).text() == "0.1");
    BOOST_TEST(DecimalText::shortest(-2.5).text() == "-2.5");
    BOOST_TEST(DecimalText::shortest(0.1 + 0.2).text() == "0.30000000000000004");
    BOOST_TEST(DecimalText::shortest(0.1 + 0.2).significant_digits() == 17);
    BOOST_TEST(DecimalText::shortest(-0.0).text() == "0");
    BOOST_TEST(DecimalText::shortest(100000).text() == "100000");
    BOOST_TEST(DecimalText::shortest(0.00001).text() == "0.00001");
    BOOST_TEST(DecimalText::shortest(1e-7).text() == "1e-7");
    BOOST_TEST(DecimalText::shortest(1.5e22).text() == "1.5e22");
}

BOOST_AUTO_TEST_CASE(shortest_text_reads_back_as_the_same_double) {
    boost::random::mt19937_64 generator(20240501);
    for (int drawn = 0; drawn < 20000;) {
        const std::uint64_t pattern = generator();
        double number = 0;
        std::memcpy(&number, &pattern, sizeof number);
        if (!(std::abs(number) > 1e-300 && std::abs(number) < 1e300)) continue;
        ++drawn;
        const DecimalText text = DecimalText::shortest(number);
        BOOST_TEST_REQUIRE(text.nearest() == number);
        BOOST_TEST_REQUIRE(text.significant_digits() <= 17);
    }
}

BOOST_AUTO_TEST_CASE(shortest_refuses_what_is_no_decimal) {
    using Limits = std::numeric_limits<double>;
    BOOST_CHECK_THROW(DecimalText::shortest(Limits::infinity()), std::invalid_argument);
    BOOST_CHECK_THROW(DecimalText::shortest(Limits::quiet_NaN()), std::invalid_argument);
    BOOST_CHECK_THROW(DecimalText::shortest(Limits::max()), longhand::Error);
    BOOST_CHECK_THROW(DecimalText::shortest(Limits::denorm_min()), longhand::Error);
}

BOOST_AUTO_TEST_CASE(value_is_the_integer_over_its_power_of_ten) {
    boost::random::mt19937 generator(11);
    boost::random::uniform_int_distribution<std::int64_t> mantissas(-999999999, 999999999);
    boost::random::uniform_int_distribution<int> places(0, 12);
    for (int i = 0; i < 5000; ++i) {
        const std::int64_t mantissa = mantissas(generator);
        const int exponent = places(generator);
        const auto number =
            DecimalText::parse(std::to_string(mantissa) + "e-" + std::to_string(exponent));
        BOOST_TEST_REQUIRE(number.value() * power_of_ten(static_cast<unsigned>(exponent)) ==
                           Rational(mantissa));
        BOOST_TEST_REQUIRE(number.decimals() == exponent);
    }
}

BOOST_AUTO_TEST_SUITE_END()
