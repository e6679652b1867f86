// Loops: x ← x/2 + 1 from x0 has x_k = 2 − (2 − x0)/2^k, so that every state can be told exactly.
#include "longhand/worksheet/passes.hpp"

#include "longhand/decimal/rounding.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/replay/replay.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::testing;

namespace {

const Caption pass_caption = caption("Pass {index}", "第 {index} 轮");

std::function<void(Worksheet&)> halving(int passes) {
    return [passes](Worksheet& sheet) {
        Real x = sheet.given_scalar("x", "10");
        for (const int pass : sheet.passes("pass", pass_caption, 100000, x)) {
            x = sheet.step("x", x / 2 + 1, {.updates = "x"});
            if (pass == passes) break;
        }
        sheet.section("after", caption("After", "之后"));
        sheet.step("y", x * 3);
    };
}

decimal::Rational halved(int passes) {
    decimal::Rational distance = -8;
    for (int k = 0; k < passes; ++k)
        distance /= 2;
    return 2 - distance;
}

std::vector<std::string> section_ids(const Worksheet& worksheet, std::size_t from) {
    std::vector<std::string> ids;
    for (std::size_t k = from; k < worksheet.sections().size(); ++k)
        ids.push_back(worksheet.sections()[k].id);
    return ids;
}

replay::Number value(const Worksheet& worksheet, const char* id) {
    const auto values = replay::replay<replay::NumberArithmetic>(worksheet.tape_record());
    return values[worksheet.find(id)->nodes.front()];
}

}  // namespace

BOOST_AUTO_TEST_SUITE(passes_suite)

BOOST_AUTO_TEST_CASE(up_to_a_hundred_passes_are_recorded_whole) {
    const Worksheet worksheet = Worksheet::record(halving(100));
    BOOST_TEST(worksheet.sections().size() == 102u);
    BOOST_TEST(worksheet.loops().front().passes == 100);
    BOOST_TEST(!worksheet.loops().front().at_limit);
    BOOST_CHECK(value(worksheet, "pass[100]/x").exact == halved(100));
    BOOST_CHECK(value(worksheet, "after/y").exact == 3 * halved(100));
}

BOOST_AUTO_TEST_CASE(of_a_longer_loop_the_last_pass_follows_its_state) {
    const Worksheet worksheet = Worksheet::record(halving(150));
    BOOST_TEST(section_ids(worksheet, 100) ==
                   (std::vector<std::string>{"pass[100]", "pass[149]", "pass[150]", "after"}),
               boost::test_tools::per_element());
    BOOST_TEST(worksheet.sections()[101].is_state);
    const Entry& state = *worksheet.find("pass[149]/x");
    BOOST_TEST(state.is_state);
    BOOST_TEST(state.symbol == "x");
    BOOST_TEST(state.version == 149u);
    BOOST_TEST(worksheet.find("pass[150]/x")->version == 150u);

    const replay::Number at_end = value(worksheet, "pass[150]/x");
    BOOST_CHECK(!at_end.exact);  // what came through a state is not known exactly
    // A state has 48 digits.
    BOOST_TEST(decimal::fixed(at_end.decimal, 38) == decimal::fixed(halved(150), 38));
}

BOOST_AUTO_TEST_CASE(chosen_passes_are_kept_and_change_nothing) {
    const Worksheet whole =
        Worksheet::record(halving(260), {}, {.passes = PassSelection::parse("all")});
    const Worksheet some =
        Worksheet::record(halving(260), {}, {.passes = PassSelection::parse("150,151,200-201")});
    BOOST_TEST(
        section_ids(some, 101) ==
            (std::vector<std::string>{"pass[149]", "pass[150]", "pass[151]", "pass[199]",
                                      "pass[200]", "pass[201]", "pass[259]", "pass[260]", "after"}),
        boost::test_tools::per_element());
    BOOST_TEST(whole.sections().size() == 262u);
    BOOST_TEST(decimal::fixed(value(whole, "after/y").decimal, 40) ==
               decimal::fixed(3 * halved(260), 40));
    for (const char* id : {"pass[151]/x", "pass[201]/x", "after/y"}) {
        BOOST_TEST(decimal::fixed(value(some, id).decimal, 30) ==
                   decimal::fixed(value(whole, id).decimal, 30));
    }
}

BOOST_AUTO_TEST_CASE(matrices_are_handed_on_as_they_are) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        Matrix x = sheet.given_matrix("x", "1 2; 3 4", {.elements = "a b; c d"});
        for (const int pass : sheet.passes("pass", pass_caption, 1000, x)) {
            x = sheet.step("x", Real(0.5) * x, {.updates = "x"});
            if (pass == 120) break;
        }
    });
    const Entry& state = *worksheet.find("pass[119]/x");
    BOOST_TEST(state.symbols == (std::vector<std::string>{"a", "b", "c", "d"}),
               boost::test_tools::per_element());
    BOOST_TEST(worksheet.entry_of_matrix(state.matrix) == &state);
    const auto values = replay::replay<replay::NumberArithmetic>(worksheet.tape_record());
    decimal::Rational four = 4;
    for (int k = 0; k < 119; ++k)
        four /= 2;
    // Each pass that is not kept rounds to 48 digits.
    BOOST_TEST(decimal::significant(values[state.nodes[3]].decimal, 38) ==
               decimal::significant(four, 38));
}

