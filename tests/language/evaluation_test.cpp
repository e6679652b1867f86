// Every value here was worked out by hand, or by the functions of the C++ library.
#include "longhand/language/evaluation.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <cmath>
#include <map>

#include "longhand/language/formula_error.hpp"
#include "longhand/language/functions.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::language;
namespace data = boost::unit_test::data;

namespace {

class Variables : public Names {
  public:
    std::map<std::string, Value, std::less<>> values;
    std::map<std::string, std::vector<Value>, std::less<>> old;

    std::optional<Value> find(std::string_view name) const override {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    }
    std::vector<std::string> known() const override {
        std::vector<std::string> names;
        for (const auto& each : values)
            names.push_back(each.first);
        return names;
    }
    std::optional<int> whole_number(std::string_view name) const override {
        return name == "pass" ? std::optional(2) : std::nullopt;
    }
    std::vector<Value> older(std::string_view name) const override {
        const auto found = old.find(name);
        return found == old.end() ? std::vector<Value>{} : found->second;
    }
};

struct Fixture {
    Record record;
    Recording recording{record};
    Variables names;
    OwnFunctions own;

    Fixture() {
        names.values.emplace("a", given("2"));
        names.values.emplace("b", given("-0.5"));
        names.values.emplace("x", vector({given("1"), given("-2"), given("3")}));
        names.values.emplace("W", Matrix({2, 3}, {given("1"), given("2"), given("3"), given("4"),
                                                  given("5"), given("6")}));
        names.values.emplace("h[1]", given("7"));
        for (const char* text : {"f(u) = u^2 - 2", "g(u, v) = f(u) + v", "double(u) = 2*u",
                                 "gate(u) = if(u > 0, u, 0)"})
            own.push_back(parse_definition(text));
    }

    Real given(const char* text) {
        return RealAccess::at(record, record.given(decimal::DecimalText::parse(text)));
    }

    Value value(std::string_view formula) { return evaluate(parse(formula), names, own); }
};

std::vector<double> doubles(const Value& value) {
    if (const auto* one = std::get_if<Real>(&value)) return {one->value()};
    std::vector<double> all;
    for (const Real element : std::get<Matrix>(value).row_by_row())
        all.push_back(element.value());
    return all;
}

struct Case {
    const char* formula;
    std::vector<double> values;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.formula;
}

double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}

const double total = std::exp(1) + std::exp(-2) + std::exp(3);

