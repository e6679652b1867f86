#include "longhand/worksheet/worksheet.hpp"

#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::testing;

namespace {

void expect_error(const char* id, const std::function<void(Worksheet&)>& calculation) {
    BOOST_CHECK_EXCEPTION(Worksheet::record(calculation), Error, error_id(id));
    BOOST_TEST(!active_record);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(worksheet_suite)

BOOST_AUTO_TEST_CASE(ids_carry_their_sections) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "2");
        for (int k = 1; k <= 2; ++k) {
            sheet.section("iteration", k, caption("Iteration {index}", "第 {index} 次迭代"));
            sheet.step("y[1]", x * x);
        }
    });
    BOOST_REQUIRE(worksheet.find("iteration[2]/y[1]"));
    BOOST_TEST(worksheet.find("iteration[2]/y[1]")->symbol == "y1");
    BOOST_TEST(worksheet.sections()[2].caption.english == "Iteration 2");
    BOOST_TEST(worksheet.sections()[2].caption.chinese == "第 2 次迭代");
    BOOST_TEST(!worksheet.find("y[1]"));
}

BOOST_AUTO_TEST_CASE(a_step_over_a_named_value_gets_a_node_of_its_own) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "2");
        const Real y = sheet.step("y", x);
        const Real z = sheet.step("z", y);
        const Real one = sheet.step("one", Real(1));
        BOOST_TEST(y.node() != x.node());
        BOOST_TEST(z.node() != y.node());
        BOOST_TEST(one.node() != Real(1).node());
    });
    BOOST_TEST(worksheet.entries().size() == 4u);
}

BOOST_AUTO_TEST_CASE(a_matrix_step_names_every_element_once) {
    Worksheet::record([](Worksheet& sheet) {
        const Matrix W = sheet.given_matrix("W", "1 2; 3 4");
        const Matrix T = sheet.step("T", transpose(W), {.elements = "t{row}{column}"});
        BOOST_TEST(T(1, 2).node() != W(2, 1).node());
        const Real one = Real(1);
        const Matrix same = sheet.step("same", vector({one, one}));
        BOOST_TEST(same(1).node() != same(2).node());
    });
}

BOOST_AUTO_TEST_CASE(versions_of_a_quantity_share_their_symbols) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Matrix w = sheet.given_vector("w", "0.14, 0.15", {.elements = "w{row}"});
        const Real eta = sheet.given_scalar("eta", "0.05", {.symbol = "η"});
        Matrix now = w;
        for (int k = 1; k <= 3; ++k) {
            sheet.section("iteration", k, caption("Iteration {index}", "第 {index} 次迭代"));
            const std::string old = k == 1 ? "w" : "iteration[" + std::to_string(k - 1) + "]/w";
            now = sheet.step("w", now - eta * now, {.updates = old});
        }
    });
    const Entry* last = worksheet.find("iteration[3]/w");
    BOOST_REQUIRE(last);
    BOOST_TEST(last->symbols[1] == "w2");
    BOOST_TEST(worksheet.quantities()[last->quantity].versions.size() == 4u);
    BOOST_TEST(worksheet.entries()[worksheet.quantities()[last->quantity].versions[0]].id == "w");
}

BOOST_AUTO_TEST_CASE(the_index_of_an_element_stands_before_the_layer) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Matrix W = sheet.given_matrix("W", "1 2; 3 4", {.symbol = "W⁽²⁾"});
        const Matrix b = sheet.given_vector("b", "1, 2", {.symbol = "∂L/∂b⁽²⁾"});
        sheet.step("slope", W * b, {.symbol = "σ′(z⁽²⁾)"});
        sheet.given_vector("x", "1 2 3 4 5 6 7 8 9 10 11", {.symbol = "x⁽¹⁾"});
        sheet.given_matrix("V", "1 2 3 4 5 6 7 8 9 10 11", {.symbol = "V⁽¹⁾"});
    });
    BOOST_TEST(worksheet.find("W")->symbols[1] == "W12⁽²⁾");
    BOOST_TEST(worksheet.find("b")->symbols[1] == "∂L/∂b2⁽²⁾");
    BOOST_TEST(worksheet.find("slope")->symbols[0] == "σ′(z1⁽²⁾)");
    BOOST_TEST(worksheet.find("x")->symbols[10] == "x11⁽¹⁾");
    BOOST_TEST(worksheet.find("V")->symbols[10] == "V1,11⁽¹⁾");
}

BOOST_AUTO_TEST_CASE(misuse_is_told) {
    expect_error("id.twice", [](Worksheet& sheet) {
        sheet.given_scalar("x", "1");
        sheet.given_scalar("x", "2");
    });
    expect_error("id.twice", [](Worksheet& sheet) {
        sheet.section("a", caption("", ""));
        sheet.section("a", caption("", ""));
    });
    expect_error("id.text", [](Worksheet& sheet) { sheet.given_scalar("a/b", "1"); });
    expect_error("id.text", [](Worksheet& sheet) { sheet.given_scalar("2x", "1"); });
    expect_error("id.text", [](Worksheet& sheet) { sheet.section("a.b", caption("", "")); });
    expect_error("number.text", [](Worksheet& sheet) { sheet.given_scalar("x", "one"); });
    expect_error("given.shape", [](Worksheet& sheet) { sheet.given_scalar("x", "1 2"); });
    expect_error("given.shape", [](Worksheet& sheet) { sheet.given_matrix("W", "1 2; 3"); });
    expect_error("id.unknown", [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "1");
        sheet.step("y", x, {.updates = "z"});
    });
    expect_error("step.update", [](Worksheet& sheet) {
        const Matrix x = sheet.given_vector("x", "1, 2");
        sheet.step("y", x(1), {.updates = "x"});
    });
}

BOOST_AUTO_TEST_CASE(an_error_in_a_chapter_is_told_with_its_section) {
    try {
        Worksheet::record([](Worksheet& sheet) {
            const Matrix x = sheet.given_vector("x", "1, 2");
            sheet.section("forward", caption("Forward", "前向"));
            sheet.step("y", x * x);
        });
        BOOST_FAIL("2 × 1 times 2 × 1 is undefined");
    } catch (const Error& error) {
        BOOST_TEST(error.place() == "forward");
    }
    BOOST_TEST(!active_record);
}

BOOST_AUTO_TEST_SUITE_END()
