// Logs of small calculations, written out here by hand.
#include "longhand/render/text_log.hpp"

#include <boost/test/unit_test.hpp>
#include <set>
#include <sstream>

#include "longhand/text/error.hpp"
#include "longhand/worksheet/functions.hpp"
#include "longhand/worksheet/softmax.hpp"

using namespace longhand;
using namespace longhand::render;

namespace {

std::string log(const std::function<void(Worksheet&)>& calculation, TextLogOptions options = {},
                std::optional<int> round = {}) {
    const Worksheet worksheet = Worksheet::record(calculation, {}, {.round = round});
    std::ostringstream out;
    Values values(worksheet);
    write_text_log(out, worksheet, values, options, [](Node) { return std::vector<Annotation>{}; });
    return out.str();
}

std::string error_of(const std::function<void(Worksheet&)>& calculation) {
    try {
        log(calculation);
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_log_suite)

BOOST_AUTO_TEST_CASE(reductions_go_innermost_first_one_level_a_line) {
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("Levels", "层次"));
        const Real a = sheet.given_scalar("a", "2"), b = sheet.given_scalar("b", "-0.50");
        sheet.step("y", (a * b + 1) / (a - b) - b);
    });
    BOOST_TEST(text == R"(Levels

Given
  a = 2
  b = −0.50

  y = (a·b + 1) / (a − b) − b
    = (2 × (−0.50) + 1) / (2 − (−0.50)) − (−0.50)
    = (−1 + 1) / 2.5 − (−0.50)
    = 0 / 2.5 − (−0.50)
    = 0 − (−0.50)
    = 0.5
)");
}

BOOST_AUTO_TEST_CASE(equality_is_with_the_value_of_the_step) {
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("Sevenths", "七分之几"));
        const Real x = sheet.given_scalar("x", "7");
        sheet.step("y", 2 / x + 5 / x);
    });
    BOOST_TEST(
        text.ends_with("  y = 2 / x + 5 / x\n"
                       "    = 2 / 7 + 5 / 7\n"
                       "    ≈ 0.2857 + 0.7143\n"
                       "    = 1\n"));
}

BOOST_AUTO_TEST_CASE(parts_that_do_not_add_up_are_remarked_on) {
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("Thirds", "三分之几"));
        const Real x = sheet.given_scalar("x", "3");
        sheet.step("y", 2 / x + 2 / x);
    });
    BOOST_TEST(text.find("≈ 0.6667 + 0.6667\n") != std::string::npos);
    BOOST_TEST(text.find("≈ 1.3333 ") != std::string::npos);
    BOOST_TEST(text.find("the rounded numbers above give 1.3334\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_conditional_shows_the_arm_that_is_taken) {
    const auto calculation = [](const char* x) {
        return log([x](Worksheet& sheet) {
            sheet.title(caption("Leaky", "带泄漏"));
            const Real value = sheet.given_scalar("x", x);
            sheet.step("y", leaky_relu(value));
        });
    };
    BOOST_TEST(
        calculation("3").ends_with("  y = LeakyReLU(x) = x if x > 0, otherwise 0.1·x\n"
                                   "    = 3 if 3 > 0, otherwise 0.1 × 3\n"
                                   "    = 3\n"));
    BOOST_TEST(
        calculation("-3").ends_with("    = −3 if −3 > 0, otherwise 0.1 × (−3)\n"
                                    "    = 0.1 × (−3)\n"
                                    "    = −0.3\n"));
}

BOOST_AUTO_TEST_CASE(calls_in_a_put_together_column_are_closed_and_opened_in_full) {
    const auto column = [](Worksheet& sheet) {
        sheet.title(caption("Column", "列"));
        const Matrix x = sheet.given_vector("x", "-2, 3", {.elements = "x{row}"});
        sheet.step("y", apply([](Real element) { return max(0, element); }, x));
    };
    BOOST_TEST(log(column) == R"(Column

Given
  x = (−2, 3)

  y = ⎡max(0, x1)⎤
      ⎣max(0, x2)⎦
    = ⎡max(0, −2)⎤
      ⎣max(0, 3) ⎦
    = ⎡0⎤
      ⎣3⎦
)");
    TextLogOptions full;
    full.detail = Detail::full;
    BOOST_TEST(log(column, full) == R"(Column

Given
  x = (−2, 3)

  y = ⎡max(0, x1)⎤
      ⎣max(0, x2)⎦
    = ⎡0 if 0 ≥ x1, otherwise x1⎤
      ⎣0 if 0 ≥ x2, otherwise x2⎦
    = ⎡0 if 0 ≥ −2, otherwise −2⎤
      ⎣0 if 0 ≥ 3, otherwise 3  ⎦
    = ⎡0⎤
      ⎣3⎦
)");
}

BOOST_AUTO_TEST_CASE(the_arm_that_is_not_taken_may_be_undefined) {
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("", ""));
        const Real x = sheet.given_scalar("x", "0");
        sheet.step("y", select(x > 0, 1 / x, x));
    });
    BOOST_TEST(text.ends_with("    = 1 / 0 if 0 > 0, otherwise 0\n    = 0\n"));
}

