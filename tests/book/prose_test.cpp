// Prose with numbers from the record, and what must not be typed there.
#include "tools/book/prose.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "longhand/text/error.hpp"

using namespace longhand;
using namespace longhand::book;

namespace {

struct Fixture {
    Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Matrix i = sheet.given_matrix("i", "2 3", {.elements = "i1 i2"});
        const Real eta = sheet.given_scalar("eta", "0.050");
        sheet.section("forward", caption("Forward", "前向"));
        sheet.step("out", i(1, 1) * eta + 0.091);
        sheet.step("third", i(1, 1) / 6.0, {.digits = Digits{2}});
        sheet.given_vector("x", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13");
    });
    render::Values values{worksheet};
    Recorded recorded{worksheet, values, {{"birds.csv", 342}}};

    static Unit unit(const std::string& text) { return {text, "page.zh.md", 7}; }
    std::string filled(const std::string& text) { return with_numbers(unit(text), recorded); }

    /// The id of the error, where it is, and of what it speaks.
    std::string refused(const std::string& text) {
        try {
            with_numbers(unit(text), recorded);
            refuse_typed(unit(text), recorded);
        } catch (const Error& error) {
            const bool has_id = error.id() == "book.typed";
            return error.id() + " " + error.place() + (has_id ? " " + error.arguments()[1] : "");
        }
        return {};
    }
};

struct Case {
    std::string prose;
    std::string result;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.prose;
}

const Case filled_cases[] = {
    {"{{eta}}, {{i1}}", "0.050, 2"},
    {"{{forward/out}} {{forward/out|2}} {{forward/out|1s}}", "0.191 0.19 0.2"},
    {"{{forward/out|1%}}, {{forward/out|0%}}", "19.1%, 19%"},
    {"{{forward/third}}, {{forward/third|3%}}", "0.33, 33.333%"},
    {"{{i|rows}} × {{i|columns}}, {{birds.csv|rows}}", "1 × 2, 342"},
    {"\\f$\\eta = {{eta}}, \\frac{{{i1}}}{x^{e^{z}}}\\f$",
     "\\f$\\eta = 0.050, \\frac{2}{x^{e^{z}}}\\f$"},
    {"$x^{e^{z}}$ costs { } and {x}", "$x^{e^{z}}$ costs { } and {x}"},
};

const Case refused_cases[] = {
    {"open {{eta", "book.braces page.zh.md:7"},
    {"one\ntwo {{eta} three", "book.braces page.zh.md:8"},
    {"close eta}} it", "book.braces page.zh.md:7"},
    {"{{}}", "book.braces page.zh.md:7"},
    {"{{|2}}", "book.braces page.zh.md:7"},
    {"{{eta}} and\n{{ {{i1}} }}", "book.braces page.zh.md:8"},
    {"\\f$a + {{eta\\f$", "book.braces page.zh.md:7"},
    {"{{a}", "book.braces page.zh.md:7"},
    {"one\n{{forward/oot}}", "id.unknown page.zh.md:8"},
    {"{{i}}", "book.matrix page.zh.md:7"},
    {"{{eta|x}}", "option.digits page.zh.md:7"},
    {"{{eta|x%}}", "option.digits page.zh.md:7"},
    {"{{fish.csv|rows}}", "id.unknown page.zh.md:7"},
    {"η = 0.05", "book.typed page.zh.md:7 eta"},
    {"{{eta}}\n{{i1}} and 19.1 %", "book.typed page.zh.md:8 forward/out"},
    {"$0.333$", "book.typed page.zh.md:7 forward/third"},
    {"13 numbers", "book.typed page.zh.md:7 forward/x[13]"},
    {"342 birds", "book.typed page.zh.md:7 birds.csv|rows"},
    {"1/3 of it", "book.typed page.zh.md:7 forward/third"},
    {"2 inputs, in 1943, by 002, 0.42, 99 %", ""},
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(prose_suite, Fixture)

BOOST_DATA_TEST_CASE_F(Fixture, numbers_come_from_the_record, filled_cases) {
    BOOST_TEST(filled(sample.prose) == sample.result);
}

BOOST_DATA_TEST_CASE_F(Fixture, what_could_be_wrong_is_refused, refused_cases) {
    BOOST_TEST(refused(sample.prose) == sample.result);
}

BOOST_AUTO_TEST_SUITE_END()
