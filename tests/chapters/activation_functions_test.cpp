// The chapter's values against the functions of <cmath> and the documents' formulas, written out
// here in plain double, and its derivatives three ways: formula, reverse sweep, central difference.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <functional>
#include <ostream>

#include "longhand/chapter.hpp"
#include "tests/chapters/chapter_values.hpp"

using namespace longhand;
namespace data = boost::unit_test::data;

namespace {

constexpr double inputs[] = {-2, -0.5, 0, 1};

double sigma(double x) {
    return 1 / (1 + std::exp(-x));
}

struct Values {
    const char* step;
    std::function<double(double)> plain;
};
std::ostream& operator<<(std::ostream& out, const Values& row) {
    return out << row.step;
}

const Values values[] = {
    {"linear/y", [](double x) { return 2 * x + 1; }},
    {"step/u", [](double x) { return x > 0 ? 1 : 0; }},
    {"step/v", [](double x) { return x < 0 ? 0 : 1; }},
    {"logistic/s", sigma},
    {"logistic/p", [](double x) { return 1 - sigma(x); }},
    {"logistic/q", [](double x) { return sigma(-x); }},
    {"tanh/t", [](double x) { return std::tanh(x); }},
    {"tanh/by_powers", [](double x) { return std::tanh(x); }},
    {"tanh/by_logistic", [](double x) { return std::tanh(x); }},
    {"relu/r", [](double x) { return std::max(0.0, x); }},
    {"relu/cases", [](double x) { return std::max(0.0, x); }},
    {"leaky_relu/l", [](double x) { return std::max(0.1 * x, x); }},
    {"maxout_relu/m", [](double x) { return std::max(0.0, x); }},
    {"maxout_leaky/m", [](double x) { return std::max(0.1 * x, x); }},
    {"elu/z", [](double x) { return x < 0 ? std::expm1(x) : x; }},
};

/// The steps that give one derivative, with the function and the derivative by hand. At 0 the
/// derivative is that of the arm which the documents' formula takes there.
struct Derivative {
    std::vector<const char*> steps;
    std::function<double(double)> function, by_hand;
    bool has_corner = false;
};
std::ostream& operator<<(std::ostream& out, const Derivative& row) {
    return out << row.steps.front();
}

const Derivative derivatives[] = {
    {{"linear/slope"}, [](double x) { return 2 * x + 1; }, [](double) { return 2; }},
    {{"slope/s", "slope/backwards"},
     sigma,
     [](double x) { return std::exp(-x) / std::pow(1 + std::exp(-x), 2); }},
    {{"tanh/slope"},
     [](double x) { return std::tanh(x); },
     [](double x) { return 1 / std::pow(std::cosh(x), 2); }},
    {{"relu/slope"},
     [](double x) { return std::max(0.0, x); },
     [](double x) { return x > 0 ? 1 : 0; },
     true},
    {{"leaky_relu/slope", "maxout_leaky/slope"},
     [](double x) { return std::max(0.1 * x, x); },
     [](double x) { return x > 0 ? 1 : 0.1; },
     true},
    {{"elu/slope", "elu/backwards"},
     [](double x) { return x < 0 ? std::expm1(x) : x; },
     [](double x) { return x < 0 ? std::exp(x) : 1; }},
};

const testing::ChapterValues& chapter() {
    static const testing::ChapterValues recorded("activation_functions");
    return recorded;
}

bool close(double a, double b, double tolerance = 1e-12) {
    return std::abs(a - b) <= tolerance;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(activation_functions_suite)

BOOST_DATA_TEST_CASE(values_are_those_of_the_formula, data::make(values), row) {
    const std::vector<double> found = chapter().doubles(row.step);
    BOOST_REQUIRE(found.size() == std::size(inputs));
    for (std::size_t k = 0; k < found.size(); ++k) {
        BOOST_TEST_INFO("at " << inputs[k]);
        BOOST_TEST(close(found[k], row.plain(inputs[k])));
    }
}

BOOST_DATA_TEST_CASE(derivatives_agree_three_ways, data::make(derivatives), row) {
    constexpr double h = 1e-5;
    for (const char* step : row.steps) {
        const std::vector<double> found = chapter().doubles(step);
        BOOST_REQUIRE(found.size() == std::size(inputs));
        for (std::size_t k = 0; k < found.size(); ++k) {
            const double x = inputs[k];
            BOOST_TEST_INFO(step << " at " << x);
            BOOST_TEST(close(found[k], row.by_hand(x)));
            if (row.has_corner && x == 0) continue;
            const double difference = (row.function(x + h) - row.function(x - h)) / (2 * h);
            // Where only the second derivative jumps, the difference is off by about h.
            BOOST_TEST(close(found[k], difference, x == 0 ? h : 1e-9));
        }
    }
}

BOOST_AUTO_TEST_CASE(sigma_of_zero_is_a_half_and_its_slope_a_quarter_exactly) {
    BOOST_TEST(chapter().is_exactly("logistic/at_zero", {1, 2}));
    BOOST_TEST(chapter().is_exactly("slope/at_zero", {1, 4}));
}

BOOST_AUTO_TEST_CASE(the_limits_are_never_reached) {
    for (const char* far : {"20", "40", "100"}) {
        const testing::ChapterValues distant("activation_functions",
                                             testing::numbers("logistic/far", {far}));
        const replay::Number right = distant("logistic/right").front(),
                             left = distant("logistic/left").front();
        BOOST_TEST_INFO(far);
        BOOST_CHECK(right.decimal < 1 && right.decimal > 1 - decimal::Decimal("3e-9"));
        BOOST_CHECK(left.decimal > 0 && left.decimal < decimal::Decimal("3e-9"));
        BOOST_CHECK(!right.exact && !left.exact);
    }
}

BOOST_AUTO_TEST_CASE(the_two_sides_mirror_each_other_to_every_digit) {
    const auto p = chapter()("logistic/p"), q = chapter()("logistic/q");
    for (std::size_t k = 0; k < p.size(); ++k)
        BOOST_CHECK(abs(p[k].decimal - q[k].decimal) < decimal::Decimal("1e-45"));
}

BOOST_AUTO_TEST_CASE(maxout_is_relu_and_leaky_relu_exactly) {
    for (const char* step : {"maxout_relu/difference", "maxout_leaky/difference"}) {
        for (const replay::Number& difference : chapter()(step))
            BOOST_CHECK(difference.exact && *difference.exact == 0);
    }
}

BOOST_AUTO_TEST_CASE(a_step_teaches_nothing) {
    Worksheet::record([](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "0.5");
        BOOST_TEST(gradient(neural::inclusive_step(x), x).value() == 0);
        BOOST_TEST(gradient(neural::step(x), x).value() == 0);
    });
}

BOOST_AUTO_TEST_SUITE_END()