BOOST_AUTO_TEST_CASE(long_sums_are_elided_with_a_count) {
    const auto calculation = [](Worksheet& sheet) {
        sheet.title(caption("", ""));
        const Matrix x = sheet.given_vector("x", "1 2 3 4 5 6 7 8 9 10", {.elements = "x{row}"});
        Real sum = x(1);
        for (int k = 2; k <= 10; ++k)
            sum = sum + x(k);
        sheet.step("s", sum);
    };
    BOOST_TEST(log(calculation).find("s = x1 + x2 + x3 + x4 + … (5 more terms) + x10\n") !=
               std::string::npos);
    BOOST_TEST(log(calculation, {{.detail = Detail::full}}).find("x8 + x9 + x10\n") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(large_matrices_are_elided_with_their_shape) {
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("", ""));
        const Matrix x = sheet.given_vector("x", "1 2 3 4 5 6 7 8 9 10");
        sheet.step("y", x + x);
    });
    BOOST_TEST(text.find("⎢⋮ ⎥ (10 × 1)") == std::string::npos);
    BOOST_TEST(text.find("(10 × 1)") != std::string::npos);
    BOOST_TEST(text.find("⋮") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_step_that_is_rounded_is_used_rounded) {
    const auto calculation = [](Worksheet& sheet) {
        sheet.title(caption("", ""));
        const Real x = sheet.given_scalar("x", "3");
        const Real y = sheet.step("y", 2 / x);
        sheet.step("z", y + y);
    };
    BOOST_TEST(log(calculation, {}, 2)
                   .ends_with("  y = 2 / x\n    = 2 / 3\n    ≈ 0.67\n"
                              "  z = y + y\n    = 0.67 + 0.67\n    = 1.34\n"));
}

BOOST_AUTO_TEST_CASE(a_value_that_does_not_exist_is_an_error_with_its_step) {
    const auto dividing = [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "2");
        sheet.section("s", caption("", ""));
        sheet.step("y", 1 + 1 / (x - 2));
    };
    BOOST_TEST(
        error_of(dividing).starts_with("error[value.division] s/y: division by zero: 1 / (2 − 2)"));
    BOOST_TEST(error_of([](Worksheet& sheet) {
                   sheet.step("y", log(sheet.given_scalar("x", "0")));
               }).starts_with("error[value.logarithm] y: ln(0)"));
    BOOST_TEST(error_of([](Worksheet& sheet) {
                   sheet.step("y", sqrt(sheet.given_scalar("x", "-4")));
               }).starts_with("error[value.root] y: √(−4)"));
    BOOST_TEST(error_of([](Worksheet& sheet) {
                   sheet.step("y", exp(sheet.given_scalar("x", "1e9")));
               }).starts_with("error[value.overflow] y: e^"));
    BOOST_TEST(error_of([](Worksheet& sheet) {
                   const Real x = sheet.given_scalar("x", "1");
                   sheet.step("y", select(exp(x) > exp(x), 1, 0));
               }).starts_with("error[value.tie] y: e^1 > e^1"));
}

