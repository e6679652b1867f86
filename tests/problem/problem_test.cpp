#include "longhand/problem/problem.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <cmath>

#include "longhand/replay/number.hpp"
#include "longhand/replay/replay.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
namespace data = boost::unit_test::data;

namespace {

const std::string head = "format = 1\ntitle = \"t\"\n";

Worksheet worked_out(const std::string& body, RecordOptions options = {}) {
    const Problem problem = Problem::parse(head + body, "p.toml");
    return Worksheet::record([&](Worksheet& sheet) { problem.calculate(sheet); }, {}, options);
}

double value(const Worksheet& sheet, const char* id, std::size_t element = 0) {
    const Entry* entry = sheet.find(id);
    BOOST_REQUIRE_MESSAGE(entry, id);
    return sheet.tape_record().tape().value(entry->nodes[element]);
}

/// The errors of a text, as `id line:column`.
std::vector<std::string> mistakes(const std::string& toml) {
    std::vector<std::string> found;
    try {
        const Problem problem = Problem::parse(toml, "p.toml");
        Worksheet::record([&](Worksheet& sheet) { problem.calculate(sheet); });
    } catch (const Errors& errors) {
        for (const Error& error : errors.all())
            found.push_back(error.id() + " " + error.place().substr(error.place().find(':') + 1));
    }
    return found;
}

struct Case {
    const char* body;  ///< from line 3 on
    std::vector<std::string> errors;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.body;
}

const Case cases[] = {
    {"step = [\"y = x\"]", {"formula.name 3:14"}},
    {"step = [\"y = z\", \"z = 1\"]", {"problem.before 3:14"}},
    {"step = [\"x = y\", \"y = x\"]", {"problem.before 3:14"}},
    {"step = [\"a = 1\", \"b = c + 1\", \"d = b\", \"e = f\"]",
     {"formula.name 3:23", "formula.name 3:45"}},
    {"step = [\"a = 1\", \"a = 2\"]", {"id.twice 3:18"}},
    {"step = [\"a = \", \"b = 2 3\", \"c = (1\"]",
     {"formula.end 3:14", "formula.operator 3:24", "formula.bracket 3:33"}},
    {"step = [\"1 = a\"]", {"formula.definition 3:10"}},
    {"step = [{ id = \"a\" }]", {"toml.missing 3:9"}},
    {"step = [{ id = \"a b\", formula = \"1\" }]", {"id.text 3:16"}},
    {"step = [{ id = \"a\", formla = \"1\" }]", {"toml.key 3:30"}},
    {"step = \"a = 1\"", {"toml.type 3:8"}},
    {"step = [{ id = \"a\", formla = \"1\", hnt = \"b\" }]", {"toml.key 3:30", "toml.key 3:41"}},
    {"step = [“a = 1”]", {"toml.sign 3:9"}},
    {"step = [\"a = 1\"，\"b = 2\"]", {"toml.sign 3:16"}},
    {"step ＝ [\"a = 1\"]", {"toml.sign 3:6"}},
    {"define = [\"f(u) = u + v\", \"g(u) = f(u)\"]\nstep = [\"a = 1 + g(2)\"]",
     {"formula.name 3:23 (p.toml:4:18)"}},
    {"define = [\"f(u) = 1 + u[2]\"]\nstep = [\"a = (f(2))\"]",
     {"formula.no_elements 3:24 (p.toml:4:15)"}},
    {"step = [\"a = 1\", \"b = 2\", \"c = gradient(a, b)\"]", {"formula.independent 3:44"}},
    {"[network]\ninput = \"1, 2\"\ntarget = \"1, 0\"\nloss = \"squared_error\"\n"
     "learning_rate = \"1\"\n[[network.layer]]\nweights = \"1 2 3; 4 5 6\"",
     {"matrix.shape 9:12"}},
    {"[network]\ninput = \"1, 2\"\ntarget = \"1, 0, 1\"\nloss = \"squared_error\"\n"
     "learning_rate = \"1\"\n[[network.layer]]\nweights = \"1 2; 4 5\"",
     {"matrix.pairs 5:11"}},
    {"", {"toml.missing 1:1"}},
    {"[given]\nx = 0.10\n[[step]]\nid = \"y\"\nformula = \"x\"", {"problem.number 4:5"}},
    {"[given]\nx = \"1,5x\"", {"number.text 4:5"}},
    {"[given]\nx = \"1 000\"", {"problem.comma 4:5"}},
    {"[given]\nx = \"0,5; 0,3\"", {"problem.comma 4:5"}},
    {"[given]\nx = \"0,5, 0,3\"", {"problem.comma 4:5"}},
    {"step = [\"y = sum(x)\", \"x[1] = 5\"]\n[given]\nx = \"1, 2\"", {"problem.element 3:23"}},
    {"step = [\"x1 = x1 - 1\"]\n[given]\nx = \"1, 2\"", {"problem.element 3:9"}},
    {"step = [\"w5 = w5 - 1\"]\n[given]\nw = { value = \"1, 2\", elements = \"w5 w6\" }",
     {"problem.element 3:9"}},
    {"step = [\"x1 = 3\", \"y = x1 + x[1]\"]\n[given]\nx = \"1, 2\"", {}},
    {"step = [\"a = 1]", {"toml.quote 3:16"}},
    {"[given]\nη = \"1\"", {"toml.bare 4:1"}},
    {"[section]\nid = \"s\"\n[section]\nid = \"t\"", {"toml.twice 5:1"}},
    {"[given]\nW = [[\"1\", \"2\"], [\"3\"]]", {"formula.rows 4:18"}},
    {"[given]\nx = { value = \"1\", vary = { from = \"a\", to = \"2\", step = \"1\" } }",
     {"number.text 4:36"}},
    {"[given]\nW = \"1 2; 3 4\"\nx = \"1, 2, 3\"\n[[step]]\nid = \"y\"\nformula = \"W*x\"",
     {"matrix.shape 8:13"}},
    {"digits = \"x\"\nstep = [\"a = 1\"]", {"option.digits 3:10"}},
    {"rounding = 99\nstep = [\"a = 1\"]", {"option.decimals 3:12"}},
    {"define = [\"f = 1\", \"max(x) = x\"]\nstep = [\"a = 1\"]",
     {"formula.definition 3:12", "id.twice 3:21"}},
    {"[[section]]\nid = \"s\"\nrepeat = 2\nuntil = \"a > 1\"\nstep = [\"a = 1\"]",
     {"problem.repeat 5:10"}},
    {"[[section]]\nid = \"s\"\nrepeat = 0\nstep = [\"a = 1\"]", {"toml.type 5:10"}},
    {"[[section]]\nid = \"s\"\nuntil = \"a\"\nstep = [\"a = 1\"]", {"problem.until 5:9"}},
    {"[[section]]\nid = \"s\"\nuntil = \"b > 1\"\nstep = [\"a = 1\"]", {"formula.name 5:10"}},
    {"[[section]]\nid = \"s\"\nrepeat = 3\nstep = [\"a = b\", \"b = a\"]", {"problem.before 6:14"}},
    {"[[section]]\nid = \"s\"\nstep = [\"a = 1\"]\n[[section]]\nid = \"s\"\nstep = [\"b = 1\"]",
     {"id.twice 6:1"}},
    {"step = [\"a = gradient(1, x + 1)\"]\ngiven = 3", {"toml.type 4:9"}},
    {"step = [\"\"\"\na =\n  b\"\"\"]", {"formula.name 5:3"}},
    {"step = [\"a = \\\"b\\\"\"]", {"formula.character 3:14"}},
    {"step = [\"\\u03B7 = \\u03B8 + 1\"]", {"formula.name 3:19"}},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(problem_suite)

BOOST_DATA_TEST_CASE(mistakes_are_told_together_with_their_places, data::make(cases), each) {
    BOOST_TEST(mistakes(head + each.body) == each.errors, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_no_toml_is_told_with_its_line) {
    BOOST_TEST(mistakes("format = 1\ntitle = ").front().starts_with("toml.syntax 2:"));
    BOOST_TEST(mistakes("format = 2\ntitle = \"t\"\nstep = [\"a = 1\"]").front() ==
               "toml.format 1:10");
    BOOST_TEST(mistakes(std::string(1'000'001, '#')).front().starts_with("toml.size"));
}

BOOST_AUTO_TEST_CASE(an_error_shows_its_line_with_a_mark) {
    try {
        Problem::parse(head + "step = [\"输出 = 1 +* 2\"]", "p.toml");
        BOOST_ERROR("no error");
    } catch (const Errors& errors) {
        const std::string text = errors.all().front().describe(text::Language::english);
        BOOST_TEST(text.ends_with("\n    step = [\"输出 = 1 +* 2\"]\n                       ^"));
    }
}

BOOST_AUTO_TEST_CASE(givens_keep_the_order_of_the_file_and_their_digits) {
    const Worksheet sheet = worked_out(
        "[given]\nz = \"0.10\"\na = [\"1.0\", \"2\"]\nM = [[\"1\", \"2\"], [\"3\", \"4.50\"]]\n"
        "b = 3\nv = \"1, 2\"\nV = \"1 2; 3 4\"\n[[step]]\nid = \"y\"\nformula = \"z\"");
    std::vector<std::string> ids;
    for (const Entry& entry : sheet.entries())
        ids.push_back(entry.id);
    const std::vector<std::string> expected{"z", "a", "M", "b", "v", "V", "y"};
    BOOST_TEST(ids == expected, boost::test_tools::per_element());
    BOOST_TEST(sheet.tape_record().text(sheet.find("z")->nodes[0]).text() == "0.10");
    BOOST_TEST(sheet.tape_record().text(sheet.find("M")->nodes[3]).text() == "4.50");
    BOOST_CHECK(sheet.find("a")->form == Form::vector);
    BOOST_CHECK((sheet.find("V")->shape == Shape{2, 2}));
}

BOOST_AUTO_TEST_CASE(what_it_names_stands_in_no_program) {
    const Worksheet sheet = worked_out(R"(
[given]
x = "2"
v = "1, 2"
W = "1 2; 3 4"
[[step]]
id = "y"
formula = "x^2"
[[section]]
id = "a"
[[step]]
id = "z"
formula = "W*v"
[[plot]]
id = "p"
title = "p"
x = { label = "x", from = "0", to = "1" }
y = { label = "y" }
curve = [{ x = "x", y = "y" }]
)");
    BOOST_TEST(sheet.entries().size() == 5u);
    BOOST_TEST(sheet.plots().size() == 1u);
    for (const Entry& entry : sheet.entries())
        BOOST_TEST(entry.line == 0u, entry.id);
    for (const Section& section : sheet.sections())
        BOOST_TEST(section.line == 0u, section.id);
    for (const Plot& plot : sheet.plots())
        BOOST_TEST(plot.line == 0u, plot.id);
}

BOOST_AUTO_TEST_CASE(names_may_be_ids_symbols_or_elements) {
    const Worksheet sheet = worked_out(
        "[given]\neta = { value = \"0.5\", symbol = \"η\" }\n"
        "W = { value = \"1 2; 3 4\", elements = \"w{column}{row}\" }\n"
        "[[step]]\nid = \"dW\"\nsymbol = \"∂E/∂W\"\nelements = \"∂E/∂w{row}{column}\"\nformula = "
        "\"2·W\"\n"
        "[[step]]\nid = \"y\"\nformula = \"η·w12 + eta·W[1,2] + ∂E/∂w21\"\n"
        "[[step]]\nid = \"h[1]\"\nformula = \"∂E/∂W[2,2]\"\n"
        "[[step]]\nid = \"z\"\nformula = \"h[1] + h1\"");
    BOOST_TEST(value(sheet, "y") == 0.5 * 3 + 0.5 * 2 + 6);
    BOOST_TEST(value(sheet, "z") == 16);
}

BOOST_AUTO_TEST_CASE(the_symbol_of_a_hidden_value_still_means_it) {
    const Worksheet sheet = worked_out(
        "step = [{ id = \"a\", symbol = \"α\", formula = \"1\" }]\n[[section]]\nid = \"s\"\n"
        "step = [{ id = \"a\", symbol = \"β\", formula = \"α + 1\" }, \"y = 100·α + 10·β + a\"]");
    BOOST_TEST(value(sheet, "s/y") == 122);
    BOOST_TEST(sheet.find("s/a")->version == 0u);
}

BOOST_AUTO_TEST_CASE(a_hidden_value_goes_by_its_section) {
    const Worksheet sheet = worked_out(
        "step = [\"a = 1\"]\n[[section]]\nid = \"s\"\nstep = [\"a = 2\"]\n"
        "[[section.section]]\nid = \"t\"\nstep = [\"a = 3\"]\n"
        "[[section]]\nid = \"u\"\nstep = [\"a = 4\", \"y = 100·s.a + 10·s.t.a + a\"]");
    BOOST_TEST(value(sheet, "u/y") == 234);
}

BOOST_AUTO_TEST_CASE(what_a_spoilt_step_would_have_given_is_not_told) {
    const auto found = mistakes(
        head +
        "step = [{ id = \"g\", symbol = \"∂E\", elements = \"g_{row}\", formula = \"z\" },\n"
        "\"a = ∂E + 1\", \"b = g_1\", \"c = g[1]\", \"d = h\"]");
    const std::vector<std::string> expected{"formula.name 3:69", "formula.name 4:43"};
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_index_may_stand_behind_a_name) {
    const Worksheet sheet = worked_out(
        "[given]\nx = \"3, 4\"\nw = \"1 2; 5 7\"\nr = [[\"8\", \"9\"]]\nx2 = \"10\"\n"
        "[[step]]\nid = \"y\"\nformula = \"x1 + w21 + r2\"\n"
        "[[step]]\nid = \"z\"\nformula = \"x2 + x[2]\"");
    BOOST_TEST(value(sheet, "y") == 3 + 5 + 9);
    BOOST_TEST(value(sheet, "z") == 14);
    const std::vector<std::string> expected{"formula.name 7:12"};
    BOOST_TEST(mistakes(head + "[given]\nx = \"3, 4\"\n[[step]]\nid = \"y\"\nformula = \"x3\"") ==
                   expected,
               boost::test_tools::per_element());
}

// w ← w − η·2w: 1, 0.8, 0.64, 0.512.
BOOST_AUTO_TEST_CASE(a_quantity_is_updated_from_pass_to_pass) {
    const Worksheet sheet = worked_out(
        "[given]\nw = \"1\"\n[[section]]\nid = \"iteration\"\nrepeat = 3\n"
        "step = [\"E = w^2\", \"w = w - 0.1*gradient(E, w)\"]");
    BOOST_TEST(value(sheet, "iteration[3]/w") == 0.512, boost::test_tools::tolerance(1e-15));
    BOOST_TEST(sheet.find("iteration[3]/w")->version == 3u);
    BOOST_TEST(sheet.find("iteration[2]/E")->version == 0u);
    BOOST_TEST(!sheet.loops().front().at_limit);
}

BOOST_AUTO_TEST_CASE(values_may_change_places) {
    const Worksheet sheet = worked_out(
        "[given]\na = \"1\"\nb = \"1\"\n[[section]]\nid = \"n\"\nrepeat = 10\n"
        "step = [\"c = a + b\", \"a = b\", \"b = c\"]");
    BOOST_TEST(value(sheet, "n[10]/b") == 144);
}

BOOST_AUTO_TEST_CASE(a_loop_ends_as_soon_as_its_condition_can_be_told) {
    const Worksheet sheet = worked_out(
        "[given]\nx = \"16\"\n[[section]]\nid = \"half\"\nuntil = \"y < 2\"\n"
        "step = [\"y = x/2\", \"x = y\"]\nat_end = [\"count = pass\", \"last = y*count\"]\n"
        "[[section]]\nid = \"after\"\nstep = [\"z = y + x\"]");
    BOOST_TEST(sheet.loops().front().passes == 4);
    BOOST_TEST(value(sheet, "half[4]/count") == 4);
    BOOST_TEST(value(sheet, "half[4]/last") == 4);
    BOOST_TEST(!sheet.find("half[4]/x"));
    BOOST_TEST(value(sheet, "after/z") == 3);
    BOOST_TEST(sheet.tape_record().guards().size() == 4u);
}

BOOST_AUTO_TEST_CASE(a_long_loop_keeps_only_what_is_shown) {
    const std::string body =
        "[given]\nw = \"1\"\n[[section]]\nid = \"iteration\"\nuntil = \"E < 0.0001\"\n"
        "step = [\"E = w^2\", \"w = w - 0.005*gradient(E, w)\"]";
    const Worksheet sheet = worked_out(body);
    // 0.99^(2(k−1)) < 0.0001 first at k = 460.
    BOOST_TEST(sheet.loops().front().passes == 460);
    BOOST_TEST(sheet.find("iteration[459]/w")->is_state);
    BOOST_TEST(value(sheet, "iteration[460]/E") == std::pow(0.99, 918),
               boost::test_tools::tolerance(1e-10));
}

BOOST_AUTO_TEST_CASE(a_loop_may_end_at_a_tie_that_is_exact) {
    // 300 additions of 0.1 are 30, which double precision misses.
    const Worksheet sheet = worked_out(
        "[given]\nx = \"0\"\n[[section]]\nid = \"s\"\ntitle = \"Step {k}\"\nindex = \"k\"\n"
        "until = \"x >= 30\"\nstep = [\"x = x + 0.1\"]");
    BOOST_TEST(sheet.loops().front().passes == 300);
    const auto values = replay::replay<replay::NumberArithmetic>(sheet.tape_record());
    BOOST_CHECK(*values[sheet.find("s[300]/x")->nodes[0]].exact == 30);
    BOOST_TEST(sheet.sections().back().caption.english == "Step 300");
}

BOOST_AUTO_TEST_CASE(loops_may_stand_in_loops) {
    const Worksheet sheet = worked_out(
        "[given]\nx = \"0\"\n[[section]]\nid = \"i\"\nrepeat = 2\n"
        "[[section.section]]\nid = \"k\"\nrepeat = 3\nindex = \"m\"\nstep = [\"x = x + pass*m\"]");
    BOOST_TEST(value(sheet, "i[2]/k[3]/x") == 18);
}

BOOST_AUTO_TEST_CASE(a_gradient_after_the_update_is_refused) {
    const auto found = mistakes(head +
                                "[given]\nw = \"1\"\n[[section]]\nid = \"s\"\n"
                                "step = [\"E = w^2\", \"w = w - 0.1\", \"g = gradient(E, w)\"]");
    BOOST_TEST(found.size() == 1u);
    BOOST_TEST(found.front() == "formula.older 7:40");
}

BOOST_AUTO_TEST_CASE(a_run_that_goes_wrong_is_told_at_the_step) {
    const Problem problem =
        Problem::parse(head +
                           "[given]\nx = \"2\"\n[[section]]\nid = \"s\"\nrepeat = 3\n"
                           "step = [\"x = x - 1\", \"y = 1/x\"]",
                       "p.toml");
    const Error error = problem.at_its_place(Error("value.division", {"1 / 0"}, "s[2]/y"));
    BOOST_TEST(error.place() == "p.toml:8:22 (s[2]/y)");
}

const std::string plotted =
    "step = [\"f = u^2 + v\", \"g = (u, v, f)\"]\n[given]\nu = \"1\"\nv = \"2\"\n"
    "[[section]]\nid = \"s\"\nrepeat = 2\nstep = [\"w = u + pass\"]\n[[plot]]\n";

BOOST_AUTO_TEST_CASE(a_plot_can_say_all_that_a_chapter_can) {
    const Worksheet sheet = worked_out(
        plotted +
        "id = \"s[1]/all\"\ntitle = { en = \"All\", zh = \"全\" }\n"
        "x = { label = \"across\", from = \"-1.50\", to = 2 }\n"
        "y = { label = { zh = \"上\" }, from = \"0.1\", to = \"10\", logarithmic = true }\n"
        "curve = [{ x = \"u\", y = \"f\", label = \"f is {{f}}\" }, { x = \"v\", y = \"f\" }]\n"
        "points = [{ y = \"s[*]/w\", joined = true }, { x = \"u\", y = \"v\", label = \"p\" }]\n"
        "heights = [{ x = \"u\", y = \"v\", height = \"f\" }]\n"
        "regions = [{ x = \"u\", y = \"v\", of = \"f\", labels = [\"a\", { en = \"b\", zh = "
        "\"乙\" }], threshold = \"1.5\" }, { x = \"v\", y = \"u\", of = \"g\" }]\n"
        "[[plot]]\nid = \"plain\"\ntitle = \"Plain\"\nx = { label = \"n\" }\n"
        "y = { label = \"w\" }\n[[plot.points]]\ny = \"s[*]/w\"\n");
    BOOST_REQUIRE(sheet.plots().size() == 2u);
    const Plot& plot = sheet.plots()[0];
    BOOST_TEST(plot.id == "s[1]/all");
    BOOST_TEST(plot.title.chinese == "全");
    BOOST_TEST(plot.x.label.english == "across");
    BOOST_TEST(plot.x.from == "-1.50");
    BOOST_TEST(plot.x.to == "2");
    BOOST_TEST(!plot.x.is_logarithmic);
    BOOST_TEST(plot.y.label.english == "上");
    BOOST_TEST(plot.y.is_logarithmic);
    BOOST_REQUIRE(plot.curves.size() == 2u);
    BOOST_TEST(plot.curves[0].label.english == "f is {{f}}");
    BOOST_TEST(plot.curves[1].x == "v");
    BOOST_TEST(plot.curves[1].y == "f");
    BOOST_REQUIRE(plot.points.size() == 2u);
    BOOST_TEST(plot.points[0].x == "");
    BOOST_TEST(plot.points[0].y == "s[*]/w");
    BOOST_TEST(plot.points[0].is_joined);
    BOOST_TEST(!plot.points[1].is_joined);
    BOOST_TEST(plot.points[1].label.chinese == "p");
    BOOST_REQUIRE(plot.heights.size() == 1u);
    BOOST_TEST(plot.heights[0].height == "f");
    BOOST_REQUIRE(plot.regions.size() == 2u);
    BOOST_TEST(plot.regions[0].threshold == "1.5");
    BOOST_REQUIRE(plot.regions[0].labels.size() == 2u);
    BOOST_TEST(plot.regions[0].labels[1].chinese == "乙");
    BOOST_TEST(plot.regions[1].threshold == "0.5");
    BOOST_TEST(sheet.plots()[1].id == "plain");
    BOOST_TEST(sheet.plots()[1].section == 0u);
}

const std::string axes =
    "id = \"p\"\ntitle = \"E, F\"\nx = { label = \"E\" }\ny = { label = \"E\" }\n";

// The table of the plot is line 11 of the file, what follows it line 12 and on; with the axes,
// line 16 and on.
const Case wrong_plots[] = {
    {"title = \"t\"", {"toml.missing 11:1"}},
    {"id = \"p\"\ntitle = \"t\"\ny = { label = \"y\" }", {"toml.missing 11:1"}},
    {"id = \"p\"\ntitle = \"t\"\nx = { from = 1, to = 2 }", {"toml.missing 14:5"}},
    {"id = \"p\"\ntitle = \"t\"\nx = \"x\"", {"toml.type 14:5"}},
    {"id = \"p\"\ntitle = \"t\"\nx = { label = \"x\", from = 0.5, to = 2 }",
     {"problem.number 14:27"}},
    {"id = \"p\"\ntitle = \"t\"\nx = { label = \"x\", from = \"a\", to = 2 }",
     {"number.text 14:27"}},
    {"id = \"p\"\ntitle = \"t\"\nx = { label = \"x\", from = 2, to = 1 }", {"plot.axis 14:5"}},
    {"id = \"p\"\ntitle = \"t\"\nx = { label = \"x\" }\n"
     "y = { label = \"y\", from = 0, to = 1, logarithmic = true }",
     {"plot.axis 15:5"}},
    {"id = \"p\"\ntitle = \"t\"\nx = { label = \"x\", logarithmic = 1 }", {"toml.type 14:34"}},
    {"id = \"p\"\ntitle = \"t\"\ncurves = []", {"toml.key 14:10"}},
    {axes.c_str(), {"toml.missing 11:1"}},
};

BOOST_DATA_TEST_CASE(a_plot_that_cannot_be_read_is_told_at_its_place, data::make(wrong_plots),
                     each) {
    BOOST_TEST(mistakes(head + plotted + each.body) == each.errors,
               boost::test_tools::per_element());
}

const Case unfit_plots[] = {
    {"points = [{ y = \"s[*]/w, E\", label = \"E\" }]", {"id.unknown 16:17"}},
    {"points = [{ y = \"s[*]/w\", label = \"of {{E}}\" }]", {"id.unknown 16:35"}},
    {"points = [{ x = \"u\", y = \"s[*]/w\" }]", {"plot.pairs 16:17"}},
    {"points = [{ y = \"s[*]/w\", joined = \"yes\" }]", {"toml.type 16:36"}},
    {"points = [{ x = \"u\" }]", {"toml.missing 16:11"}},
    {"points = { y = \"u\" }", {"toml.type 16:10"}},
    {"curve = [{ x = \"u\", y = \"f\" }]", {"plot.range 16:16"}},
    {"curve = [{ x = \"f\", y = \"u\" }]", {"plot.given 16:16"}},
    {"curve = [{ x = \"u\", y = \"f\", joined = true }]", {"toml.key 16:39"}},
    {"regions = [{ x = \"u\", y = \"v\", of = \"f\", labels = [1] }]", {"toml.type 16:52"}},
    {"regions = [{ x = \"u\", y = \"v\", of = \"f\", threshold = 0.5 }]", {"problem.number 16:54"}},
};

BOOST_DATA_TEST_CASE(a_plot_that_does_not_fit_is_told_at_its_place, data::make(unfit_plots), each) {
    BOOST_TEST(mistakes(head + plotted + axes + each.body) == each.errors,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_plot_has_an_id_of_its_own) {
    const auto named = [](const std::string& id) {
        return mistakes(head + plotted + "id = \"" + id +
                        "\"\ntitle = \"t\"\nx = { label = \"x\" }\ny = { label = \"y\" }\n"
                        "points = [{ y = \"u\" }]");
    };
    BOOST_TEST(named("p").empty());
    BOOST_TEST(named("f") == std::vector<std::string>{"id.twice 12:6"},
               boost::test_tools::per_element());
    BOOST_TEST(named("a b") == std::vector<std::string>{"id.text 12:6"},
               boost::test_tools::per_element());
    BOOST_TEST(named("t/p") == std::vector<std::string>{"id.unknown 12:6"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(claims_stand_in_the_same_file) {
    const Problem problem = Problem::parse(
        head + "step = [\"y = 1/3\"]\n[[claim]]\nstep = \"y\"\nprinted = \"0.33\"", "p.toml");
    BOOST_REQUIRE(problem.claims().claims.size() == 1u);
    BOOST_TEST(problem.claims().claims[0].printed[0].text == "0.33");
}

BOOST_AUTO_TEST_SUITE_END()
