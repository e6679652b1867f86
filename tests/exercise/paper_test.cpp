#include "longhand/exercise/paper.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <set>
#include <sstream>

#include "longhand/exercise/class_file.hpp"
#include "longhand/exercise/deal.hpp"
#include "longhand/exercise/digest.hpp"
#include "longhand/exercise/formats/paper_formats.hpp"
#include "longhand/exercise/formats/typst_papers.hpp"
#include "longhand/record/structural_order.hpp"
#include "tests/exercise/support.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::exercise;

namespace {

constexpr auto english = text::Language::english;

/// Every format that students get, one behind the other.
std::string student_files(const Sheet& sheet, const Paper& paper) {
    std::ostringstream out;
    write_markdown(out, paper, english);
    write_html(out, paper, english);
    TypstPapers typst(out, TypstKind::sheets, sheet, english);
    typst.add(paper);
    typst.end();
    return out.str();
}

/// Random numbers for all answers of an exercise, and for all that follows from them.
render::Values::Replaced markers(const Exercise& exercise, unsigned seed) {
    std::mt19937 random(seed);
    render::Values::Replaced replaced;
    const Tape& tape = exercise.worksheet().tape_record().tape();
    std::set<Node> open;
    for (const Blank& blank : exercise.blanks())
        open.insert(blank.node);
    for (Node node = 0; node < tape.size(); ++node) {
        for (const Node operand : operands(tape, node)) {
            if (open.contains(operand)) open.insert(node);
        }
        if (!open.contains(node)) continue;
        replaced[node] =
            replay::NumberArithmetic::from_exact(decimal::Rational(100'000 + random() % 800'000));
    }
    return replaced;
}

Dealt dealt(const Sheet& sheet, const std::string& key) {
    Rejections rejections{};
    return deal(sheet, 1, key, rejections);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(paper_suite)

BOOST_AUTO_TEST_CASE(what_a_student_gets_does_not_depend_on_the_answers) {
    const std::vector<ExerciseOptions> all{{.fade = 1},
                                           {.fade = 2},
                                           {.fade = 3},
                                           {.fade = 4},
                                           {.blanks = {"forward/z", "error/e"}},
                                           {.blanks = {"forward/h"}},
                                           {.kind = Kind::formula}};
    for (const ExerciseOptions& options : all) {
        const Sheet sheet = testing::sheet_of(testing::drawn_neuron, options);
        for (unsigned k = 0; k < 5; ++k) {
            const Dealt variant = dealt(sheet, std::to_string(k));
            const Owner owner{"2023", "X", "1"};
            const std::string right =
                student_files(sheet, student_paper(sheet, variant, owner, english));
            const auto replaced = markers(sheet.exercises.front().exercise, k);
            const std::string marked =
                student_files(sheet, student_paper(sheet, variant, owner, english, {replaced}));
            BOOST_TEST((right == marked));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_shown_value_would_be_noticed) {
    // The same test must fail where something that depends on the marker is shown.
    const Sheet sheet = testing::sheet_of(testing::drawn_neuron, {.fade = 0});
    const Dealt variant = dealt(sheet, "a");
    const Node z = sheet.exercises.front().exercise.worksheet().find("forward/z")->nodes.front();
    const render::Values::Replaced replaced{{z, replay::NumberArithmetic::from_exact(5)}};
    const std::string right = student_files(sheet, student_paper(sheet, variant, {}, english));
    const std::string marked =
        student_files(sheet, student_paper(sheet, variant, {}, english, {replaced}));
    BOOST_TEST((right != marked));
}

BOOST_AUTO_TEST_CASE(marks_stand_at_each_step_and_in_total) {
    const Sheet sheet = testing::sheet_of(testing::drawn_neuron, {.marks = 3});
    for (const Paper& paper : {student_paper(sheet, dealt(sheet, "a"), {}, english),
                               key_paper(sheet, dealt(sheet, "a"), {}, english)}) {
        int sum = 0;
        for (const PaperSection& section : paper.exercises.front().sections) {
            for (const PaperStep& step : section.steps)
                sum += step.marks;
        }
        BOOST_TEST(sum == 12);
        BOOST_TEST(paper.marks == 12);
        BOOST_TEST(paper.exercises.front().marks == 12);
    }
}

BOOST_AUTO_TEST_CASE(the_code_comes_from_what_is_printed) {
    const Sheet sheet = testing::sheet_of(testing::drawn_neuron);
    const Dealt a = dealt(sheet, "a");
    BOOST_TEST(a.code == dealt(sheet, "a").code);
    BOOST_TEST(a.code != dealt(sheet, "b").code);
    BOOST_TEST(a.code.size() == 9U);
    // Another mistake is another paper.
    const Sheet mistakes = testing::sheet_of(testing::drawn_neuron, {.kind = Kind::find_mistake});
    Dealt first = dealt(mistakes, "a");
    const std::string code = first.code;
    first.variants.front().mistake->values.begin()->second =
        replay::NumberArithmetic::from_exact(7);
    BOOST_TEST(code_of(mistakes, first.variants) != code);
}

BOOST_AUTO_TEST_CASE(neighbours_get_other_versions) {
    const Sheet sheet = testing::sheet_of(testing::drawn_neuron);
    std::vector<Recipient> recipients(7);
    share_versions(recipients, 3, sheet, 1);
    for (std::size_t k = 0; k + 1 < recipients.size(); ++k) {
        BOOST_TEST(dealt(sheet, recipients[k].key).code !=
                   dealt(sheet, recipients[k + 1].key).code);
    }
    BOOST_TEST(recipients[0].key == recipients[3].key);
}

BOOST_AUTO_TEST_CASE(versions_differ_or_there_are_not_so_many) {
    const auto two_variants = [](Worksheet& sheet) {
        sheet.step("y",
                   sheet.given_scalar("x", "2.31", {.vary = Vary{"2.31", "2.34", "0.03"}}) / 7);
    };
    const Sheet sheet = testing::sheet_of(two_variants);
    std::vector<Recipient> recipients(3);
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
        share_versions(recipients, 2, sheet, seed);
        Rejections rejections{};
        BOOST_TEST(deal(sheet, seed, recipients[0].key, rejections).code !=
                   deal(sheet, seed, recipients[1].key, rejections).code);
    }
    BOOST_CHECK_EXCEPTION(share_versions(recipients, 3, sheet, 1), Error,
                          testing::error_id("sheet.few_variants"));
}

BOOST_AUTO_TEST_CASE(a_line_of_the_class_file_gives_the_same_papers_again) {
    for (const Kind kind : {Kind::number, Kind::formula, Kind::find_mistake}) {
        const Sheet sheet = testing::sheet_of(testing::drawn_neuron, {.kind = kind});
        const Dealt before = dealt(sheet, "a");
        std::ostringstream out;
        write_class_line(out, sheet, {"a", {}}, before);
        const std::vector<ClassLine> lines = read_class(out.str(), "class.jsonl");
        BOOST_REQUIRE(lines.size() == 1U);
        const Dealt again = deal_again(sheet, 1, lines.front());
        BOOST_TEST(again.code == before.code);
        std::ostringstream keys[2];
        write_markdown(keys[0], key_paper(sheet, before, {}, english), english);
        write_markdown(keys[1], key_paper(sheet, again, {}, english), english);
        BOOST_TEST(keys[0].str() == keys[1].str());
    }
}

BOOST_AUTO_TEST_CASE(lines_that_are_none_are_told_with_their_place) {
    try {
        read_class("{}\n[1]\n", "class.jsonl");
        BOOST_ERROR("no error");
    } catch (const Errors& errors) {
        BOOST_TEST(errors.all().size() == 2U);
        BOOST_TEST(errors.all().back().id() == "class.line");
        BOOST_TEST(errors.all().back().place() == "class.jsonl:2");
    }
    const Sheet sheet = testing::sheet_of(testing::drawn_neuron);
    BOOST_CHECK_EXCEPTION(deal_again(sheet, 1, {"", "a", "", {}, {}, ""}), Error,
                          testing::error_id("class.givens"));
    BOOST_CHECK_EXCEPTION(deal_again(sheet, 1, {"", "a", "", {GivenNumbers{}}, {}, ""}), Error,
                          testing::error_id("class.givens"));
}

BOOST_AUTO_TEST_CASE(a_digest_tells_calculations_apart) {
    const auto with_seven = [](Worksheet& sheet) {
        sheet.step("y", sheet.given_scalar("x", "2") * 7);
    };
    const auto with_eight = [](Worksheet& sheet) {
        sheet.step("y", sheet.given_scalar("x", "2") * 8);
    };
    const auto other_numbers = [](Worksheet& sheet) {
        sheet.step("y", sheet.given_scalar("x", "3") * 7);
    };
    BOOST_TEST(digest(Worksheet::record(with_seven)) == digest(Worksheet::record(with_seven)));
    BOOST_TEST(digest(Worksheet::record(with_seven)) == digest(Worksheet::record(other_numbers)));
    BOOST_TEST(digest(Worksheet::record(with_seven)) != digest(Worksheet::record(with_eight)));
}

BOOST_AUTO_TEST_SUITE_END()