BOOST_AUTO_TEST_CASE(a_variable_that_a_pass_leaves_alone_needs_no_state) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        Real x = sheet.given_scalar("x", "1");
        Real y = sheet.given_scalar("y", "2");
        for (const int pass : sheet.passes("pass", pass_caption, 1000, x, y)) {
            x = sheet.step("x", x + y, {.updates = "x"});
            if (pass == 103) break;
        }
    });
    BOOST_TEST(!worksheet.find("pass[102]/y"));
    BOOST_TEST(worksheet.find("pass[102]/x")->is_state);
}

BOOST_AUTO_TEST_CASE(a_loop_that_comes_to_its_limit_says_so) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        Real x = sheet.given_scalar("x", "1");
        for (const int pass : sheet.passes("pass", pass_caption, 110, x))
            x = sheet.step("x", x + pass, {.updates = "x"});
    });
    BOOST_TEST(worksheet.loops().front().at_limit);
    BOOST_TEST(worksheet.loops().front().passes == 110);
    BOOST_TEST(worksheet.find("pass[110]/x") != nullptr);
    BOOST_TEST(!worksheet.find("pass[110]/x")->is_state);
}

BOOST_AUTO_TEST_CASE(a_loop_in_a_loop_belongs_to_its_pass) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        Real x = sheet.given_scalar("x", "1");
        for (const int epoch : sheet.passes("epoch", pass_caption, 102, x)) {
            const std::string inner = "epoch[" + std::to_string(epoch) + "]/sample";
            for (const int sample : sheet.passes(inner, pass_caption, 2, x))
                x = sheet.step("x", x + sample, {.updates = "x"});
        }
    });
    const Entry& last = *worksheet.find("epoch[102]/sample[2]/x");
    BOOST_TEST(last.version == 204u);
    BOOST_TEST(worksheet.loops().size() == 102u);  // without that of the epoch that was taken back
    const Loop& inner = worksheet.loops().back();
    BOOST_TEST(inner.outer == 0u);
    BOOST_TEST(inner.outer_pass == 102);
    BOOST_TEST(worksheet.find("epoch[101]/sample[2]/x") != nullptr);
}

BOOST_AUTO_TEST_CASE(what_a_loop_does_not_hand_on_is_refused_later) {
    BOOST_CHECK_EXCEPTION(Worksheet::record([](Worksheet& sheet) {
                              Real x = sheet.given_scalar("x", "1");
                              Real forgotten = x;
                              for (const int pass : sheet.passes("pass", pass_caption, 200, x)) {
                                  x = sheet.step("x", x + forgotten, {.updates = "x"});
                                  forgotten = sheet.step("z", x * pass);
                              }
                          }),
                          Error, error_id("record.mixed"));
}

BOOST_AUTO_TEST_CASE(a_variable_without_a_name_cannot_be_handed_on) {
    BOOST_CHECK_EXCEPTION(Worksheet::record([](Worksheet& sheet) {
                              Real x = sheet.given_scalar("x", "1");
                              for (const int pass : sheet.passes("pass", pass_caption, 200, x)) {
                                  x = x + 1;
                                  sheet.step("y", x * pass);
                              }
                          }),
                          Error, error_id("loop.state"));
}

BOOST_AUTO_TEST_CASE(a_guard_that_only_double_precision_passes_is_found) {
    // In double precision 1 + 2^-60 is 1; in 50 digits it is not.
    BOOST_CHECK_EXCEPTION(Worksheet::record([](Worksheet& sheet) {
                              Real x = sheet.given_scalar("x", "1");
                              const Real tiny = sheet.given_scalar("tiny", "8.673617379884035e-19");
                              for (const int pass : sheet.passes("pass", pass_caption, 200, x)) {
                                  x = sheet.step("x", x + tiny, {.updates = "x"});
                                  if (x > pass) break;
                                  x = sheet.step("back", x - tiny);
                                  if (pass > 110 && x != 1) break;
                              }
                          }),
                          Error, error_id("loop.guard"));
}

BOOST_AUTO_TEST_CASE(rounded_steps_decide_and_are_handed_on) {
    const auto calculation = [](Worksheet& sheet) {
        Real x = sheet.given_scalar("x", "1");
        for (const int pass : sheet.passes("pass", pass_caption, 500, x)) {
            x = sheet.step("x", x * Real(0.9), {.updates = "x"});
            if (x == 0 || pass == 400) break;
        }
    };
    // By hand: x·0.9 rounded half up to two decimals, 1.00, 0.90, 0.81, 0.73, 0.66 … until
    // 0.05·0.9 = 0.045 → 0.05 stays where it is.
    const Worksheet worksheet = Worksheet::record(calculation, {}, {.round = 2});
    BOOST_TEST(worksheet.loops().front().passes == 400);
    BOOST_TEST(worksheet.tape_record().tape().value(worksheet.find("pass[4]/x")->nodes.front()) ==
               0.66);
    BOOST_TEST(worksheet.tape_record().text(worksheet.find("pass[399]/x")->nodes.front()).value() ==
               decimal::Rational(5, 100));
}

BOOST_AUTO_TEST_SUITE_END()
