// A chapter's program read as prose and code, line by line as it stands in the file.
#include "tools/book/literate_program.hpp"

#include <boost/test/unit_test.hpp>

#include "longhand/text/error.hpp"

using namespace longhand;
using namespace longhand::book;

namespace {

constexpr std::string_view program_text = R"(#include <longhand/chapter.hpp>

namespace x {

/// # A title
///
/// **Goal.** To see.
/// And more.
///
/// **You need** nothing.
void calculation(Worksheet& sheet) {
    sheet.title();

    /// ## First
    ///
    /// One paragraph.
    ///
    /// Another one.
    sheet.step(1);
    const auto f = [] {
        /// no prose here
        sheet.step(2);
    };

    /// Goes on.
    f();
}

}  // namespace x
)";

std::string id_of(auto&& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.id();
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(literate_program_suite)

BOOST_AUTO_TEST_CASE(prose_and_code_take_turns) {
    const LiterateProgram program = read_program(program_text, "chapter.cpp");
    BOOST_REQUIRE_EQUAL(program.size(), 3u);
    const auto units = [&](std::size_t k) {
        std::string all;
        for (const Unit& unit : program[k].units)
            all += "[" + unit.text + "]";
        return all;
    };
    BOOST_TEST(units(0) == "[# A title][**Goal.** To see.\nAnd more.][**You need** nothing.]");
    BOOST_TEST(units(1) == "[## First][One paragraph.][Another one.]");
    BOOST_TEST(units(2) == "[Goes on.]");
    BOOST_TEST(program[0].code ==
               "#include <longhand/chapter.hpp>\n\nnamespace x {\n\n"
               "void calculation(Worksheet& sheet) {\n    sheet.title();\n");
    BOOST_TEST(
        program[1].code ==
        "sheet.step(1);\nconst auto f = [] {\n    /// no prose here\n    sheet.step(2);\n};\n");
    BOOST_TEST(program[2].code == "f();\n}\n\n}  // namespace x\n");
    BOOST_TEST(program[1].first_line == 19u);
    BOOST_TEST(program[2].first_line == 26u);
}

BOOST_AUTO_TEST_CASE(units_know_their_lines) {
    const LiterateProgram program = read_program(program_text, "chapter.cpp");
    std::string places;
    for (const Passage& passage : program) {
        for (const Unit& unit : passage.units)
            places += unit.place() + " ";
    }
    BOOST_TEST(places ==
               "chapter.cpp:5 chapter.cpp:7 chapter.cpp:10 chapter.cpp:14 chapter.cpp:16 "
               "chapter.cpp:18 chapter.cpp:25 ");
    BOOST_TEST(program[0].units[1].place(1) == "chapter.cpp:8");
    BOOST_TEST(units_of("甲\n乙\n\n丙\n", "page.zh.md").back().place() == "page.zh.md:4");
}

BOOST_AUTO_TEST_CASE(another_language_has_the_same_units) {
    const LiterateProgram program = read_program(program_text, "chapter.cpp");
    const std::string page = "# 标题\n\n目标\n\n预备\n\n## 一\n\n甲\n\n乙\n\n丙\n";
    const LiterateProgram chinese = with_prose(program, page, "page.zh.md");
    BOOST_TEST(chinese[0].units[0].text == "# 标题");
    BOOST_TEST(chinese[1].units[2].text == "乙");
    BOOST_TEST(chinese[2].units[0].text == "丙");
    BOOST_TEST(chinese[1].code == program[1].code);
    for (const char* wrong :
         {"# 标题\n\n目标\n", "# 标题\n\n## 一\n\n目标\n\n预备\n\n甲\n\n乙\n\n丙\n",
          "# 标题\n\n目标\n\n预备\n\n## 一\n\n甲\n\n乙\n\n丙\n\n丁\n"})
        BOOST_TEST(id_of([&] { with_prose(program, wrong, "page.zh.md"); }) == "book.units", wrong);
}

BOOST_AUTO_TEST_CASE(a_program_without_a_title_is_refused) {
    BOOST_TEST(id_of([] { read_program("int main() {}\n", "chapter.cpp"); }) == "book.title");
}

BOOST_AUTO_TEST_SUITE_END()