// 0.1 + 0.2 exceeds 0.3 in double precision, and equals it in truth.
BOOST_AUTO_TEST_CASE(a_branch_that_only_double_precision_takes_is_an_error) {
    BOOST_TEST(error_of([](Worksheet& sheet) {
                   const Real x = sheet.given_scalar("x", "0.1"),
                              y = sheet.given_scalar("y", "0.2");
                   if (x + y > 0.3) sheet.step("z", x);
               }).starts_with("error[value.guard]"));
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("", ""));
        const Real x = sheet.given_scalar("x", "0.1"), y = sheet.given_scalar("y", "0.2");
        sheet.step("z", select(x + y > 0.3, 1, 0));
    });
    BOOST_TEST(text.ends_with("    = 1 if 0.3 > 0.3, otherwise 0\n    = 0\n"));
}

BOOST_AUTO_TEST_CASE(a_name_is_not_used_before_its_step) {
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("", ""));
        const Real a = sheet.given_scalar("a", "2"), b = sheet.given_scalar("b", "3");
        const Real q = a * b;
        sheet.step("y", q + 1);
        sheet.step("s", q);
        sheet.step("z", q + 2);
    });
    BOOST_TEST(text.find("y = a·b + 1\n") != std::string::npos);
    BOOST_TEST(text.find("s = a·b\n") != std::string::npos);
    BOOST_TEST(text.find("z = s + 2\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(automatic_parts_have_a_symbol_each) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Real a = sheet.given_scalar("a", "0.1");
        for (const char* id : {"y", "z"}) {
            Real x = a;
            for (int k = 0; k < 9; ++k)
                x = x * x + x;
            sheet.step(id, x);
        }
    });
    std::set<std::string> symbols;
    for (const Entry& entry : worksheet.entries())
        BOOST_TEST(symbols.insert(entry.symbol).second);
}

BOOST_AUTO_TEST_CASE(a_deep_formula_is_drawn_in_no_time) {
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("", ""));
        const Real x = sheet.given_scalar("x", "2");
        Real y = x;
        for (int k = 0; k < 20; ++k)
            y = y * x + 1;
        sheet.step("y", y);
    });
    BOOST_TEST(text.ends_with("    = 3145727\n"));  // 2^21 + 2^20 − 1
}

BOOST_AUTO_TEST_CASE(a_shared_part_of_the_arm_that_is_not_taken_may_be_undefined) {
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("", ""));
        const Real x = sheet.given_scalar("x", "-1");
        Real y = log(x) + 1;
        for (int k = 0; k < 9; ++k)
            y = y * y + y;
        sheet.step("y", select(x > 0, y, x));
    });
    BOOST_TEST(text.ends_with("    = −1\n"));
}

BOOST_AUTO_TEST_CASE(remarks_stand_at_the_rows_that_are_drawn) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        sheet.title(caption("", ""));
        const Matrix x = sheet.given_vector("x", "1 2 3 4 5 6 7 8 9 10");
        sheet.step("y", 2 * x);
    });
    std::ostringstream out;
    const Entry& y = *worksheet.find("y");
    Values values(worksheet);
    write_text_log(out, worksheet, values, {}, [&](Node node) {
        const bool is_element =
            worksheet.place_of(node) && &worksheet.entries()[worksheet.place_of(node)->entry] == &y;
        const std::string number =
            is_element ? std::to_string(worksheet.place_of(node)->element + 1) : "";
        return is_element ? std::vector<Annotation>{{"log.claim", number}}
                          : std::vector<Annotation>{};
    });
    const std::string text = out.str();
    BOOST_TEST(text.find("document: 4\n") != std::string::npos);
    BOOST_TEST(text.find("document: 5\n") == std::string::npos);
    const std::size_t last = text.find("⎣20⎦");
    BOOST_REQUIRE(last != std::string::npos);
    BOOST_TEST(text.substr(last, text.find('\n', last) - last).ends_with("document: 10"));
}

