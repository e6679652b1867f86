#include "longhand/worksheet/formula.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>

#include "longhand/render/expression_text.hpp"
#include "longhand/worksheet/functions.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::testing;
namespace data = boost::unit_test::data;

namespace {

std::string written(const Expression& expression) {
    return render::plain_text(expression, {});
}

using Formula = std::function<Real(Real, Real, Real)>;

/// A formula of a, b, c as C++ has it, and as the board has it.
struct Case {
    const char* board;
    Formula formula;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.board;
}

const Case cases[] = {
    {"a + b + c", [](Real a, Real b, Real c) { return a + b + c; }},
    {"a + (b + c)", [](Real a, Real b, Real c) { return a + (b + c); }},
    {"a − b + c", [](Real a, Real b, Real c) { return a - b + c; }},
    {"a − (b + c)", [](Real a, Real b, Real c) { return a - (b + c); }},
    {"a − (b − c)", [](Real a, Real b, Real c) { return a - (b - c); }},
    {"a·b·c", [](Real a, Real b, Real c) { return a * b * c; }},
    {"a·(b·c)", [](Real a, Real b, Real c) { return a * (b * c); }},
    {"a·b + c", [](Real a, Real b, Real c) { return a * b + c; }},
    {"a·(b + c)", [](Real a, Real b, Real c) { return a * (b + c); }},
    {"(a + b)·c", [](Real a, Real b, Real c) { return (a + b) * c; }},
    {"a·b / c", [](Real a, Real b, Real c) { return a * b / c; }},
    {"a·(b / c)", [](Real a, Real b, Real c) { return a * (b / c); }},
    {"(a / b)·c", [](Real a, Real b, Real c) { return a / b * c; }},
    {"a / (b·c)", [](Real a, Real b, Real c) { return a / (b * c); }},
    {"(a / b) / c", [](Real a, Real b, Real c) { return a / b / c; }},
    {"a / (b / c)", [](Real a, Real b, Real c) { return a / (b / c); }},
    {"(a + b) / c", [](Real a, Real b, Real c) { return (a + b) / c; }},
    {"a / (b + c)", [](Real a, Real b, Real c) { return a / (b + c); }},
    {"−a + b", [](Real a, Real b, Real) { return -a + b; }},
    {"a + (−b)", [](Real a, Real b, Real) { return a + -b; }},
    {"a − (−b)", [](Real a, Real b, Real) { return a - -b; }},
    {"−(a + b)", [](Real a, Real b, Real) { return -(a + b); }},
    {"−(a·b)", [](Real a, Real b, Real) { return -(a * b); }},
    {"−a·b", [](Real a, Real b, Real) { return -a * b; }},
    {"a·(−b)", [](Real a, Real b, Real) { return a * -b; }},
    {"c + (−a·b)", [](Real a, Real b, Real c) { return c + -a * b; }},
    {"−(−a)", [](Real a, Real, Real) { return -(-a); }},
    {"(a − b)²",
     [](Real a, Real b, Real) {
         const Real d = a - b;
         return d * d;
     }},
    {"a³", [](Real a, Real, Real) { return power(a, 3); }},
    {"(−a)²", [](Real a, Real, Real) { return power(-a, 2); }},
    {"a^(−2)", [](Real a, Real, Real) { return power(a, -2); }},
    {"0.5·(a − b)²",
     [](Real a, Real b, Real) {
         const Real d = a - b;
         return 0.5 * (d * d);
     }},
    {"e^a", [](Real a, Real, Real) { return exp(a); }},
    {"e^(−a)", [](Real a, Real, Real) { return exp(-a); }},
    {"(e^a)²", [](Real a, Real, Real) { return power(exp(a), 2); }},
    {"e^(a + b)·c", [](Real a, Real b, Real c) { return exp(a + b) * c; }},
    {"−ln(a)", [](Real a, Real, Real) { return -log(a); }},
    {"√(a + b)", [](Real a, Real b, Real) { return sqrt(a + b); }},
    {"√a / b", [](Real a, Real b, Real) { return sqrt(a) / b; }},
    {"tanh(a − b)", [](Real a, Real b, Real) { return tanh(a - b); }},
    {"sin(2·π·a)", [](Real a, Real, Real) { return sin(2 * pi() * a); }},
    {"−cos(a)", [](Real a, Real, Real) { return -cos(a); }},
    {"sin(a)²",
     [](Real a, Real, Real) {
         const Real s = sin(a);
         return s * s;
     }},
    {"π²",
     [](Real, Real, Real) {
         const Real p = pi();
         return p * p;
     }},
    {"−π / a", [](Real a, Real, Real) { return -pi() / a; }},
    {"a if a > 0, otherwise 0.1·a", [](Real a, Real, Real) { return select(a > 0, a, 0.1 * a); }},
    {"b + (1 if a ≤ c, otherwise 0)",
     [](Real a, Real b, Real c) { return b + select(a <= c, 1, 0); }},
    {"1 if a ≥ −b, otherwise 0", [](Real a, Real b, Real) { return select(a >= -b, 1, 0); }},
    {"σ(a·b)·c", [](Real a, Real b, Real c) { return logistic(a * b) * c; }},
};

std::vector<std::string> texts(const std::vector<Expression>& expressions) {
    std::vector<std::string> result;
    for (const Expression& each : expressions)
        result.push_back(written(each));
    return result;
}

/// The formulas of the step `y` of a calculation over a, b and c.
std::vector<std::string> formulas_of(const Formula& formula, Calls calls = Calls::closed) {
    const Worksheet worksheet = Worksheet::record([&](Worksheet& sheet) {
        const Real a = sheet.given_scalar("a", "2"), b = sheet.given_scalar("b", "3"),
                   c = sheet.given_scalar("c", "5");
        sheet.step("y", formula(a, b, c));
    });
    return texts(formulas(worksheet, worksheet.find("y")->nodes.front(),
                          entries_before(worksheet, worksheet.find("y")->nodes.front()), calls));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formula_suite)

BOOST_DATA_TEST_CASE(a_formula_is_written_as_it_was_grouped, data::make(cases), each) {
    BOOST_TEST(formulas_of(each.formula).back() == each.board);
}

BOOST_AUTO_TEST_CASE(a_call_is_shown_closed_and_opened) {
    const std::vector<std::string> expected{"σ(a)", "1 / (1 + e^(−a))"};
    BOOST_TEST(formulas_of([](Real a, Real, Real) { return logistic(a); }) == expected,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(derivatives_are_opened_to_the_function_itself) {
    const auto opened = [](const auto& derivative) {
        return formulas_of([&](Real a, Real, Real) { return derivative(a); });
    };
    const std::vector<std::string> of_logistic{"σ′(a)", "σ(a)·(1 − σ(a))"};
    BOOST_TEST(opened(logistic_derivative) == of_logistic, boost::test_tools::per_element());
    const std::vector<std::string> of_tanh{"tanh′(a)", "1 − tanh(a)²"};
    BOOST_TEST(opened(hyperbolic_tangent_derivative) == of_tanh, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(inner_calls_are_opened_on_request) {
    const Formula formula = [](Real a, Real b, Real) { return logistic(a) + relu(b); };
    BOOST_TEST(formulas_of(formula).back() == "σ(a) + ReLU(b)");
    BOOST_TEST(formulas_of(formula, Calls::opened).back() ==
               "1 / (1 + e^(−a)) + (b if b > 0, otherwise 0)");
}

BOOST_AUTO_TEST_CASE(two_versions_of_a_quantity_in_one_formula_are_told_apart) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Matrix W = sheet.given_matrix("W", "1 2; 3 4", {.elements = "w{row}{column}"});
        const Real eta = sheet.given_scalar("eta", "0.5", {.symbol = "η"});
        const Matrix V = sheet.step("W_new", W - eta * W, {.updates = "W"});
        sheet.step("change", V - W);
        sheet.step("change11", V(1, 1) - W(1, 1));
        sheet.step("later", V * V);
    });
    const auto matrix_text = [&](const char* id) {
        const Entry& entry = *worksheet.find(id);
        return written(matrix_formula(worksheet, entry.matrix,
                                      entries_before(worksheet, entry.nodes.front())));
    };
    BOOST_TEST(matrix_text("W_new") == "W − η·W");
    BOOST_TEST(matrix_text("change") == "W⁽¹⁾ − W⁽⁰⁾");
    BOOST_TEST(matrix_text("later") == "W·W");
    const Node scalar = worksheet.find("change11")->nodes.front();
    BOOST_TEST(written(formula(worksheet, scalar, entries_before(worksheet, scalar))) ==
               "w11⁽¹⁾ − w11⁽⁰⁾");
}

BOOST_AUTO_TEST_CASE(a_version_is_not_taken_for_a_layer) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Matrix W = sheet.given_matrix("W1", "1 2; 3 4", {.symbol = "W⁽¹⁾"});
        const Real eta = sheet.given_scalar("eta", "0.5", {.symbol = "η"});
        const Matrix V = sheet.step("W_new", W - eta * W, {.updates = "W1"});
        sheet.step("change", V - W);
        const Real L = sheet.step("L", W(1, 2) + W(2, 1));
        const Real L_new = sheet.step("L_new", V(1, 2) + V(2, 1), {.updates = "L"});
        sheet.step("change_of_loss", L_new - L);
    });
    const auto text = [&](const char* id) {
        const Entry& entry = *worksheet.find(id);
        const KnownEntries known = entries_before(worksheet, entry.nodes.front());
        return written(entry.matrix == no_matrix ? formula(worksheet, entry.nodes.front(), known)
                                                 : matrix_formula(worksheet, entry.matrix, known));
    };
    BOOST_TEST(text("W_new") == "W⁽¹⁾ − η·W⁽¹⁾");
    BOOST_TEST(text("change") == "W⁽¹⁾₍₁₎ − W⁽¹⁾₍₀₎");
    BOOST_TEST(text("L") == "W12⁽¹⁾ + W21⁽¹⁾");
    BOOST_TEST(text("change_of_loss") == "L₍₁₎ − L₍₀₎");
}

