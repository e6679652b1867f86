// What the pieces of a program have named stands in their logs, or the page is refused.
#include "tools/book/passage_log.hpp"

#include <boost/test/unit_test.hpp>

#include "longhand/text/error.hpp"

using namespace longhand;
using namespace longhand::book;

namespace {

/// Pieces of a program by their first lines; their code names something where it says so.
LiterateProgram pieces(std::initializer_list<std::pair<std::uint32_t, const char*>> codes) {
    LiterateProgram program;
    for (const auto& [line, code] : codes)
        program.push_back({{}, code, line});
    return program;
}

const auto heading = caption("a", "甲");

std::string refused(const std::function<void(Worksheet&)>& calculation,
                    const LiterateProgram& program) {
    try {
        check_passages(Worksheet::record(calculation), program, "chapter.cpp");
    } catch (const Error& error) {
        return error.id() + " " + error.place();
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(passage_log_suite)

BOOST_AUTO_TEST_CASE(a_section_begins_where_its_first_step_stands) {
    const auto with_section_in = [](std::uint32_t line) {
        return [line](Worksheet& sheet) {
            const Real x = sheet.given_scalar("x", "2", {}, 2);
            sheet.section("a", heading, line);
            sheet.step("y", x * x, {}, 12);
        };
    };
    const LiterateProgram program = pieces({{1, ""}, {5, ""}, {10, ""}});
    BOOST_TEST(refused(with_section_in(10), program) == "");
    BOOST_TEST(refused(with_section_in(6), program) == "book.section chapter.cpp:6");
}

BOOST_AUTO_TEST_CASE(a_section_without_steps_has_sections_of_its_own) {
    const LiterateProgram program = pieces({{1, ""}});
    const auto opens = [](const char* next) {
        return [next](Worksheet& sheet) {
            const Real x = sheet.given_scalar("x", "2", {}, 2);
            sheet.section("a", heading, 3);
            sheet.section(next, heading, 4);
            sheet.step("y", x * x, {}, 5);
        };
    };
    BOOST_TEST(refused(opens("a/b"), program) == "");
    BOOST_TEST(refused(opens("ab"), program) == "book.section chapter.cpp:3");
}

BOOST_AUTO_TEST_CASE(a_helper_names_for_the_piece_that_calls_it) {
    // A helper in lines 2 to 4 is called in lines 11 and 21.
    const auto calls = [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "2", {}, 5);
        const auto help = [&](const char* section) {
            sheet.section(section, heading, 2);
            sheet.step("y", x * x, {}, 3);
        };
        sheet.section("first", heading, 10);
        sheet.step("z", x + x, {}, 10);
        help("a");
        sheet.section("second", heading, 20);
        sheet.step("z", x + x, {}, 20);
        help("b");
    };
    const LiterateProgram program = pieces({{1, "sheet.section(s);"}, {10, ""}, {20, ""}});
    BOOST_TEST(refused(calls, program) == "");
}

BOOST_AUTO_TEST_CASE(code_that_names_something_is_in_the_record) {
    const auto calculation = [](Worksheet& sheet) { sheet.given_scalar("x", "2", {}, 2); };
    BOOST_TEST(refused(calculation, pieces({{1, "sheet.given_scalar();"}, {5, "f(x);"}})) == "");
    for (const char* code : {"sheet.step(\"y\", x);", "if (x)\n    sheet.section(\"a\");",
                             "sheet.plot(", "sheet.given_vector(", "sheet.state("})
        BOOST_TEST(
            refused(calculation, pieces({{1, ""}, {5, code}})) == "book.passage chapter.cpp:5",
            code);
}

BOOST_AUTO_TEST_SUITE_END()
