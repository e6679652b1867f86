// Formulas whose truth mathematics tells, sound and faulty.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "longhand/check/formula/formula_judgement.hpp"
#include "longhand/check/formula/points.hpp"
#include "longhand/problem/claim_file.hpp"
#include "longhand/text/error.hpp"

using namespace longhand;
using namespace longhand::check;
namespace data = boost::unit_test::data;

namespace {

/// A claim by the keys below [[formula]].
FormulaClaim claim(const std::string& keys) {
    return ClaimFile::parse("format = 1\n[[formula]]\n" + keys, "c.toml").formulas.front();
}

struct Example {
    const char* why;
    const char* keys;
    const char* verdict;
};

std::ostream& operator<<(std::ostream& out, const Example& each) {
    return out << each.why;
}

const Example examples[] = {
    {"a law of powers", "chain = 'e^(a + b) = e^a*e^b'", "agrees"},
    {"a law of logarithms, where both exist", "chain = 'ln(a*b) = ln(a) + ln(b)'", "agrees"},
    {"roots of squares", "chain = 'sqrt(x^2) = abs(x)'", "agrees"},
    {"roots of squares without the sign", "chain = 'sqrt(x^2) = x'", "agrees_only_where"},
    {"a condition that the document states", "chain = 'sqrt(x^2) = x'\nwhere = ['x > 0']",
     "agrees"},
    {"a condition that it should state", "chain = 'sqrt(x^2) = x'\nonly_where = ['x > 0']",
     "agrees_only_where"},
    {"a condition that is not needed", "chain = 'x + x = 2*x'\nonly_where = ['x > 0']", "agrees"},
    {"an equality as condition", "chain = 'a^2 + b^2 = 1 - 2*a*b'\nwhere = ['a + b = 1']",
     "agrees"},
    {"an equality that is not linear",
     "chain = '1 - a^2 = b^2'\nwhere = ['a^2 + b^2 = 1', 'a > 0']", "agrees"},
    {"without it", "chain = 'a^2 + b^2 = 1 - 2*a*b'", "differs"},
    {"a one-hot vector is its own square",
     "chain = 't ⊙ t = t'\nshapes = { t = 3 }\n"
     "where = ['one_hot(t)']",
     "agrees"},
    {"other vectors are not", "chain = 't ⊙ t = t'\nshapes = { t = 3 }", "differs"},
    {"a whole factor", "chain = '(a + b)^2 - (a - b)^2 = 2*a*b'", "factor 2"},
    {"a fraction as factor", "chain = 'a = 1.5*a'", "factor 2/3"},
    {"a negative factor", "chain = 'a - b = 3*(b - a)'", "factor -1/3"},
    {"a factor by name", "chain = 'α*gradient(w^2, w) = 2*w'", "factor α"},
    {"a factor by name, on the other side", "chain = 'x = N*x'", "factor 1/N"},
    {"a sign", "chain = 'a - b = b - a'", "sign"},
    {"a sign in every element", "chain = 'W*x = -W*x'\nshapes = { W = [2, 3], x = 3 }", "sign"},
    {"another function", "chain = 'σ(x) = tanh(x)'", "differs"},
    {"a wave is no line", "chain = 'sin(x) = x'", "differs"},
    {"the circle", "chain = 'sin(x)^2 + cos(x)^2 = 1'", "agrees"},
    {"a quarter of a turn", "chain = 'sin(x + π/2) = cos(x)'", "agrees"},
    {"half a turn", "chain = 'sin(x + pi) = sin(x)'", "sign"},
    {"the slope of a wave", "chain = 'gradient(sin(2·π·f·t), t) = 2·π·f·cos(2·π·f·t)'", "agrees"},
    {"the slope of a cosine", "chain = 'gradient(cos(x), x) = sin(x)'", "sign"},
    {"a pi that is no name", "chain = 'π = 3.14159265358979'", "differs"},
    {"a small difference", "chain = 'x + 1e-25 = x'", "differs"},
    {"noise of the decimals is no difference", "chain = 'ln(e^x) = x'", "agrees"},
    {"shapes that do not fit", "chain = 'x*W = 1'\nshapes = { W = [2, 2], x = 2 }", "undefined"},
    {"sides of two shapes", "chain = 'W*x = W'\nshapes = { W = [2, 2], x = 2 }", "undefined"},
    {"no numbers at all", "chain = 'ln(-x^2) = 1'", "undefined"},
    {"conditions that exclude each other", "chain = 'x = x'\nwhere = ['x > 1', 'x < 0']",
     "undefined"},
    {"a derivative by what does not matter", "chain = 'gradient(a^2, b) = 0*a'", "agrees"},
    {"a derivative by an intermediate value",
     "chain = 'gradient(E, w) = gradient(E, y)*gradient(y, w)'\n"
     "define = ['y = σ(w*x)', 'E = (y - t)^2']",
     "agrees"},
    {"a derivative by a matrix",
     "chain = 'gradient(L, W) = gradient(L, z)*x^T'\n"
     "shapes = { W = [2, 3], x = 3, u = 2 }\ndefine = ['z = W*x', 'L = sum(u ⊙ z ⊙ z)']",
     "agrees"},
    {"the same not transposed",
     "chain = 'gradient(L, x) = W*gradient(L, z)'\n"
     "shapes = { W = [2, 2], x = 2, u = 2 }\ndefine = ['z = W*x', 'L = sum(u ⊙ z ⊙ z)']",
     "differs"},
    {"a function of one's own",
     "chain = 'f(2*x) = 2*f(x)^2 - 1'\n"
     "define = ['f(u) = (e^u + e^-u)/2']",
     "agrees"},
    {"an arm that hardly any numbers take", "chain = 'if(x > 90, 1, 2) = 2 + 0*x'",
     "agrees_only_where"},
    {"an element of a matrix that is 0 on both sides",
     "chain = '[0*x, x; x, 0] = 2*[0, x; x, 0*x]'", "factor 1/2"},
    {"all of a chain", "chain = '2*x = x + x = x*2 = 4*x/2'", "agrees"},
    {"a large number that nothing uses", "chain = 'x = y'\ndefine = ['C = 1e50']", "differs"},
    {"numbers that are nearly nothing", "chain = 'e^(-200) = 0*x'", "differs"},
    {"the same beside each other", "chain = 'e^(-100)*x = e^(-100)*y'", "differs"},
    {"a small factor", "chain = '2*1e-41*x = 1e-41*x'", "factor 2"},
    {"two conditions on one number", "chain = 'a + b = 1'\nwhere = ['a + b = 1', 'a = 0.3']",
     "agrees"},
    {"a system of equations", "chain = 'x = 1'\nwhere = ['x + y = 3', 'x - y = -1']", "agrees"},
    {"one that is not linear", "chain = 'a^2 + b^2 = 13'\nwhere = ['a*b = 6', 'a + b = 5']",
     "agrees"},
    {"large numbers alone", "chain = 'sqrt((x - 4)^2) = x - 4'\nwhere = ['x > 4']", "agrees"},
    {"small numbers alone", "chain = 'abs(p) = p'\nwhere = ['p > 0', 'p < 0.01']", "agrees"},
    {"probabilities",
     "chain = 'cross_entropy(p, p) = -sum(p ⊙ ln(p))'\nshapes = { p = 4 }\n"
     "where = ['sum(p) = 1', 'min(p) > 0']",
     "agrees"},
    {"an arm far away", "chain = 'if(x > 1000, 1, 0) = 0*x'", "agrees_only_where"},
    {"an arm in one point", "chain = 'if(x = y, 1, 0) = 0*x'", "agrees_only_where"},
    {"above, or not below", "chain = 'step(x) = inclusive_step(x)'", "agrees_only_where"},
    {"a name that is 0", "chain = '0*x + 1 = y + 1 + y'\nwhere = ['x = 0']", "differs"},
    {"a side with one value has no factor",
     "chain = 's = 1'\nshapes = { z = 2 }\n"
     "define = ['s = sum(σ(z))']",
     "differs"},
    {"a large factor", "chain = '1024*x = x'", "factor 1024"},
    {"a small fraction", "chain = 'x/50000 = x'", "factor 1/50000"},
    {"a transposed number", "chain = '(x^T*y)^T = y^T*x'\nshapes = { x = 3, y = 3 }", "agrees"},
    {"a temperature called T", "chain = 'softmax(z/T) = softmax(2*z/(2*T))'\nshapes = { z = 2 }",
     "agrees"},
    {"a condition that does not help", "chain = 'sqrt(x^2) = x'\nonly_where = ['y >= 0']",
     "differs"},
    {"one link of a chain", "chain = '2*x = x + x = 3*x'", "factor 2/3"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(formula_suite)

BOOST_DATA_TEST_CASE(each_formula_gets_its_verdict, data::make(examples), each) {
    BOOST_TEST(judge(claim(each.keys)).verdict() == each.verdict);
}

BOOST_AUTO_TEST_CASE(agreement_rests_on_enough_points) {
    for (const char* keys : {"chain = 'x + x = 2*x'", "chain = 'ln(x) = -ln(1/x)'",
                             "chain = 'max(a, b) = (a + b + abs(a - b))/2'"}) {
        const FormulaJudgement judgement = judge(claim(keys));
        BOOST_TEST(judgement.agrees());
        BOOST_TEST(judgement.deciding().points >= 20U);
    }
}

BOOST_AUTO_TEST_CASE(points_meet_their_conditions_and_take_both_arms) {
    const FormulaClaim formula =
        claim("chain = 'if(a > b, a, b) = max(a, b)'\nwhere = ['a + b + c = 1', 'c < 0.5']");
    const RecordedFormula recorded(formula);
    std::vector<Node> wanted;
    for (const RecordedSide& side : recorded.chain())
        wanted.insert(wanted.end(), side.nodes.begin(), side.nodes.end());
    const std::vector<Point> points = draw_points(recorded, recorded.where(), wanted);
    BOOST_TEST(points.size() >= usual_points);
    const auto value = [&](const Point& point, const char* name) {
        return point[recorded.numbers().at(name)];
    };
    std::size_t larger = 0;
    for (const Point& point : points) {
        const decimal::Decimal sum = value(point, "a") + value(point, "b") + value(point, "c");
        BOOST_TEST(boost::multiprecision::abs(sum - 1) < decimal::Decimal("1e-40"));
        BOOST_TEST(value(point, "c") < decimal::Decimal("0.5"));
        larger += value(point, "a") > value(point, "b") ? 1 : 0;
    }
    BOOST_TEST(larger > 0U);
    BOOST_TEST(larger < points.size());
}

BOOST_AUTO_TEST_CASE(what_means_nothing_has_its_reason) {
    const auto reason = [](const char* keys) { return judge(claim(keys)).deciding().reason->id(); };
    BOOST_TEST(reason("chain = 'x*W = 1'\nshapes = { W = [2, 2], x = 2 }") == "matrix.shape");
    BOOST_TEST(reason("chain = 'W*x = W'\nshapes = { W = [2, 2], x = 2 }") == "formula.sides");
    BOOST_TEST(reason("chain = 'ln(-x^2) = 1'") == "formula.points");
}

BOOST_AUTO_TEST_CASE(an_example_shows_the_difference) {
    const FormulaJudgement judgement = judge(claim("chain = 'a*b = a + b'"));
    const CounterExample& example = *judgement.deciding().example;
    BOOST_TEST_REQUIRE(example.numbers.size() == 2U);
    BOOST_TEST(example.numbers[0].first == "a");
    const double a = std::stod(example.numbers[0].second), b = std::stod(example.numbers[1].second);
    BOOST_TEST(std::stod(example.left) == a * b, boost::test_tools::tolerance(1e-5));
    BOOST_TEST(std::stod(example.right) == a + b, boost::test_tools::tolerance(1e-5));
}

BOOST_AUTO_TEST_CASE(an_expected_verdict_passes_and_a_correction_must_hold) {
    const auto passes = [](const char* keys) { return judge(claim(keys)).passes(); };
    BOOST_TEST(passes("chain = 'x = x'"));
    BOOST_TEST(!passes("chain = 'x = 2*x'"));
    BOOST_TEST(passes("chain = 'x = 2*x'\nverdict = 'factor 1/2'"));
    BOOST_TEST(!passes("chain = 'x = 2*x'\nverdict = 'factor 2'"));
    BOOST_TEST(!passes("chain = 'x = x'\nverdict = 'sign'"));
    BOOST_TEST(!passes("chain = '2*x = x = y'\nverdict = 'factor 2'"));
    BOOST_TEST(passes("chain = 'x = 2*x'\nverdict = 'factor 1/2'\ncorrection = 'x + x = 2*x'"));
    BOOST_TEST(!passes("chain = 'x = 2*x'\nverdict = 'factor 1/2'\ncorrection = 'x = 3*x'"));
}

BOOST_AUTO_TEST_CASE(mistakes_of_the_claim_itself_are_errors_at_its_place) {
    const auto error = [](const char* keys) -> std::string {
        try {
            judge(claim(keys));
        } catch (const Error& told) {
            return told.id() + " " + told.place();
        }
        return "";
    };
    BOOST_TEST(error("chain = 'sigmod(x) = 1'") == "formula.function c.toml:2:1");
    BOOST_TEST(error("chain = 'σ(x, 2, 3) = 1'") == "formula.arguments c.toml:2:1");
    BOOST_TEST(error("chain = 'x = x'\nverdict = 'wrong'") == "formula.verdict c.toml:2:1");
    BOOST_TEST(error("chain = 'x = x'\nverdict = 'factor'") == "formula.verdict c.toml:2:1");
    BOOST_TEST(error("chain = 'x = x'\ndefine = ['y = W*x']\nshapes = { W = [2, 2], x = 3 }") ==
               "matrix.shape c.toml:2:1");
    BOOST_TEST(error("chain = '∂E/∂w = x'") == "formula.derivative c.toml:2:1");
    BOOST_TEST(error("chain = 'x = x'\nshapes = { X = 2 }") == "formula.shape c.toml:2:1");
    BOOST_TEST(error("chain = 'x = f(x)'\ndefine = ['f(u) = u', 'f(u) = 2*u']") ==
               "id.twice c.toml:2:1");
    BOOST_TEST(error("chain = 'x = σ(x)'\ndefine = ['σ(u) = u']") == "id.twice c.toml:2:1");
    BOOST_TEST(error("chain = 'gradient(E, y) = 2*(y - t)'\n"
                     "define = ['y = σ(z)', 'E = (t - σ(z))^2']") ==
               "formula.independent c.toml:2:1");
    BOOST_TEST(error("chain = 'x = x'\nwhere = ['one_hot(y)']\ndefine = ['y = x + 1']") ==
               "formula.where c.toml:2:1");
}

BOOST_AUTO_TEST_SUITE_END()
