#include "longhand/render/mathml.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "longhand/render/expression_math.hpp"
#include "longhand/render/symbol_math.hpp"
#include "longhand/render/typst.hpp"

using namespace longhand;
using namespace longhand::render;

namespace {

std::string symbol(std::string_view text) {
    return mathml(symbol_math(text));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mathml_suite)

BOOST_AUTO_TEST_CASE(symbols_are_set_with_their_scripts) {
    BOOST_TEST(symbol("w11") == "<msub><mi>w</mi><mn>11</mn></msub>");
    BOOST_TEST(symbol("y′") == "<msup><mi>y</mi><mo>′</mo></msup>");
    BOOST_TEST(symbol("∂E/∂w") ==
               "<mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><mi>w</mi></mrow></mfrac>");
    BOOST_TEST(symbol("ŷ") ==
               "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover>");
    BOOST_TEST(symbol("x⁽²⁾[1]") ==
               "<msubsup><mi>x</mi><mn>1</mn><mrow><mo form=\"prefix\" stretchy=\"false\">(</mo>"
               "<mn>2</mn><mo form=\"postfix\" stretchy=\"false\">)</mo></mrow></msubsup>");
}

BOOST_AUTO_TEST_CASE(a_sign_that_begins_belongs_to_what_follows) {
    Expression one, negative;
    one.text = "1";
    negative.text = "−3";
    Expression sum;
    sum.kind = Expression::Kind::sum;
    sum.operands = {negative, one};
    sum.minus = {false, true};
    BOOST_TEST(
        mathml(math(sum, {})) ==
        "<mrow><mrow><mo form=\"prefix\">−</mo><mn>3</mn></mrow><mo>−</mo><mn>1</mn></mrow>");
}

BOOST_AUTO_TEST_CASE(a_sine_and_pi_are_names) {
    // Of several letters a name is upright.
    Expression pi, sine;
    pi.text = "π";
    sine.kind = Expression::Kind::function;
    sine.text = "sin";
    sine.operands = {pi};
    BOOST_TEST(mathml(math(sine, {})) ==
               "<mrow><mi>sin</mi><mo>\u2061</mo><mrow><mo form=\"prefix\" stretchy=\"false\">("
               "</mo><mi>π</mi><mo form=\"postfix\" stretchy=\"false\">)</mo></mrow></mrow>");
    BOOST_TEST(typst_math(math(sine, {})) == "op(\"sin\") lr(( π ))");
}

BOOST_AUTO_TEST_CASE(fences_grow_around_what_is_tall_alone) {
    const Math half = symbol_math("a/b");
    BOOST_TEST(mathml(Math::fence(half)).find("stretchy") == std::string::npos);
    BOOST_TEST(mathml(Math::fence(Math::name("a"))).find("stretchy=\"false\"") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_matrix_with_left_out_rows_tells_its_shape) {
    Expression matrix;
    matrix.kind = Expression::Kind::matrix;
    matrix.rows = 10;
    matrix.columns = 1;
    for (int k = 0; k < 10; ++k) {
        Expression number;
        number.text = std::to_string(k);
        matrix.operands.push_back(number);
    }
    const std::string left_out = mathml(math(matrix, {}));
    BOOST_TEST(left_out.find("<mtd><mo>⋮</mo></mtd>") != std::string::npos);
    BOOST_TEST(left_out.find("<mtext>10 × 1</mtext>") != std::string::npos);
    const std::string whole = mathml(math(matrix, {.elide = false}));
    BOOST_TEST(whole.find("<mn>7</mn>") != std::string::npos);
    BOOST_TEST(whole.find("<mtext>") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_text_is_markup) {
    BOOST_TEST(xml_text("<script>\"&'\n\x1b\xFF") == "&lt;script&gt;&quot;&amp;' \uFFFD\uFFFD");
    BOOST_TEST(symbol("<script>").find("<script") == std::string::npos);
    BOOST_TEST(mathml(Math::words(" if <b> ")) == "<mtext>\u00A0if &lt;b&gt;\u00A0</mtext>");
}

BOOST_AUTO_TEST_SUITE_END()
