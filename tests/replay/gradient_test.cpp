#include "longhand/replay/gradient.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <functional>
#include <ostream>

#include "longhand/decimal/rounding.hpp"
#include "longhand/replay/decimal_arithmetic.hpp"
#include "longhand/replay/replay.hpp"
#include "tests/record/support.hpp"

using namespace longhand;
using decimal::Decimal;
namespace data = boost::unit_test::data;

namespace {

using Variables = std::vector<Real>;

/// A function of two variables at (0.7, −0.4), with its partial derivatives worked out by hand.
struct Case {
    const char* why;
    std::function<Real(Real, Real)> f;
    std::function<Real(Real, Real)> by_x, by_y;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.why;
}

Real zero(Real, Real) {
    return 0;
}

const Case cases[] = {
    {"sum", [](Real x, Real y) { return x + y; }, [](Real, Real) { return Real(1); },
     [](Real, Real) { return Real(1); }},
    {"difference", [](Real x, Real y) { return x - y; }, [](Real, Real) { return Real(1); },
     [](Real, Real) { return Real(-1); }},
    {"product", [](Real x, Real y) { return x * y; }, [](Real, Real y) { return y; },
     [](Real x, Real) { return x; }},
    {"quotient", [](Real x, Real y) { return x / y; }, [](Real, Real y) { return 1 / y; },
     [](Real x, Real y) { return -x / (y * y); }},
    {"opposite", [](Real x, Real) { return -x; }, [](Real, Real) { return Real(-1); }, zero},
    {"powers", [](Real x, Real y) { return power(x, 3) * power(y, -2); },
     [](Real x, Real y) { return 3 * x * x / (y * y); },
     [](Real x, Real y) { return -2 * x * x * x / (y * y * y); }},
    {"power one", [](Real x, Real) { return power(x, 1); }, [](Real, Real) { return Real(1); },
     zero},
    {"power two", [](Real x, Real) { return power(x, 2); }, [](Real x, Real) { return 2 * x; },
     zero},
    {"a negative power alone", [](Real x, Real) { return power(x, -5); },
     [](Real x, Real) { return -5 / power(x, 6); }, zero},
    {"power zero", [](Real x, Real) { return power(x, 0); }, zero, zero},
    {"exponential", [](Real x, Real y) { return exp(x * y); },
     [](Real x, Real y) { return y * exp(x * y); }, [](Real x, Real y) { return x * exp(x * y); }},
    {"logarithm", [](Real x, Real y) { return log(x + y * y); },
     [](Real x, Real y) { return 1 / (x + y * y); },
     [](Real x, Real y) { return 2 * y / (x + y * y); }},
    {"hyperbolic tangent", [](Real x, Real y) { return tanh(x) * y; },
     [](Real x, Real y) { return y * (1 - tanh(x) * tanh(x)); },
     [](Real x, Real) { return tanh(x); }},
    {"sine", [](Real x, Real y) { return sin(pi() * x) * y; },
     [](Real x, Real y) { return pi() * cos(pi() * x) * y; },
     [](Real x, Real) { return sin(pi() * x); }},
    {"cosine", [](Real x, Real y) { return cos(x * y); },
     [](Real x, Real y) { return -y * sin(x * y); },
     [](Real x, Real y) { return -x * sin(x * y); }},
    {"root", [](Real x, Real y) { return sqrt(x) + y; },
     [](Real x, Real) { return 1 / (2 * sqrt(x)); }, [](Real, Real) { return Real(1); }},
    {"logistic", [](Real x, Real y) { return 1 / (1 + exp(-(x * y))); },
     [](Real x, Real y) {
         const Real s = 1 / (1 + exp(-(x * y)));
         return y * s * (1 - s);
     },
     [](Real x, Real y) {
         const Real s = 1 / (1 + exp(-(x * y)));
         return x * s * (1 - s);
     }},
    {"the chosen arm counts", [](Real x, Real y) { return select(x > y, x * y, x * x * y); },
     [](Real, Real y) { return y; }, [](Real x, Real) { return x; }},
    {"the other arm counts", [](Real x, Real y) { return select(x < y, x * y, x * x * y); },
     [](Real x, Real y) { return 2 * x * y; }, [](Real x, Real) { return x * x; }},
    {"a value used twice",
     [](Real x, Real y) {
         const Real z = x * y;
         return z * z + z;
     },
     [](Real x, Real y) { return 2 * x * y * y + y; },
     [](Real x, Real y) { return 2 * x * x * y + x; }},
    {"a copy", [](Real x, Real y) { return copy(x) * y; }, [](Real, Real y) { return y; },
     [](Real x, Real) { return x; }},
    {"no dependence", [](Real, Real) { return Real(3) * Real(2); }, zero, zero},
};

struct Fixture {
    Record record;
    Recording recording{record};
    Real x = testing::given(record, "0.7");
    Real y = testing::given(record, "-0.4");

