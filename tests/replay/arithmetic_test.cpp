#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "longhand/decimal/rounding.hpp"
#include "longhand/replay/batch_arithmetic.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/replay/replay.hpp"
#include "tests/record/support.hpp"

using namespace longhand;
using namespace longhand::replay;
using decimal::Rational;
namespace data = boost::unit_test::data;

namespace {

Number number(const char* text) {
    return NumberArithmetic::from_text(decimal::DecimalText::parse(text));
}

/// A calculation and what is known of its value.
struct Case {
    const char* why;
    Number value;
    bool is_exact;
    const char* decimals;  ///< the first ten decimals, or the exact value
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.why;
}

using A = NumberArithmetic;

Number pi_itself() {
    return A::from_digits(pi_constant().digits);
}

// The decimals are those of published tables of e, ln 2, √2, tanh 1, sin 1, cos 1 and π.
const Case cases[] = {
    {"tenths add up exactly", A::subtract(A::add(number("0.1"), number("0.2")), number("0.3")),
     true, "0"},
    {"sevenths are exact though they have no last decimal",
     A::add(A::divide(number("2"), number("7")), A::divide(number("5"), number("7"))), true, "1"},
    {"e^0 is 1", A::exp(number("0")), true, "1"},
    {"e is irrational", A::exp(number("1")), false, "2.7182818285"},
    {"ln 1 is 0", A::log(number("1")), true, "0"},
    {"ln 2 is irrational", A::log(number("2")), false, "0.6931471806"},
    {"tanh 0 is 0", A::tanh(number("0")), true, "0"},
    {"tanh 1 is irrational", A::tanh(number("1")), false, "0.7615941560"},
    {"sin 0 is 0", A::sin(number("0")), true, "0"},
    {"cos 0 is 1", A::cos(number("0")), true, "1"},
    {"sin 1 is irrational", A::sin(number("1")), false, "0.8414709848"},
    {"cos 1 is irrational", A::cos(number("1")), false, "0.5403023059"},
    {"sin goes on after many turns", A::sin(number("1e12")), false, "-0.6112387024"},
    {"π is never exact", pi_itself(), false, "3.1415926536"},
    {"nor is what is made of it", A::divide(pi_itself(), pi_itself()), false, "1.0000000000"},
    {"but 0·π is 0", A::multiply(number("0"), pi_itself()), true, "0"},
    {"half a turn is 0 to all its digits", A::sin(pi_itself()), false, "0"},
    {"a sixth of half a turn", A::sin(A::divide(pi_itself(), number("6"))), false, "0.5000000000"},
    {"a rational root", A::sqrt(number("2.25")), true, "1.5"},
    {"an irrational root", A::sqrt(number("2")), false, "1.4142135624"},
    {"zero times anything is zero", A::multiply(number("0"), A::exp(number("1"))), true, "0"},
    {"a product with an irrational number is not exact",
     A::multiply(number("2"), A::exp(number("1"))), false, "5.4365636569"},
    {"a negative power", A::power(number("-2"), number("-3")), true, "-0.125"},
    {"a rational root as a power", A::power(number("2.25"), number("1.5")), true, "3.375"},
    {"any other power", A::power(number("2"), number("0.1")), false, "1.0717734625"},
    {"a whole power too long for a fraction", A::power(number("1.05"), number("300")), false,
     "2273996.1286023937"},
    {"one to a huge power", A::power(number("-1"), number("1000000001")), true, "-1"},
    {"the noise of 50 digits is no value",
     A::subtract(A::multiply(A::sqrt(number("2")), A::sqrt(number("2"))), number("2")), false, "0"},
    {"the logarithm of the noise beside 1 is 0",
     A::log(A::divide(A::multiply(A::sqrt(number("2")), A::sqrt(number("2"))), number("2"))), false,
     "0"},
    {"the exact arm of a select",
     A::select(A::compare(Operation::less, number("1"), number("2")), number("3"),
               A::exp(number("1"))),
     true, "3"},
    {"the other arm of a select",
     A::select(A::compare(Operation::less, number("2"), number("1")), number("3"),
               A::exp(number("1"))),
     false, "2.7182818285"},
    {"an unused arm may be undefined",
     A::select(number("1"), number("3"), A::divide(number("1"), number("0"))), true, "3"},
};

struct Fault {
    const char* why;
    Number value;
    Trouble trouble;
};

std::ostream& operator<<(std::ostream& out, const Fault& each) {
    return out << each.why;
}

const Fault faults[] = {
    {"division by zero", A::divide(number("1"), number("0")), Trouble::division_by_zero},
    {"division by a zero that is no text",
     A::divide(number("1"), A::subtract(number("2"), number("2"))), Trouble::division_by_zero},
    {"zero to a negative power", A::power(number("0"), number("-1")), Trouble::division_by_zero},
    {"a root of a negative number as a power", A::power(number("-8"), number("0.5")),
     Trouble::power_of_negative},
    {"logarithm of zero", A::log(number("0")), Trouble::log_of_nonpositive},
    {"logarithm of a negative number", A::log(number("-1")), Trouble::log_of_nonpositive},
    {"root of a negative number", A::sqrt(number("-1")), Trouble::root_of_negative},
    {"a power of e that nothing holds", A::exp(number("1e12")), Trouble::overflow},
    {"a number of more than a thousand digits", A::exp(number("3000")), Trouble::overflow},
    {"an angle of very many turns", A::sin(number("1e30")), Trouble::angle_too_large},
    {"a cosine of the same", A::cos(number("-1e300")), Trouble::angle_too_large},
    {"an inverse of what came out as 0", A::divide(number("1"), A::sin(pi_itself())),
     Trouble::division_by_zero},
    {"two irrational numbers that are equal",
     A::compare(Operation::greater, A::exp(number("1")), A::exp(number("1"))), Trouble::tie},
    {"trouble spreads", A::add(number("1"), A::log(number("0"))), Trouble::log_of_nonpositive},
    {"trouble spreads through a condition",
     A::select(A::compare(Operation::less, A::log(number("0")), number("1")), number("1"),
               number("2")),
     Trouble::log_of_nonpositive},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(arithmetic_suite)

BOOST_DATA_TEST_CASE(a_value_is_known_exactly_or_to_its_digits, data::make(cases), each) {
    BOOST_CHECK(each.value.trouble == Trouble::none);
    BOOST_TEST(each.value.exact.has_value() == each.is_exact);
    const decimal::DecimalText expected = decimal::DecimalText::parse(each.decimals);
    if (each.is_exact) {
        BOOST_CHECK(*each.value.exact == expected.value());
        BOOST_CHECK(each.value.decimal == decimal::to_decimal(expected.value()));
    } else {
        BOOST_TEST(decimal::fixed(each.value.decimal, expected.decimals()) == each.decimals);
    }
}

BOOST_DATA_TEST_CASE(what_is_undefined_says_why, data::make(faults), each) {
    BOOST_CHECK(each.value.trouble == each.trouble);
    BOOST_CHECK(!each.value.exact);
}

BOOST_AUTO_TEST_CASE(a_fraction_beyond_256_bits_is_no_longer_exact) {
    Number product = number("0.3");
    int factors = 1;
    for (; product.exact && factors < 200; ++factors)
        product = A::multiply(product, number("0.37"));
    // 3·37^n / 10^(2n+1) has about (n+1)·(5.2 + 6.6) bits.
    BOOST_TEST(factors > 18);
    BOOST_TEST(factors < 24);
    BOOST_TEST(!product.decimal.is_zero());
}

BOOST_AUTO_TEST_CASE(every_lane_of_a_batch_is_what_it_would_be_alone) {
    Record record;
    const Recording recording(record);
    const Real a = testing::given(record, "0.3"), b = testing::given(record, "-1.2");
    const Real c = select(a * b > -1, exp(b) / (1 + a),
                          tanh(a - b) * sqrt(a) + sin(pi() * a) * cos(b) + log(a) + power(b, 3));
    const Real d = select(c <= 0, -c, c);
    using Batch = BatchArithmetic<8>;
    std::vector<Batch::Value> givens(2);
    for (std::size_t k = 0; k < 8; ++k) {
        givens[0].lane[k] = 0.1 + 0.37 * static_cast<double>(k);
        givens[1].lane[k] = -2.0 + 0.51 * static_cast<double>(k);
    }
    const auto batch = replay::replay<Batch>(record, std::span<const Batch::Value>(givens));
    for (std::size_t k = 0; k < 8; ++k) {
        const std::vector<double> own{givens[0].lane[k], givens[1].lane[k]};
        const auto alone = replay::replay<DoubleArithmetic>(record, std::span(own));
        BOOST_TEST(batch[d.node()].lane[k] == alone[d.node()]);
    }
}

BOOST_AUTO_TEST_CASE(a_guard_that_would_go_another_way_is_found_lane_by_lane) {
    Record record;
    const Recording recording(record);
    const Real x = testing::given(record, "1");
    if (x > 0) (void)(x + 1);
    using Batch = BatchArithmetic<8>;
    std::vector<Batch::Value> givens(1);
    for (std::size_t k = 0; k < 8; ++k)
        givens[0].lane[k] = static_cast<double>(k) - 3;
    const auto values = replay::replay<Batch>(record, std::span<const Batch::Value>(givens));
    const auto flipped = flipped_guards<Batch>(record, std::span<const Batch::Value>(values));
    for (std::size_t k = 0; k < 8; ++k)
        BOOST_TEST(flipped[k] == (k <= 3));

    const std::vector<double> negative{-0.5};
    const auto alone = replay::replay<DoubleArithmetic>(record, std::span(negative));
    BOOST_TEST(flipped_guards<DoubleArithmetic>(record, std::span(alone)));
}

BOOST_AUTO_TEST_CASE(a_value_can_be_replaced_on_the_way) {
    Record record;
    const Recording recording(record);
    const Real x = testing::given(record, "2"), square = x * x, y = square + 1;
    const auto givens = typed_givens<DoubleArithmetic>(record);
    const auto values =
        replay::replay<DoubleArithmetic>(record, std::span(givens), [&](Node node, double& value) {
            if (node == square.node()) value = 5;
        });
    BOOST_TEST(values[y.node()] == 6);
}

BOOST_AUTO_TEST_SUITE_END()