const Case cases[] = {
    {"a + b*3 - 1", {-0.5}},
    {"-a^2", {-4}},
    {"a^b", {std::sqrt(0.5)}},
    {"(1 + 0.05)^10", {std::pow(1.05, 10)}},
    {"e^a", {std::exp(2)}},
    {"e", {std::exp(1)}},
    {"x[2]*W[2,3] + h[1]", {-5}},
    {"x[pass] + x[pass + 1]", {1}},
    {"W*x", {6, 12}},
    {"Wᵀ", {1, 4, 2, 5, 3, 6}},
    {"(W^T)[3,1]", {3}},
    {"transpose(W)[2,1]", {2}},
    {"xᵀ*x", {14}},
    {"(xᵀ*x)[1]", {14}},
    {"x*xᵀ", {1, -2, 3, -2, 4, -6, 3, -6, 9}},
    {"outer(x, x)", {1, -2, 3, -2, 4, -6, 3, -6, 9}},
    {"x⊙x", {1, 4, 9}},
    {"a⊙b", {-1}},
    {"[a; b][1]*[b] + [a]", {1}},
    {"hadamard(x, x)", {1, 4, 9}},
    {"identity(x)", {1, -2, 3}},
    {"identity_derivative(x)", {1, 1, 1}},
    {"step_derivative(x)", {0, 0, 0}},
    {"sigmoid_derivative_from_output(0.25)", {0.1875}},
    {"tanh_derivative_from_output(0.5)", {0.75}},
    {"softmax_cross_entropy_gradient((0.3, 0.2, 0.5), (0, 1, 0))", {0.3, -0.8, 0.5}},
    {"x^2", {1, 4, 9}},
    {"1 - x", {0, 3, -2}},
    {"x - 1", {0, -3, 2}},
    {"a*x", {2, -4, 6}},
    {"x*a", {2, -4, 6}},
    {"x/a", {0.5, -1, 1.5}},
    {"a/x", {2, -1, 2.0 / 3}},
    {"-x", {-1, 2, -3}},
    {"(a, b)", {2, -0.5}},
    {"[a, b; 1, 2]*(1, 2)", {1, 5}},
    {"[a, b][2]", {-0.5}},
    {"count(W) + √(a)*√(a)", {8}},
    {"sum(x) + mean(x)", {2 + 2.0 / 3}},
    {"column_sums(W)", {5, 7, 9}},
    {"row_sums(W)", {6, 15}},
    {"add_to_rows(W, [1, 1, 1])", {2, 3, 4, 5, 6, 7}},
    {"dot(x, [1, 1, 2])", {5}},
    // (2·4 + 1·3) / (4 + 1); 1.5·x through (1, 1), (2, 4), (3, 4), whose means are 2 and 3.
    {"least_squares([2; 1], [4; 3])", {2.2}},
    {"least_squares([1, 1; 1, 2; 1, 3], (1, 4, 4))[2]", {1.5}},
    {"gradient(least_squares([2; 1], [a; 3])[1], a)", {0.4}},
    {"max(a, b, 3)", {3}},
    {"max(x)", {3}},
    {"min(x)", {-2}},
    {"max(0, x)", {1, 0, 3}},
    {"abs(x)", {1, 2, 3}},
    {"sqrt(a)*ln(a)*exp(b)", {std::sqrt(2) * std::log(2) * std::exp(-0.5)}},
    {"exp(x)", {std::exp(1), std::exp(-2), std::exp(3)}},
    {"σ(x)", {sigmoid(1), sigmoid(-2), sigmoid(3)}},
    {"sigmoid(a)", {sigmoid(2)}},
    {"sigmoid_derivative(a)", {sigmoid(2) * (1 - sigmoid(2))}},
    {"σ'(a)", {sigmoid(2) * (1 - sigmoid(2))}},
    {"tanh(a)", {std::tanh(2)}},
    {"sin(a)", {std::sin(2)}},
    {"cos(x)", {std::cos(1), std::cos(-2), std::cos(3)}},
    {"2*pi - 2·π", {0}},
    {"sin(π/6)", {0.5}},
    {"cos(2·π·a)^2", {1}},
    {"each(sin, x)", {std::sin(1), std::sin(-2), std::sin(3)}},
    {"gradient(sin(π·a), a)", {std::acos(-1.0)}},
    {"gradient(cos(b), b)", {std::sin(0.5)}},
    {"tanh′(a)", {1 - std::tanh(2) * std::tanh(2)}},
    {"ReLU(x)", {1, 0, 3}},
    {"relu_derivative(x)", {1, 0, 1}},
    {"leaky_relu(b)", {-0.05}},
    {"leaky_relu(x, 0.5)", {1, -1, 3}},
    {"leaky_relu_derivative(x, 0.5)", {1, 0.5, 1}},
    {"elu(b, a)", {2 * (std::exp(-0.5) - 1)}},
    {"elu_derivative(b)", {std::exp(-0.5)}},
    {"step(x, 1)", {0, 0, 1}},
    {"inclusive_step(x, 1)", {1, 0, 1}},
    {"maxout(x)", {3}},
    {"maxout_derivative(x)", {0, 0, 1}},
    {"softmax(x)", {std::exp(1) / total, std::exp(-2) / total, std::exp(3) / total}},
    {"softmax_jacobian((0.25, 0.75))", {0.1875, -0.1875, -0.1875, 0.1875}},
    {"half_squared_error(x, (0, 0, 0))", {7}},
    {"squared_error(x, (0, 0, 0))", {14}},
    {"mean_squared_error(x, (0, 0, 0))", {14.0 / 3}},
    {"mean_squared_error_gradient(x, (0, 0, 0))", {2.0 / 3, -4.0 / 3, 2}},
    {"half_squared_error(a, 1)", {0.5}},
    {"half_squared_error_gradient(a, 1)", {1}},
    {"cross_entropy((0.25, 0.75), (0, 1))", {-std::log(0.75)}},
    {"cross_entropy_gradient((0.25, 0.5), (0, 1))", {0, -2}},
    {"if(a > b, 1, 2)", {1}},
    {"1 if a < b, otherwise x", {1, -2, 3}},
    {"f(a)", {2}},
    {"g(3, b)", {6.5}},
    {"double(x)", {2, -4, 6}},
    {"each(gate, x)", {1, 0, 3}},
    {"each(σ, x)", {sigmoid(1), sigmoid(-2), sigmoid(3)}},
    {"gradient(a^3 + b, a)", {12}},
    {"gradient(f(a), a)", {4}},
    {"gradient(sum(x⊙x), x)", {2, -4, 6}},
    {"gradient(sum(W*x), W)", {1, -2, 3, 1, -2, 3}},
    {"gradient(sum(x^2), x[2])", {-4}},
    {"gradient(a^b, b)", {std::sqrt(0.5) * std::log(2)}},
};

