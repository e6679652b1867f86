// Entries, sections and plots know the line of the program that named them: 900 and on, here.
#include "tests/worksheet/support.hpp"

using namespace longhand;

namespace {

const auto words = caption("words", "文字");

std::string lines_of(const auto& named) {
    std::string lines;
    for (const auto& each : named)
        lines += each.id + ":" + std::to_string(each.line) + " ";
    return lines;
}

// clang-format off
void program(Worksheet& sheet) {
#line 900
    Real x = sheet.given_scalar("x", "2");
    const Real a = sheet.step("a", x * x), b = sheet.step("b", x + x);
    const Real c =
        sheet.step("c",
                   a * b), d = sheet.step("d", a + b);
    const auto help = [&](const char* section) {
        sheet.section(section, words);
        sheet.step("y", x * c);
    };
    help("first");
    help("second");
    for (int k = 1; k <= 2; ++k) {
        sheet.section("round", k, words);
        sheet.step("z", d * k);
    }
    for ([[maybe_unused]] const int pass : sheet.passes("pass", words, 2, x)) {
        x = sheet.step("x", x * x, {.updates = "x"});
    }
    sheet.section("last", words);
    sheet.given_vector("v", "1, 2"); sheet.given_matrix("M", "1 2; 3 4");
    sheet.given_draw("n", {2, 9, 1});
    sheet.state("s", 0.5);
    sheet.plot("p", {.title = words, .x = {}, .y = {},
                     .points = {{.y = "last/v"}}});
}
// clang-format on

}  // namespace

BOOST_AUTO_TEST_SUITE(program_lines_suite)

BOOST_AUTO_TEST_CASE(a_name_has_the_line_where_it_is_given) {
    const Worksheet sheet = Worksheet::record(program);
    BOOST_TEST(lines_of(sheet.entries()) ==
               "x:900 a:901 b:901 c:903 d:904 first/y:907 second/y:907 round[1]/z:913 "
               "round[2]/z:913 pass[1]/x:916 pass[2]/x:916 last/v:919 last/M:919 last/n:920 "
               "last/s:921 ");
    BOOST_TEST(lines_of(sheet.sections()) ==
               ":0 first:906 second:906 round[1]:912 round[2]:912 pass[1]:0 pass[2]:0 last:918 ");
    BOOST_TEST(lines_of(sheet.plots()) == "last/p:922 ");
}

BOOST_AUTO_TEST_CASE(a_part_that_is_named_by_itself_has_the_line_of_its_step) {
    const Worksheet sheet = Worksheet::record([](Worksheet& own) {
        const Real x = own.given_scalar("x", "2", {}, 5);
        const Real shared = exp(x * x + 1.0) / (1.0 + x);
        Real sum = shared;
        for (int k = 1; k <= 12; ++k)
            sum = sum + shared * static_cast<double>(k);
        own.step("sum", sum * sum, {}, 9);
    });
    bool has_part = false;
    for (const Entry& entry : sheet.entries()) {
        has_part = has_part || entry.is_part;
        BOOST_TEST(entry.line == (entry.is_given ? 5u : 9u), entry.id);
    }
    BOOST_TEST(has_part);
}

BOOST_AUTO_TEST_SUITE_END()
