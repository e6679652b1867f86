#include "longhand/exercise/exercise.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "longhand/decimal/rounding.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/text/error.hpp"
#include "tests/exercise/support.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::exercise;

namespace {

std::vector<std::string> ids(const Exercise& exercise) {
    std::vector<std::string> result;
    for (const Blank& blank : exercise.blanks())
        result.push_back(blank.id);
    return result;
}

std::vector<std::string> ids_at(int fade) {
    ExerciseOptions options;
    options.fade = fade;
    return ids(Exercise(testing::drawn_neuron, options));
}

std::string appearances(const ExerciseOptions& options) {
    std::string result;
    const Exercise exercise(testing::drawn_neuron, options);
    for (const Item& item : exercise.questions().items)
        result += "hwfa"[static_cast<int>(item.appearance)];
    return result;
}

double number(const Variant& variant, const char* id, std::size_t k = 0) {
    return std::stod(variant.numbers.at(id)[k].text());
}

using Texts = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(exercise_suite)

BOOST_AUTO_TEST_CASE(each_level_asks_for_more_from_the_end) {
    BOOST_TEST(ids_at(0) == Texts(), boost::test_tools::per_element());
    BOOST_TEST(ids_at(1) == Texts({"error/d", "error/e"}), boost::test_tools::per_element());
    BOOST_TEST(ids_at(2) == Texts({"forward/h", "error/d", "error/e"}),
               boost::test_tools::per_element());
    BOOST_TEST(ids_at(3) == Texts({"forward/z", "forward/h", "error/d", "error/e"}),
               boost::test_tools::per_element());
    BOOST_TEST(ids_at(4) == Texts({"error/e"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_depends_on_an_answer_shows_its_formula_at_most) {
    BOOST_TEST(appearances({.fade = 1}) == "wwaa");
    BOOST_TEST(appearances({.fade = 4}) == "hhha");
    BOOST_TEST(appearances({.blanks = {"forward/h"}}) == "wahh");
    BOOST_TEST(appearances({.blanks = {"forward/z", "error/e"}}) == "affa");
}

BOOST_AUTO_TEST_CASE(a_part_prints_what_it_needs_from_before) {
    const Exercise exercise(testing::drawn_neuron, {.from = "error", .to = "error/d"});
    BOOST_TEST(ids(exercise) == Texts({"error/d"}), boost::test_tools::per_element());
    Texts known;
    for (const std::uint32_t entry : exercise.known())
        known.push_back(exercise.worksheet().entries()[entry].id);
    BOOST_TEST(known == Texts({"t", "forward/h"}), boost::test_tools::per_element());
}

// What no answer needs stands neither on the sheet nor in its key.
BOOST_AUTO_TEST_CASE(what_is_the_same_for_everybody_is_given_where_an_answer_needs_it) {
    const auto two_sums = [](Worksheet& sheet) {
        const Real a = sheet.given_scalar("a", "1.25");
        const Real b = sheet.given_scalar("b", "2.75");
        const Real x = sheet.given_scalar("x", "3.5", {.vary = Vary{"2.1", "8.9", "0.2"}});
        sheet.section("aside", caption("Aside", "旁边"));
        sheet.step("s", a * a);
        sheet.section("way", caption("Way", "过程"));
        const Real h = sheet.step("h", b * b);
        sheet.step("y", h * x);
    };
    const Exercise exercise(two_sums, {.from = "aside", .to = "way"});
    BOOST_TEST(ids(exercise) == Texts({"way/y"}), boost::test_tools::per_element());
    Texts known, in_key;
    for (const std::uint32_t entry : exercise.known())
        known.push_back(exercise.worksheet().entries()[entry].id);
    for (const Item& item : exercise.questions().items) {
        if (item.is_in_key) in_key.push_back(exercise.worksheet().entries()[item.entry].id);
    }
    BOOST_TEST(known == Texts({"b", "x"}), boost::test_tools::per_element());
    BOOST_TEST(in_key == Texts({"way/h", "way/y"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(parts_that_are_none_are_errors) {
    const auto report = [](const ExerciseOptions& options, const char* id) {
        BOOST_CHECK_EXCEPTION(Exercise(testing::drawn_neuron, options), Error,
                              testing::error_id(id));
    };
    report({.from = "backward"}, "id.unknown");
    report({.from = "error", .to = "forward"}, "sheet.order");
    report({.blanks = {"forward/z"}, .from = "error"}, "sheet.blank");
    report({.blanks = {"forward/q"}}, "id.unknown");
    const auto givens = [](Worksheet& sheet) {
        sheet.given_scalar("x", "1", {.vary = Vary{"1", "9", "1"}});
    };
    BOOST_CHECK_EXCEPTION(Exercise(givens, {}), Error, testing::error_id("sheet.empty"));
    const auto two_sections = [](Worksheet& sheet) {
        sheet.section("data", {"Data", "数据"});
        const Real x = sheet.given_scalar("x", "1.5", {.vary = Vary{"1.1", "9.9", "0.1"}});
        sheet.section("use", {"Use", "使用"});
        sheet.step("y", x * x);
    };
    BOOST_CHECK_EXCEPTION(Exercise(two_sections, {.from = "data", .to = "data"}), Error,
                          testing::error_id("sheet.empty"));
}

BOOST_AUTO_TEST_CASE(nothing_behind_the_decision_of_a_loop_is_asked_for) {
    const auto newton = [](Worksheet& sheet) {
        const Real a = sheet.given_scalar("a", "3", {.vary = Vary{"2", "40", "1"}});
        Real x = sheet.step("x0", a / 2 + 0.35);
        for ([[maybe_unused]] const int pass :
             sheet.passes("step", caption("Step {index}", "第 {index} 步"), 20, x)) {
            const Real next = sheet.step("next", (x + a / x) / 2);
            if (power(next - x, 2) < 0.001) break;
            x = sheet.step("x", next * 1.0, {});
        }
    };
    BOOST_TEST(ids(Exercise(newton, {})) == Texts({"x0"}), boost::test_tools::per_element());
    BOOST_TEST(ids(Exercise(newton, {.from = "step[1]"})) == Texts({"step[1]/next"}),
               boost::test_tools::per_element());
    BOOST_CHECK_EXCEPTION(Exercise(newton, {.to = "step[2]/next"}), Error,
                          testing::error_id("sheet.decision"));
}

BOOST_AUTO_TEST_CASE(answers_are_those_of_the_drawn_numbers) {
    const Exercise exercise(testing::drawn_neuron, {});
    Rejections rejections{};
    for (int k = 0; k < 20; ++k) {
        const Variant variant = exercise.draw(1, std::to_string(k), rejections);
        const std::vector<Answer> answers = exercise.answers(variant);
        const double z = number(variant, "w", 0) * number(variant, "x", 0) +
                         number(variant, "w", 1) * number(variant, "x", 1);
        const double h = 1 / (1 + std::exp(-z)), d = number(variant, "t") - h;
        const double right[] = {z, h, d, 0.5 * d * d};
        for (std::size_t blank = 0; blank < 4; ++blank) {
            BOOST_TEST(std::abs(std::stod(answers[blank].text) - right[blank]) < 0.50001e-4);
            BOOST_TEST(std::stod(answers[blank].accepted.low_text()) <= right[blank] + 0.5e-4);
            BOOST_TEST(std::stod(answers[blank].accepted.high_text()) >= right[blank] - 0.5e-4);
        }
        // d with the sign of h or of t turned, t + h or −(t + h); e without its half.
        const auto has = [](const Answer& answer, double wrong) {
            return std::ranges::any_of(answer.wrong, [&](const WrongAnswer& each) {
                return std::abs(std::abs(std::stod(each.text)) - wrong) < 0.50001e-4;
            });
        };
        BOOST_TEST(has(answers[2], number(variant, "t") + h));
        BOOST_TEST(has(answers[3], d * d));
        for (const Answer& answer : answers) {
            for (const WrongAnswer& wrong : answer.wrong) {
                const double value = std::stod(wrong.text);
                BOOST_TEST((value < std::stod(answer.accepted.low_text()) ||
                            value > std::stod(answer.accepted.high_text())));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(more_decimals_on_the_way_allow_less) {
    const Worksheet sheet = Worksheet::record(testing::drawn_neuron);
    const auto values = replay::replay<replay::NumberArithmetic>(sheet.tape_record());
    const Node e = sheet.find("error/e")->nodes.front();
    const std::vector<Shown> nothing(values.size());
    const Tolerance tolerance(sheet, values, nothing);
    const Accepted two = tolerance.accepted(e, {4, 2});
    const Accepted four = tolerance.accepted(e, {4, 4});
    const Accepted nine = tolerance.accepted(e, {4, 9});
    BOOST_TEST(two.low < four.low);
    BOOST_TEST(four.low <= nine.low);
    BOOST_TEST(four.high >= nine.high);
    BOOST_TEST(nine.high - nine.low <= 1);
}

BOOST_AUTO_TEST_CASE(the_rule_keeps_more_decimals_where_wrong_methods_are_near) {
    // With x near 1 the square hardly differs from x: three decimals tell nothing.
    const auto near_one = [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "1.004", {.vary = Vary{"1.003", "1.006", "0.001"}});
        const Real y = sheet.given_scalar("y", "3", {.vary = Vary{"3", "9", "1"}});
        sheet.step("v", power(x, 2) * y / 7 * 11);
    };
    const Exercise exercise(near_one, {.decimals = 2});
    BOOST_TEST(exercise.rounding().kept > 2);
    const auto never = [](Worksheet& sheet) {
        const Real x =
            sheet.given_scalar("x", "1.000004", {.vary = Vary{"1.000003", "1.000006", "0.000001"}});
        sheet.step("v", power(x, 2) * 3 / 7);
    };
    BOOST_CHECK_EXCEPTION(Exercise(never, {.decimals = 2}), Error,
                          testing::error_id("sheet.indistinct"));
}

BOOST_AUTO_TEST_CASE(values_that_say_nothing_are_not_asked_for) {
    const auto dull = [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "1.37", {.vary = Vary{"1.31", "1.97", "0.02"}});
        sheet.step("copy", x * 1);
        sheet.step("nothing", x - x);
        const Real y = sheet.step("y", x * x / 3);
        sheet.step("again", x / 3 * x);
        sheet.step("z", y * 7);
    };
    const Exercise exercise(dull, {});
    BOOST_TEST(ids(exercise) == Texts({"y", "z"}), boost::test_tools::per_element());
    BOOST_TEST(exercise.questions().left_out == Texts({"copy", "nothing", "again"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_comes_to_the_same_as_an_answer_is_not_shown) {
    const auto twice = [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "1.37", {.vary = Vary{"1.31", "1.97", "0.02"}});
        sheet.step("y", x * x / 3);
        sheet.step("again", x / 3 * x);
        sheet.step("inside", x / 3 * x + 1);
        sheet.step("other", x * 7);
    };
    const Exercise exercise(twice, {.blanks = {"y"}});
    std::string shown;
    for (const Item& item : exercise.questions().items)
        shown += "hwfa"[static_cast<int>(item.appearance)];
    BOOST_TEST(shown == "ahhw");
}

BOOST_AUTO_TEST_CASE(rounded_steps_are_the_key_where_the_sheet_says_so) {
    const Exercise exercise(testing::drawn_neuron, {.decimals = 2, .rounds_steps = true});
    Rejections rejections{};
    const Variant variant = exercise.draw(1, "a", rejections);
    const std::vector<Answer> answers = exercise.answers(variant);
    const auto rounded = [](double x) { return std::round(x * 100) / 100; };
    const double z = rounded(number(variant, "w", 0) * number(variant, "x", 0) +
                             number(variant, "w", 1) * number(variant, "x", 1));
    const double h = rounded(1 / (1 + std::exp(-z)));
    BOOST_TEST(std::stod(answers[0].text) == z);
    BOOST_TEST(std::stod(answers[1].text) == h);
    BOOST_TEST(std::abs(std::stod(answers[2].text) - (number(variant, "t") - h)) < 1e-9);
}

BOOST_AUTO_TEST_CASE(a_mistake_is_carried_on_and_seen) {
    const Exercise exercise(testing::drawn_neuron, {.kind = Kind::find_mistake});
    Rejections rejections{};
    std::set<std::size_t> lines;
    for (int k = 0; k < 40; ++k) {
        const Variant variant = exercise.draw(1, std::to_string(k), rejections);
        BOOST_REQUIRE(variant.mistake.has_value());
        lines.insert(variant.mistake->item);
        const std::vector<Answer> answers = exercise.answers(variant);
        BOOST_TEST(answers[0].text == std::to_string(variant.mistake->item + 1));
        for (const auto& [node, value] : variant.mistake->values)
            BOOST_TEST(!answers[1].accepted.holds(units_of(value, 4)));
    }
    BOOST_TEST(lines.size() == 4U);
    // Where only cases are decided, no wrong method shows.
    const auto cases = [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "3.5", {.vary = Vary{"1.25", "7.25", "0.5"}});
        sheet.step("y", select(x > 2, x * 0 + 1, x * 0));
        sheet.step("z", select(x > 5, x * 0 + 1, x * 0));
    };
    const Exercise without(cases, {.kind = Kind::find_mistake});
    BOOST_CHECK_EXCEPTION(without.draw(1, "a", rejections), Error,
                          testing::error_id("sheet.no_mistake"));
}

BOOST_AUTO_TEST_CASE(steps_are_rounded_to_the_decimals_that_are_asked_for) {
    // The step itself is shown with six.
    const auto six = [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "1.37", {.vary = Vary{"1.31", "1.97", "0.02"}});
        const Real y = sheet.step("y", x / 7, {.digits = Digits{6}});
        sheet.step("z", y * x);
    };
    const Exercise exercise(six, {.rounds_steps = true});
    BOOST_TEST(exercise.rounding().decimals == 4);
    Rejections rejections{};
    const Variant variant = exercise.draw(1, "a", rejections);
    const double y = std::round(number(variant, "x") / 7 * 1e4) / 1e4;
    BOOST_TEST(std::abs(std::stod(exercise.answers(variant)[0].text) - y) < 1e-9);
    BOOST_TEST(std::abs(std::stod(exercise.answers(variant)[1].text) - y * number(variant, "x")) <
               0.50001e-4);
}

BOOST_AUTO_TEST_CASE(small_answers_are_asked_for_with_more_decimals) {
    const auto now_and_then = [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "1.37", {.vary = Vary{"1.31", "1.97", "0.02"}});
        const Real y = sheet.given_scalar("y", "1", {.vary = Vary{"0.001", "0.003", "0.001"}});
        sheet.step("z", x * y / 3);
    };
    const Exercise exercise(now_and_then, {});
    BOOST_TEST(exercise.rounding().decimals == 5);  // 0.00100 and more, now and then
    BOOST_TEST(Exercise(now_and_then, {.decimals = 6}).rounding().decimals == 6);
}

BOOST_AUTO_TEST_CASE(an_answer_that_rounding_can_make_anything_is_an_error) {
    const auto wide = [](Worksheet& sheet) {
        const Real a =
            sheet.given_scalar("a", "1.3004", {.vary = Vary{"1.3003", "1.3007", "0.0001"}});
        sheet.step("z", 700 / (a - 1.3));
    };
    try {
        const Exercise exercise(wide, {.decimals = 0});
        BOOST_ERROR("no error");
    } catch (const Error& error) {
        BOOST_TEST(error.id() == "sheet.indistinct");
        BOOST_TEST(error.describe(text::Language::english).find("any number") != std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()