struct Wrong {
    const char* formula;
    const char* error;
    std::size_t offset;
};

std::ostream& operator<<(std::ostream& out, const Wrong& each) {
    return out << each.formula;
}

const Wrong mistakes[] = {
    {"a + c", "formula.name", 4},
    {"a + sgmoid(b)", "formula.function", 4},
    {"a(b)", "formula.call", 0},
    {"1 + σ", "formula.no_arguments", 4},
    {"max()", "formula.unexpected", 4},
    {"σ(a, b)", "formula.arguments", 0},
    {"f(a, b)", "formula.arguments", 0},
    {"W*a + W*W", "matrix.shape", 7},
    {"x + W", "matrix.shape", 2},
    {"W^2", "formula.power", 1},
    {"softmax(a)", "formula.matrix", 0},
    {"sum(a > b)", "formula.comparison", 0},
    {"if(a, 1, 2)", "formula.condition", 0},
    {"if(x > 0, 1, 2)", "formula.scalar", 5},
    {"x[4]", "matrix.index", 1},
    {"x[0]", "matrix.index", 1},
    {"x[a]", "formula.index", 2},
    {"x[1.5]", "formula.index", 2},
    {"W[1]", "formula.indices", 1},
    {"a[2]", "formula.no_elements", 1},
    {"(x, a)", "formula.scalar", 1},
    {"gradient(x, a)", "formula.scalar", 0},
    {"gradient(a, a + 1)", "formula.variable", 14},
    {"each(x, x)", "formula.each", 5},
    {"1 + f(x > 0)", "formula.scalar", 8},
    {"cross_entropy(x, (1, 2))", "matrix.pairs", 0},
    {"1 + least_squares(W, x)", "matrix.least_squares", 4},
    {"least_squares(Wᵀ, (1, 2))", "matrix.least_squares", 0},
    {"least_squares(Wᵀ, xᵀ)", "matrix.least_squares", 0},
    {"least_squares(Wᵀ)", "formula.arguments", 0},
    {"least_squares(a, x)", "formula.matrix", 0},
    {"least_squares(Wᵀ, 1)", "formula.matrix", 0},
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(evaluation_suite, Fixture)

BOOST_DATA_TEST_CASE_F(Fixture, formulas_have_their_values, data::make(cases), each) {
    const std::vector<double> found = doubles(value(each.formula));
    BOOST_REQUIRE(found.size() == each.values.size());
    for (std::size_t k = 0; k < found.size(); ++k)
        BOOST_TEST(found[k] == each.values[k], boost::test_tools::tolerance(1e-14));
}

BOOST_DATA_TEST_CASE_F(Fixture, a_mistake_is_told_with_its_place, data::make(mistakes), each) {
    try {
        value(each.formula);
        BOOST_ERROR("no error");
    } catch (const FormulaError& error) {
        BOOST_TEST(error.id() == each.error);
        BOOST_TEST(error.offset() == each.offset);
    }
}

BOOST_AUTO_TEST_CASE(every_function_of_the_table_has_a_value_here) {
    for (const Builtin& function : functions()) {
        const bool is_used = std::ranges::any_of(function.names, [](std::string_view name) {
            return std::ranges::any_of(cases, [name](const Case& each) {
                std::string formula = each.formula;
                std::ranges::replace(formula, '\'', '~');
                const std::string call = std::string(name) + "(";
                const std::size_t at = formula.find(call);
                return at != formula.npos &&
                       (at == 0 || !std::isalnum(static_cast<unsigned char>(formula[at - 1])));
            });
        });
        BOOST_TEST_INFO(function.names.front());
        BOOST_CHECK(is_used);
    }
}

BOOST_AUTO_TEST_CASE(numbers_keep_their_digits) {
    const Value half = value("0.50");
    BOOST_TEST(record.text(std::get<Real>(half).node()).text() == "0.50");
    const Value negative = value("-0.10");
    BOOST_TEST(record.text(std::get<Real>(negative).node()).text() == "-0.10");
}

BOOST_AUTO_TEST_CASE(pi_is_a_constant_until_something_else_is_called_so) {
    const Node pi = std::get<Real>(value("pi")).node();
    BOOST_CHECK(record.tape().operation(pi) == Operation::named_constant);
    BOOST_TEST(std::get<Real>(value("π")).node() == pi);
    names.values.emplace("pi", given("0.3"));
    BOOST_TEST(std::get<Real>(value("pi")).value() == 0.3);
    BOOST_TEST(std::get<Real>(value("π")).node() == pi);
}

BOOST_AUTO_TEST_CASE(a_call_is_a_span_with_its_name) {
    const Value result = value("g(3, b)");
    const auto calls = record.calls_of(std::get<Real>(result).node());
    BOOST_REQUIRE(calls.size() == 1u);
    BOOST_TEST(record.functions()[calls.front()->function].symbol == "g");
}

BOOST_AUTO_TEST_CASE(a_function_may_not_use_itself_or_a_later_one) {
    own.push_back(parse_definition("r(u) = r(u - 1)"));
    own.push_back(parse_definition("p(u) = q(u)"));
    own.push_back(parse_definition("q(u) = p(u)"));
    for (const char* formula : {"r(a)", "p(a)", "q(a)"})
        BOOST_CHECK_EXCEPTION(value(formula), FormulaError, testing::error_id("formula.recursion"));
}

BOOST_AUTO_TEST_CASE(a_mistake_in_a_function_shows_where_it_is_called) {
    own.push_back(parse_definition("bad(u) = u + nobody"));
    try {
        value("1 + bad(a)");
        BOOST_ERROR("no error");
    } catch (const FormulaError& error) {
        BOOST_TEST(error.id() == "formula.name");
        BOOST_TEST(error.offset() == 4u);
    }
}

BOOST_AUTO_TEST_CASE(doubling_over_and_over_is_stopped) {
    own.push_back(parse_definition("d0(u) = u + u*u"));
    for (int k = 1; k < 30; ++k) {
        const std::string before = "d" + std::to_string(k - 1);
        own.push_back(parse_definition("d" + std::to_string(k) + "(u) = " + before + "(u) + " +
                                       before + "(u + 1)"));
    }
    BOOST_CHECK_EXCEPTION(value("d29(a)"), FormulaError, testing::error_id("formula.operations"));
}

BOOST_AUTO_TEST_CASE(a_gradient_by_a_value_that_was_updated_meanwhile_is_refused) {
    names.values.emplace("E", value("a^2"));
    names.old["a"] = {names.values.at("a")};
    names.values.at("a") = given("3");
    BOOST_CHECK_EXCEPTION(value("gradient(E, a)"), FormulaError,
                          testing::error_id("formula.older"));
    BOOST_CHECK_NO_THROW(value("gradient(a^2, a)"));
    BOOST_CHECK_EXCEPTION(value("gradient(b, a)"), FormulaError,
                          testing::error_id("formula.independent"));
}

BOOST_AUTO_TEST_SUITE_END()
