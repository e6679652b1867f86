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
        for (const std::string& unit : program[k].units)
            all += "[" + unit + "]";
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

BOOST_AUTO_TEST_CASE(another_language_has_the_same_units) {
    const LiterateProgram program = read_program(program_text, "chapter.cpp");
    const std::string page = "# 标题\n\n目标\n\n预备\n\n## 一\n\n甲\n\n乙\n\n丙\n";
    const LiterateProgram chinese = with_prose(program, page, "page.zh.md");
    BOOST_TEST(chinese[0].units[0] == "# 标题");
    BOOST_TEST(chinese[1].units[2] == "乙");
    BOOST_TEST(chinese[2].units[0] == "丙");
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