BOOST_AUTO_TEST_CASE(matrix_formulas_come_from_matrix_operations) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Matrix W = sheet.given_matrix("W", "1 2; 3 4"),
                     V = sheet.given_matrix("V", "1 0; 0 1");
        const Matrix x = sheet.given_vector("x", "5, 6"), b = sheet.given_vector("b", "7, 8");
        const Real eta = sheet.given_scalar("eta", "0.1", {.symbol = "η"});
        sheet.step("product", W * x);
        sheet.step("affine", logistic(W * x + b));
        sheet.step("update", W - eta * outer(b, x));
        sheet.step("back", hadamard(transpose(W) * b, x));
        sheet.step("opposite", -(W * V));
        sheet.step("grouped", W * (V * x));
        sheet.step("put_together", vector({x(1), x(1) + x(2)}));
        sheet.step("called", vector({logistic(x(1)), 1 - max(0, x(2))}));
    });
    const auto formula_of = [&](const char* id) {
        return written(
            matrix_formula(worksheet, worksheet.find(id)->matrix,
                           entries_before(worksheet, worksheet.find(id)->nodes.front())));
    };
    BOOST_TEST(formula_of("product") == "W·x");
    BOOST_TEST(formula_of("affine") == "σ(W·x + b)");
    BOOST_TEST(formula_of("update") == "W − η·(b·xᵀ)");
    BOOST_TEST(formula_of("back") == "(Wᵀ·b) ⊙ x");
    BOOST_TEST(formula_of("opposite") == "−(W·V)");
    BOOST_TEST(formula_of("grouped") == "W·(V·x)");
    BOOST_TEST(formula_of("put_together") == "(x[1], x[1] + x[2])");
    BOOST_TEST(formula_of("called") == "(σ(x[1]), 1 − max(0, x[2]))");
}

BOOST_AUTO_TEST_SUITE_END()
