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
    const int tasks = book::write_practice(out, source(true), text::Language::english);
    BOOST_TEST(tasks >= 3);
    const auto number = static_cast<std::size_t>(tasks);
    BOOST_TEST(count(out.str(), "<section class=\"exercise\">") == number);
    BOOST_TEST(count(out.str(), "<details class=\"answer\">") == number);
    BOOST_TEST(count(out.str(), "</details>") == number);
    // The answer to a mistake: the line, and what is right there, both in figures.
    const std::string mistake = out.str().substr(out.str().find("Find the mistake"));
    const std::string answer = mistake.substr(mistake.find("<details"));
    BOOST_TEST(std::regex_search(answer, std::regex("line</figcaption>\\s*<p>[0-9]+</p>")));
    BOOST_TEST(std::regex_search(answer, std::regex("</figcaption>\\s*<p>[0-9]+\\.[0-9]+</p>")));
}

BOOST_AUTO_TEST_CASE(where_nothing_varies_there_is_nothing_to_practise) {
    std::ostringstream out;
    BOOST_TEST(book::write_practice(out, source(false), text::Language::english) == 0);
    BOOST_TEST(out.str().empty());
}

BOOST_AUTO_TEST_SUITE_END()