BOOST_AUTO_TEST_CASE(zeros_have_no_sign) {
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("", ""));
        const Real z = sheet.given_scalar("z", "0.0");
        sheet.step("y", exp(-z));
    });
    BOOST_TEST(text.ends_with("y = e^(−z)\n    = e^(−0.0)\n    = e^0\n    = 1\n"));
}

// A quarter of a turn; π keeps its name until the angle is worked out.
BOOST_AUTO_TEST_CASE(pi_is_put_in_by_its_name_and_never_exact) {
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("", ""));
        const Real x = sheet.given_scalar("x", "0.1");
        sheet.step("c", 2 * pi());
        sheet.step("a", pi());
        sheet.step("y", 3 + 2 * sin(2 * pi() * x));
        sheet.step("z", cos(pi() * sheet.given_scalar("n", "0")));
    });
    const auto has = [&](const char* lines) { return text.find(lines) != text.npos; };
    BOOST_TEST(has("  c = 2·π\n    = 2 × π\n    ≈ 6.2832\n"));
    BOOST_TEST(has("  a = π\n    ≈ 3.1416\n"));
    // sin 0.62832 = 0.58779 (36 degrees)
    BOOST_TEST(
        has("  y = 3 + 2·sin(2·π·x)\n    = 3 + 2 × sin(2 × π × 0.1)\n"
            "    ≈ 3 + 2 × sin(0.6283)\n    ≈ 3 + 2 × 0.5878\n    ≈ 3 + 1.1756\n"
            "    ≈ 4.1756\n"));
    BOOST_TEST(has("  z = cos(π·n)\n    = cos(π × 0)\n    = cos(0)\n    = 1\n"));
}

BOOST_AUTO_TEST_CASE(half_a_turn_is_0_as_far_as_anybody_can_tell) {
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("", ""));
        sheet.step("y", sin(pi() * sheet.given_scalar("x", "1")));
    });
    BOOST_TEST(text.find("= sin(π × 1)\n    ≈ sin(3.1416)\n    ≈ 0 ") != text.npos);
}

