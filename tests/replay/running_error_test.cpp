#include "longhand/replay/running_error.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "longhand/replay/number.hpp"

using namespace longhand;
using namespace longhand::replay;

namespace {

using Rough = RunningErrorArithmetic;
using Exact = NumberArithmetic;

/// A value both ways.
struct Pair {
    Bounded rough;
    Number exact;
};

/// Draws the same calculations on every platform.
class Calculations {
  public:
    std::size_t below(std::size_t end) {
        return boost::random::uniform_int_distribution<std::size_t>(0, end - 1)(engine_);
    }

    /// A decimal of any size that exercises have, now and then a very large one.
    Pair given() {
        const std::string digits = std::to_string(1 + below(99'999));
        const std::string exponent = std::to_string(static_cast<int>(below(24)) - 8);
        const auto text =
            decimal::DecimalText::parse((below(2) == 0 ? "-" : "") + digits + "e" + exponent);
        return {Rough::from_text(text), Exact::from_text(text)};
    }

    Pair combined(const Pair& a, const Pair& b) {
        switch (below(11)) {
            case 0:
                return {Rough::add(a.rough, b.rough), Exact::add(a.exact, b.exact)};
            case 1:
            case 2:
                return {Rough::subtract(a.rough, b.rough), Exact::subtract(a.exact, b.exact)};
            case 3:
                return {Rough::multiply(a.rough, b.rough), Exact::multiply(a.exact, b.exact)};
            case 4:
                return {Rough::divide(a.rough, b.rough), Exact::divide(a.exact, b.exact)};
            case 5:
                return {Rough::exp(a.rough), Exact::exp(a.exact)};
            case 6:
                return {Rough::tanh(a.rough), Exact::tanh(a.exact)};
            case 7:
                return {Rough::log(a.rough), Exact::log(a.exact)};
            case 8:
                return {Rough::sin(a.rough), Exact::sin(a.exact)};
            case 9:
                return {Rough::cos(a.rough), Exact::cos(a.exact)};
            default:
                return {Rough::sqrt(a.rough), Exact::sqrt(a.exact)};
        }
    }

  private:
    boost::random::mt19937 engine_{7};
};

bool is_within(const Pair& pair) {
    const decimal::Decimal off = abs(decimal::Decimal(pair.rough.value) - pair.exact.decimal);
    return off <= decimal::Decimal(pair.rough.error);
}

bool is_bounded(const Pair& pair) {
    return std::isfinite(pair.rough.error) && pair.exact.trouble == Trouble::none;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(running_error_suite)

BOOST_AUTO_TEST_CASE(the_bound_holds_in_random_calculations) {
    Calculations random;
    int bounded = 0;
    for (int k = 0; k < 2000; ++k) {
        std::vector<Pair> values{random.given(), random.given(), random.given()};
        for (int step = 0; step < 8; ++step) {
            const Pair& a = values[random.below(values.size())];
            const Pair& b = values[random.below(values.size())];
            const Pair next = random.combined(a, b);
            if (!is_bounded(next)) continue;
            ++bounded;
            BOOST_TEST_REQUIRE(is_within(next));
            values.push_back(next);
        }
    }
    BOOST_TEST(bounded > 5000);
}

BOOST_AUTO_TEST_CASE(it_is_small_where_nothing_cancels_and_large_where_something_does) {
    const auto from = [](const char* text) {
        return Rough::from_text(decimal::DecimalText::parse(text));
    };
    const Bounded sum = Rough::add(from("0.1"), from("0.2"));
    BOOST_TEST(sum.error < 1e-14);
    const Bounded large = Rough::multiply(from("1.31"), from("1e14"));
    const Bounded rest = Rough::subtract(Rough::add(large, from("0.31")), large);
    BOOST_TEST(rest.error > std::abs(rest.value - 0.31));
    BOOST_TEST(rest.error > 0.01);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_told_is_unbounded) {
    const Bounded nearly{1.0, 1e-3};
    BOOST_TEST(!std::isfinite(Rough::divide({1, 0}, {0, 0}).error));
    BOOST_TEST(!std::isfinite(Rough::divide({1, 0}, {1e-4, 1e-3}).error));
    BOOST_TEST(!std::isfinite(Rough::log({1e-4, 1e-3}).error));
    BOOST_TEST(!std::isfinite(Rough::sqrt({-1, 0}).error));
    BOOST_TEST(!std::isfinite(Rough::exp({1000, 0}).error));
    const Bounded open = Rough::compare(Operation::less, nearly, {1.0005, 0});
    BOOST_TEST(!std::isfinite(open.error));
    BOOST_TEST(!std::isfinite(Rough::select(open, {1, 0}, {2, 0}).error));
    const Bounded certain = Rough::compare(Operation::less, nearly, {1.1, 0});
    BOOST_TEST(certain.error == 0);
    BOOST_TEST(Rough::select(certain, {1, 0}, {2, 0}).value == 1);
}

BOOST_AUTO_TEST_CASE(only_what_is_certainly_outside_is) {
    BOOST_TEST(!(Bounded{1.0, 0.1}.is_outside(0.0, 0.9)));
    BOOST_TEST((Bounded{1.0, 0.1}.is_outside(0.0, 0.89)));
    BOOST_TEST(!(Bounded{1.0, 0.1}.is_outside(1.1, 2.0)));
    BOOST_TEST((Bounded{1.0, 0.1}.is_outside(1.11, 2.0)));
    const double infinite = std::numeric_limits<double>::infinity();
    BOOST_TEST(!(Bounded{0, infinite}.is_outside(5, 6)));

    using replay::NumberArithmetic;
    const replay::Number third = NumberArithmetic::from_exact(decimal::Rational(1, 3));
    BOOST_TEST(!Rough::from_number(third).is_outside(1.0 / 3, 1.0 / 3));
    const replay::Number none =
        NumberArithmetic::divide(third, NumberArithmetic::from_exact(decimal::Rational(0)));
    BOOST_TEST(!Rough::from_number(none).is_outside(5, 6));
}

BOOST_AUTO_TEST_SUITE_END()
