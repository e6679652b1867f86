// What a chapter can be practised with, from calculations made for it.
#include "tools/book/practice_section.hpp"

#include <boost/test/unit_test.hpp>
#include <regex>
#include <sstream>

using namespace longhand;

namespace {

/// q = (x + 0.25)·y, s = q², where x varies, if it does.
cli::Source source(bool varies) {
    cli::Source source;
    source.name = "small";
    source.calculation = [varies](Worksheet& sheet) {
        GivenOptions options;
        if (varies) options.vary = Vary{"1.1", "9.9", "0.1"};
        const Real x = sheet.given_scalar("x", "1.5", options);
        const Real y = sheet.given_scalar("y", "2.3");
        sheet.section("both", {"Both", "两步"});
        const Real q = sheet.step("q", (x + 0.25) * y);
        sheet.step("s", q * q);
    };
    return source;
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at)
        ++found;
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(practice_section_suite)

BOOST_AUTO_TEST_CASE(each_task_has_its_answer_folded) {
    std::ostringstream out;
    const book::Practice practice(source(true));
    practice.write(out, text::Language::english);
    const std::size_t number = practice.size();
    BOOST_TEST(number >= 3);
    BOOST_TEST(count(out.str(), "<section class=\"exercise\">") == number);
    BOOST_TEST(count(out.str(), "<details class=\"answer\">") == number);
    BOOST_TEST(count(out.str(), "</details>") == number);
    // The answer to a mistake: the line, and what is right there, both in figures.
    const std::string mistake = out.str().substr(out.str().find("Find the mistake"));
    const std::string answer = mistake.substr(mistake.find("<details"));
    BOOST_TEST(std::regex_search(answer, std::regex("line</figcaption>\\s*<p>[0-9]+</p>")));
    BOOST_TEST(std::regex_search(answer, std::regex("</figcaption>\\s*<p>[0-9]+\\.[0-9]+</p>")));
}

/// (x + 0.25)·40, where y is 40 and not the 2.3 that the calculation has.
BOOST_AUTO_TEST_CASE(tasks_have_the_givens_of_the_page) {
    std::ostringstream out;
    const GivenNumbers givens{{"y", {decimal::DecimalText::parse("40")}}};
    book::Practice(source(true), givens).write(out, text::Language::english);
    const std::string page = out.str();
    const std::string is = "</mtd><mtd><mo>=</mo></mtd><mtd class=\"value\"><mn>";
    BOOST_TEST(count(page, "<mn>2.3</mn>") == 0u);
    BOOST_TEST(count(page, "<mi>y</mi>" + is + "40</mn>") ==
               count(page, "<section class=\"exercise\">"));
    std::smatch x, q;
    BOOST_REQUIRE(std::regex_search(page, x, std::regex("<mi>x</mi>" + is + "([0-9.]+)</mn>")));
    const std::string answer = page.substr(page.find("<details"));
    BOOST_REQUIRE(std::regex_search(
        answer, q, std::regex("class=\"result\">.*?<mtd class=\"value\"><mn>([0-9.]+)</mn>")));
    const double expected = (std::stod(x[1]) + 0.25) * 40;
    BOOST_TEST(std::stod(q[1]) == expected, boost::test_tools::tolerance(1e-5));
}

/// Three sections of steps that vary, and one of a step with 25 elements, too many to ask for.
BOOST_AUTO_TEST_CASE(tasks_are_spread_over_a_chapter) {
    cli::Source chapter;
    chapter.name = "spread";
    chapter.calculation = [](Worksheet& sheet) {
        const auto vary = [](const char* from) { return Vary{from, "9.9", "0.1"}; };
        const Real x = sheet.given_scalar("x", "1.5", {.vary = vary("1.1")});
        const Real y = sheet.given_scalar("y", "2.3", {.vary = vary("2.1")});
        Real last = x;
        for (const char* id : {"early", "middle", "late"}) {
            sheet.section(id, {std::string("The ") + id + " section", id});
            last = sheet.step("q", (last + 0.25) * y);
            sheet.step("s", last * last);
        }
        sheet.section("table", {"The table", "表"});
        std::vector<Real> rows;
        for (int k = 0; k < 25; ++k)
            rows.push_back(last * 1.5 + k * y);
        sheet.step("T", Matrix({5, 5}, rows));
    };
    std::ostringstream out;
    const book::Practice practice(chapter);
    practice.write(out, text::Language::english);
    BOOST_TEST(practice.size() == 5u);
    BOOST_TEST(count(out.str(), "<h4>The early section</h4>") > 0u);
    BOOST_TEST(count(out.str(), "<h4>The late section</h4>") > 0u);
    BOOST_TEST(count(out.str(), "<h4>The table</h4>") == 0u);
}

BOOST_AUTO_TEST_CASE(where_nothing_varies_there_is_nothing_to_practise) {
    BOOST_TEST(book::Practice(source(false)).empty());
}

BOOST_AUTO_TEST_SUITE_END()