BOOST_AUTO_TEST_CASE(a_copy_is_written_once) {
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("", ""));
        const Matrix x = sheet.given_vector("x", "1, 2");
        sheet.step("a", x);
        sheet.step("b", tanh(sheet.given_scalar("c", "0")));
    });
    BOOST_TEST(
        text.find("  a = x\n    = ⎡1⎤\n      ⎣2⎦\n  b = tanh(c)\n    = tanh(0)\n    = 0\n") !=
        std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_function_of_a_whole_column_is_opened_element_by_element) {
    const auto softmax_of = [](const char* scores) {
        return [scores](Worksheet& sheet) {
            sheet.title(caption("", ""));
            const Matrix z = sheet.given_vector("z", scores, {.elements = "z{row}"});
            sheet.step("y", softmax(z));
        };
    };
    const std::string text = log(softmax_of("0, 0"));
    const std::string formulas = R"(  y = softmax(z)
    = ⎡e^(z1) / (e^(z1) + e^(z2))⎤
      ⎣e^(z2) / (e^(z1) + e^(z2))⎦
)";
    BOOST_TEST(text.ends_with(formulas + R"(    = ⎡e^0 / (e^0 + e^0)⎤
      ⎣e^0 / (e^0 + e^0)⎦
    = ⎡1 / (1 + 1)⎤
      ⎣1 / (1 + 1)⎦
    = ⎡1 / 2⎤
      ⎣1 / 2⎦
    = ⎡0.5⎤
      ⎣0.5⎦
)"));
    BOOST_TEST(log(softmax_of("0, 0"), {{Detail::brief}}).ends_with(formulas + R"(    = ⎡0.5⎤
      ⎣0.5⎦
)"));
    BOOST_TEST(log(softmax_of("800, 800")).ends_with(R"(  y = softmax(z)
    = ⎡e^(z1 − z1) / (e^(z1 − z1) + e^(z2 − z1))⎤
      ⎣e^(z2 − z1) / (e^(z1 − z1) + e^(z2 − z1))⎦
    = ⎡e^(800 − 800) / (e^(800 − 800) + e^(800 − 800))⎤         each score less the largest: e^x itself would overflow
      ⎣e^(800 − 800) / (e^(800 − 800) + e^(800 − 800))⎦
    = ⎡e^0 / (e^0 + e^0)⎤
      ⎣e^0 / (e^0 + e^0)⎦
    = ⎡1 / (1 + 1)⎤
      ⎣1 / (1 + 1)⎦
    = ⎡1 / 2⎤
      ⎣1 / 2⎦
    = ⎡0.5⎤
      ⎣0.5⎦
)"));
}

BOOST_AUTO_TEST_CASE(derivatives_are_one_symbol_and_a_transposed_column_is_a_row) {
    const std::string text = log([](Worksheet& sheet) {
        sheet.title(caption("", ""));
        const Matrix g = sheet.given_vector("g", "3, 4", {.symbol = "∂L/∂z⁽²⁾"});
        const Matrix x = sheet.given_vector("x", "1, 2", {.symbol = "x⁽¹⁾"});
        const Real eta = sheet.given_scalar("eta", "0.5", {.symbol = "η"});
        sheet.step("W", outer(g, x));
        sheet.step("step", -eta * g(1) - eta * g(2) / g(1));
        sheet.step("square", g(1) * g(1) - x(1));
    });
    BOOST_TEST(text.ends_with(R"(  W = ∂L/∂z⁽²⁾ · x⁽¹⁾ᵀ
    = ⎡3⎤ · [1  2]
      ⎣4⎦
    = ⎡3 × 1  3 × 2⎤
      ⎣4 × 1  4 × 2⎦
    = ⎡3  6⎤
      ⎣4  8⎦
  step = −η · ∂L/∂z1⁽²⁾ − η · ∂L/∂z2⁽²⁾ / (∂L/∂z1⁽²⁾)
       = −0.5 × 3 − 0.5 × 4 / 3
       = −1.5 − 2 / 3
       ≈ −1.5 − 0.6667
       ≈ −2.1667
  square = (∂L/∂z1⁽²⁾)² − x1⁽¹⁾
         = 3² − 1
         = 9 − 1
         = 8
)"));
}

BOOST_AUTO_TEST_CASE(what_an_entry_is_called_stands_beside_its_first_line) {
    const auto calculation = [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "3", {.caption = caption("input", "输入")});
        sheet.step("y", x + 1, {.caption = caption("output", "输出")});
    };
    const auto in_column_64 = [](const std::string& line, const std::string& remark) {
        return line + std::string(64 - line.size(), ' ') + remark + "\n";
    };
    BOOST_TEST(log(calculation) == "\n\nGiven\n" + in_column_64("  x = 3", "input") + "\n" +
                                       in_column_64("  y = x + 1", "output") +
                                       "    = 3 + 1\n    = 4\n");
    BOOST_TEST(log(calculation, {{.detail = Detail::brief}}).find("put") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_difference_that_nobody_can_tell_from_zero_is_said_to_be_one) {
    const std::string text = log([](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "100");
        sheet.step("q", 1 - logistic(x));
        sheet.step("r", x - x);
    });
    const auto line = [&](const std::string& begin) {
        const std::size_t at = text.rfind(begin);
        return text.substr(at, text.find('\n', at) - at);
    };
    BOOST_TEST(line("    ≈ 0").ends_with("the terms agree to 42 digits"));
    BOOST_TEST(line("    = 0") == "    = 0");
}

BOOST_AUTO_TEST_CASE(logs_are_written_in_chinese_too) {
    const std::string text = log(
        [](Worksheet& sheet) {
            sheet.title(caption("Step", "阶跃函数"));
            const Real x = sheet.given_scalar("x", "3");
            sheet.step("y", select(x > 1, 1, 0));
        },
        {{.language = text::Language::chinese}});
    BOOST_TEST(text ==
               "阶跃函数\n\n已知\n  x = 3\n\n  y = x > 1 时取 1，否则取 0\n"
               "    = 3 > 1 时取 1，否则取 0\n    = 1\n");
}

BOOST_AUTO_TEST_SUITE_END()