    std::vector<Decimal> replay(Decimal at_x, Decimal at_y) const {
        const std::vector<Decimal> givens{at_x, at_y};
        return replay::replay<replay::DecimalArithmetic>(record, std::span(givens));
    }
};

bool close(const Decimal& a, const Decimal& b, const char* tolerance) {
    return boost::multiprecision::abs(a - b) < Decimal(tolerance);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(gradient_suite, Fixture)

BOOST_DATA_TEST_CASE_F(Fixture, three_ways_agree, data::make(cases), each) {
    const Real f = each.f(x, y);
    const std::vector<Real> swept = gradient(f, {x, y});
    const Real by_hand[] = {each.by_x(x, y), each.by_y(x, y)};
    const Real swept_nodes[] = {copy(swept[0]), copy(swept[1])},
               hand_nodes[] = {copy(by_hand[0]), copy(by_hand[1])};
    const Node f_node = copy(f).node();

    const Decimal at_x("0.7"), at_y("-0.4"), h("1e-15");
    const auto values = replay(at_x, at_y);
    const Decimal differences[] = {
        (replay(at_x + h, at_y)[f_node] - replay(at_x - h, at_y)[f_node]) / (2 * h),
        (replay(at_x, at_y + h)[f_node] - replay(at_x, at_y - h)[f_node]) / (2 * h)};
    for (int k = 0; k < 2; ++k) {
        BOOST_TEST(close(values[swept_nodes[k].node()], values[hand_nodes[k].node()], "1e-45"));
        BOOST_TEST(close(values[swept_nodes[k].node()], differences[k], "1e-26"));
    }
}

BOOST_AUTO_TEST_CASE(a_gradient_can_be_differentiated_again) {
    const Real f = exp(x * y);
    const Real second = copy(gradient(gradient(f, x), y));
    const Real by_hand = (1 + x * y) * exp(x * y);
    const auto values = replay(Decimal("0.7"), Decimal("-0.4"));
    BOOST_TEST(close(values[second.node()], values[by_hand.node()], "1e-45"));
}

BOOST_AUTO_TEST_CASE(a_gradient_replays_with_other_givens) {
    const Real derivative = gradient(x * x * y, x);
    const auto values = replay(Decimal("3"), Decimal("5"));
    BOOST_TEST(close(values[derivative.node()], Decimal(30), "1e-45"));
}

BOOST_AUTO_TEST_CASE(factors_of_one_and_terms_of_zero_are_not_recorded) {
    const Real f = x * y + y;
    const auto before = static_cast<Node>(record.tape().size());
    const std::vector<Real> swept = gradient(f, {x, y});
    BOOST_TEST(swept[0].node() == y.node());
    // ∂f/∂y = 1 + x: the 1 of the last sum, then x from the product.
    const std::vector<std::string> expected{"n4=constant 1", "n5=n4+n0"};
    BOOST_TEST(testing::operations(record, before) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(two_minus_signs_of_the_sweep_leave_nothing) {
    const Real logistic = 1 / (1 + exp(-x));
    const auto before = static_cast<Node>(record.tape().size());
    gradient(logistic, x);
    // n2 = −x, n3 = e^(−x), n5 = 1 + e^(−x), n6 = 1 / n5: y / (1 + e^(−x)) · e^(−x), without a
    // sign.
    const std::string quotient = "n" + std::to_string(before) + "=n" +
                                 std::to_string(logistic.node()) + "/n" +
                                 std::to_string(record.tape().right(logistic.node()));
    const std::vector<std::string> words = testing::operations(record, before);
    BOOST_REQUIRE(words.size() == 2u);
    BOOST_TEST(words[0] == quotient);
    BOOST_TEST(words[1].find("*") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(terms_of_different_signs_are_subtracted) {
    const auto operations_for = [&](Real f) {
        const auto before = static_cast<Node>(record.tape().size());
        gradient(f, x);
        return testing::operations(record, before);
    };
    // ∂/∂x of x·y − e^x·y and of e^x·y − x·y, with e^x·y = a.
    for (const bool minus_first : {false, true}) {
        const Real product = x * y, other = exp(x) * y;
        const std::vector<std::string> words =
            operations_for(minus_first ? other - product : product - other);
        BOOST_REQUIRE(words.size() == 2u);
        BOOST_TEST(words[1].find("-") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(an_elementwise_gradient_takes_each_element_by_its_own) {
    const Matrix v({1, 2}, {x, y});
    const Matrix squares = apply([](Real element) { return element * element; }, v);
    const Matrix slopes = elementwise_gradient(squares, v);
    BOOST_CHECK(slopes.shape() == v.shape());
    BOOST_TEST(slopes(1, 1).value() == 2 * 0.7);
    BOOST_TEST(slopes(1, 2).value() == 2 * -0.4);
    BOOST_CHECK_EXCEPTION(elementwise_gradient(squares, transpose(v)), Error,
                          testing::has_id("matrix.shape"));
}

// The two halves are recorded in either order here, as one compiler or the other would.
BOOST_AUTO_TEST_CASE(the_terms_of_a_gradient_stand_in_the_order_of_the_formula) {
    const auto terms = [&](bool left_first) {
        Real left, right;
        if (left_first) left = x * y;
        right = exp(x);
        if (!left_first) left = x * y;
        const Node sum = gradient(left + right, x).node();
        const Tape& tape = record.tape();
        return std::pair(tape.value(tape.left(sum)), tape.value(tape.right(sum)));
    };
    BOOST_CHECK(terms(true) == terms(false));
}

BOOST_AUTO_TEST_CASE(nothing_is_recorded_beyond_the_variables) {
    const Real h = tanh(x);
    const Real f = h * y;
    const std::size_t before = record.tape().size();
    BOOST_TEST(gradient(f, h).node() == y.node());
    BOOST_TEST(record.tape().size() == before);
}

BOOST_AUTO_TEST_CASE(a_matrix_gradient_has_the_shape_of_the_matrix) {
    const Matrix W({2, 2}, testing::givens(record, {"1", "2", "3", "4"}));
    const Matrix v = vector({x, y});
    const Matrix z = W * v;
    const Matrix by_W = gradient(z(1) * z(1) + z(2), W);
    BOOST_CHECK(by_W.shape() == W.shape());
    BOOST_TEST(by_W(2, 1).value() == x.value());
    BOOST_TEST(by_W(2, 2).value() == y.value());
    BOOST_TEST(by_W(1, 1).value() == 2 * z(1).value() * x.value());
}

BOOST_AUTO_TEST_SUITE_END()
