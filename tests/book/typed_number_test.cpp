// Numbers that somebody typed in prose: which there are, and which values they could be copies of.
#include "tools/book/typed_number.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>

using namespace longhand;
using namespace longhand::book;

namespace {

struct Case {
    std::string prose;
    std::string numbers;  ///< each with a blank behind it
    std::string why;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.prose << " (" << each.why << ")";
}

const Case cases[] = {
    {"it is 0.191.", "0.191 ", "a full stop is no decimal point"},
    {"it is .191, or 0.50", "0.191 0.50 ", "zeros in front may lack, those behind are kept"},
    {"17 of 342; 5 of 7", "17 342 ", "single digits count things"},
    {"0.5 and 7.", "0.5 ", "a decimal point makes one digit a number"},
    {"输出为０．１９１。", "0.191 ", "full-width digits and point"},
    {"输出为0.191，再算", "0.191 ", "Chinese characters are no names"},
    {"减少－０．８１，即−0.81或-0.81", "0.81 0.81 0.81 ", "signs of every kind"},
    {"19.1 %, 19.1%, １９.１％", "19.1 % 19.1 % 19.1 % ", "per cent"},
    {"5 percent, 19.1 per cent, 百分之 8", "5 % 19.1 % 8 % ", "per cent in words"},
    {"12,345 and 12\u202F345 and 12\u00A0345", "12345 12345 12345 ", "groups of three digits"},
    {"(1, 0), 12, 34 and 12,34", "12 34 12 34 ", "a comma between numbers groups nothing"},
    {"3/4, 3 / 4, ３／４, 3⁄4", "3/4 3/4 3/4 3/4 ", "fractions"},
    {"1/2, ½, ¼ and n/9", "", "constants of mathematics"},
    {"3/0 and 3/4.5", "4.5 ", "what is no fraction"},
    {"4.54e-5, 4.54×10^−5, 4.54 × 10⁻⁵", "4.54e-5 4.54e-5 4.54e-5 ", "powers of ten"},
    {"$0.191$, $\\frac{3}{4}$, $\\tfrac34$, $19.1\\,\\%$", "0.191 3/4 3/4 19.1 % ", "TeX"},
    {"$2 \\times 10^{-3}$ and $12{,}345$, $3\\cdot12$", "2e-3 12345 12 ", "TeX"},
    {"w12, W12⁽¹⁾, x_12, ŷ12, $w_{12}$, `E[10]`, σ12", "", "names and indices"},
    {"x², 10⁴ and 3×12", "10 12 ", "a power is no number of its own"},
    {"in 1943 and 2014年, document 002, version 1.2.3", "", "years and documents"},
    {"`--given w1=0.17`", "0.17 ", "code has numbers, too"},
    {"a 600th of it, 12cm, 2x", "600 12 ", "a unit may follow at once"},
    {"", "", "nothing"},
};

replay::Number exact(const std::string& text) {
    return replay::NumberArithmetic::from_text(decimal::DecimalText::parse(text));
}

struct Match {
    std::string typed;
    replay::Number value;
    bool is_it;
    std::string why;
};

std::ostream& operator<<(std::ostream& out, const Match& each) {
    return out << each.typed << " (" << each.why << ")";
}

using Arithmetic = replay::NumberArithmetic;
const replay::Number root = Arithmetic::sqrt(exact("2"));  // 1.41421…
const replay::Number excess = Arithmetic::subtract(exact("0.191"), exact("1"));
const replay::Number third = Arithmetic::divide(exact("1"), exact("3"));

const Match matches[] = {
    {"0.191", exact("0.191"), true, "as it is"},
    {"0.19", exact("0.191"), true, "rounded to two decimals"},
    {"0.20", exact("0.191"), false, "rounded wrongly"},
    {"0.2", exact("0.191"), true, "rounded to one"},
    {"0.1910", exact("0.191"), true, "zeros behind"},
    {"0.50", exact("0.5"), true, "zeros behind a given"},
    {"0.5", exact("0.50"), true, "and without them"},
    {"−0.81", excess, true, "a sum, −0.809"},
    {"0.81", excess, true, "without its sign"},
    {"0.80", excess, false, "cut off"},
    {"1.41", root, true, "of a value without end"},
    {"1.4143", root, false, "close is not enough"},
    {"19.1%", exact("0.191"), true, "per cent"},
    {"19%", exact("0.191"), true, "whole per cent"},
    {"19.2%", exact("0.191"), false, "another one"},
    {"19.1", exact("0.191"), false, "no sign of per cent"},
    {"3/4", exact("0.75"), true, "a fraction"},
    {"3/4", exact("0.751"), false, "a fraction is not rounded"},
    {"3/4", exact("-0.75"), true, "but may lack its sign"},
    {"2/6", third, true, "a fraction that could be shorter"},
    {"17", exact("17"), true, "a whole number"},
    {"17", exact("17.0"), true, "as it is typed elsewhere"},
    {"17", exact("17.3"), false, "two digits could be anything"},
    {"342", exact("342.4"), true, "three are telling"},
    {"12,345", exact("12345"), true, "in groups"},
    {"4.54e-5", exact("0.0000454"), true, "with a power of ten"},
    {"4.5×10⁻⁵", exact("0.0000454"), true, "and rounded"},
    {"4.6×10⁻⁵", exact("0.0000454"), false, "rounded wrongly"},
    {"0.1", Arithmetic::divide(exact("1"), exact("0")), false, "what has no value"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(typed_number_suite)

BOOST_DATA_TEST_CASE(numbers_of_a_text, cases) {
    std::string found;
    for (const TypedNumber& number : typed_numbers(sample.prose))
        found += number.printed.text + " ";
    BOOST_TEST(found == sample.numbers);
}

BOOST_DATA_TEST_CASE(a_number_stands_for_what_rounds_to_it, matches) {
    const auto numbers = typed_numbers(sample.typed);
    BOOST_REQUIRE_EQUAL(numbers.size(), 1u);
    BOOST_TEST(numbers.front().stands_for(sample.value) == sample.is_it);
}

BOOST_AUTO_TEST_CASE(numbers_know_their_lines) {
    const auto numbers = typed_numbers("one\n0.5 and\n\n19.1\n%");
    BOOST_REQUIRE_EQUAL(numbers.size(), 2u);
    BOOST_TEST(numbers[0].line == 1u);
    BOOST_TEST(numbers[1].line == 3u);
}

BOOST_AUTO_TEST_SUITE_END()
