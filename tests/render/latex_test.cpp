#include "longhand/render/latex.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "longhand/render/expression_math.hpp"
#include "longhand/render/symbol_math.hpp"
#include "longhand/worksheet/formula.hpp"
#include "longhand/worksheet/least_squares.hpp"

using namespace longhand;
using namespace longhand::render;

namespace {

std::string symbol(std::string_view text, LatexReader reader = LatexReader::document) {
    return latex_math(symbol_math(text), reader);
}

/// The formula of y, where x is 2 and W a matrix of many columns.
std::string formula_of(Real (*y)(Worksheet&, Real)) {
    const Worksheet worksheet = Worksheet::record([y](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "2");
        sheet.step("y", y(sheet, x));
    });
    const Node node = worksheet.find("y")->nodes.front();
    const Expression expression =
        formula(worksheet, node, entries_before(worksheet, node), Calls::closed);
    return latex_math(math(expression, {}), LatexReader::document);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(latex_suite)

BOOST_AUTO_TEST_CASE(symbols_are_set_with_their_scripts) {
    BOOST_TEST(symbol("w11") == "w_{11}");
    BOOST_TEST(symbol("W_input_hidden") == R"(W_{\mathrm{input} , \mathrm{hidden}})");
    BOOST_TEST(symbol("part3") == R"(\mathrm{part}_{3})");
    BOOST_TEST(symbol("x⁽²⁾[1]") == "x_{1}^{(2)}");
    BOOST_TEST(symbol("∂E/∂w6") == R"(\frac{\partial E}{\partial w_{6}})");
    BOOST_TEST(symbol("∂L/∂W⁽²⁾") == R"(\frac{\partial L}{\partial W^{(2)}})");
    BOOST_TEST(symbol("ŷ1") == R"({\hat{y}}_{1})");
    BOOST_TEST(symbol("σ′") == R"(\sigma^{\prime})");
    BOOST_TEST(symbol("W⁽²⁾ᵀ") == R"(W^{(2) \text{T}})");
    BOOST_TEST(symbol("误差") == R"(\text{误差})");
}

BOOST_AUTO_TEST_CASE(fractions_exponents_and_roots_need_no_parentheses) {
    BOOST_TEST(formula_of([](Worksheet&, Real x) { return 1 / (1 + exp(-x)); }) ==
               R"(\frac{1}{1 + e^{{-} x}})");
    BOOST_TEST(formula_of([](Worksheet&, Real x) { return (x / 2) * (x + 1); }) ==
               R"(\frac{x}{2} \cdot (x + 1))");
    BOOST_TEST(formula_of([](Worksheet&, Real x) { return sqrt(x + 1) - (x - 1); }) ==
               R"(\sqrt{x + 1} - (x - 1))");
    BOOST_TEST(formula_of([](Worksheet&, Real x) { return 3 - (-x); }) == "3 - ({-} x)");
}

BOOST_AUTO_TEST_CASE(functions_of_angles_and_pi_have_commands) {
    BOOST_TEST(formula_of([](Worksheet&, Real x) { return sin(2 * pi() * x); }) ==
               R"(\sin(2 \cdot \pi \cdot x))");
    BOOST_TEST(formula_of([](Worksheet&, Real x) { return cos(x / pi()); }) ==
               R"(\cos\!\left( \frac{x}{\pi} \right))");
}

BOOST_AUTO_TEST_CASE(a_function_of_several_words_has_no_subscript_but_its_element) {
    BOOST_TEST(formula_of([](Worksheet& sheet, Real x) {
                   const Matrix A = sheet.given_matrix("A", "1 0; 0 1");
                   const Matrix t = sheet.step("t", vector({x, x}));
                   return 2 * least_squares(A, t)(2);
               }) == R"(2 \cdot {\text{least squares}}_{2}(A, t))");
}

BOOST_AUTO_TEST_CASE(powers_need_them_where_another_exponent_stands) {
    BOOST_TEST(formula_of([](Worksheet&, Real x) { return (x / 3) * (x / 3); }) ==
               R"(\frac{x}{3} \cdot \frac{x}{3})");
    BOOST_TEST(formula_of([](Worksheet&, Real x) {
                   const Real a = x / 3;
                   return a * a;
               }) == R"(\left( \frac{x}{3} \right)^{2})");
    BOOST_TEST(formula_of([](Worksheet& sheet, Real x) {
                   const Real w = sheet.step("w", x + 1, {.symbol = "w⁽²⁾"});
                   return w * w;
               }) == "(w^{(2)})^{2}");
    BOOST_TEST(formula_of([](Worksheet& sheet, Real x) {
                   const Real w = sheet.step("w", x + 1, {.symbol = "w1′"});
                   return w * w;
               }) == R"(w_{1}^{{\prime} 2})");
}

BOOST_AUTO_TEST_CASE(numbers_are_set_with_their_power_of_ten) {
    for (const char* text : {"−1.2×10^(−5)", "-1.2e-5"}) {  // as shown, as typed
        Expression number;
        number.text = text;
        BOOST_TEST(latex_math(math(number, {}), LatexReader::document) ==
                   R"({-}1.2 \times 10^{{-}5})");
    }
}

BOOST_AUTO_TEST_CASE(no_text_is_a_command) {
    BOOST_TEST(latex_text("\\input{/etc/passwd}", LatexReader::document) ==
               R"(\textbackslash{}input\{/etc/passwd\})");
    BOOST_TEST(
        latex_text("50% & #1 $x_1$ a^b~<c>\"", LatexReader::document) ==
        R"(50\% \& \#1 \$x\_1\$ a\textasciicircum{}b\textasciitilde{}\textless{}c\textgreater{}\textquotedbl{})");
    BOOST_TEST(latex_text("σ′ of W⁽²⁾\n\x1b", LatexReader::document) ==
               "\\ensuremath{\\sigma}\\ensuremath{\\prime} of "
               "W\\textsuperscript{(}\\textsuperscript{2}\\textsuperscript{)} \uFFFD");
    BOOST_TEST(latex_text("\\input{a} 50% $x$", LatexReader::mathjax) ==
               R"(\\input\{a\} 50% \$x\$)");
    BOOST_TEST(symbol("\\input{/etc/passwd}").find("\\input") == std::string::npos);
    BOOST_TEST(symbol("\\input{/etc/passwd}", LatexReader::mathjax).find("\\input") ==
               std::string::npos);
    BOOST_TEST(symbol("a&b%c#d$e{f}") ==
               R"(a \text{\&} b \text{\%} c \text{\#} d \text{\$} e \text{\{} f \text{\}})");
}

BOOST_AUTO_TEST_SUITE_END()
