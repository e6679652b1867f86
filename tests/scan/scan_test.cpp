#include "longhand/scan/scan.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

using namespace longhand::scan;
namespace data = boost::unit_test::data;

namespace {

// Judged by hand.
struct Case {
    const char* tex;
    Verdict verdict;
};
std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.tex;
}

const std::vector<Case> cases = {
    // arithmetic as it is typed
    {"0.85 \\times 0.14 + 0.48 \\times 0.15 = 0.119 + 0.072", Verdict::holds},
    {"0.119 + 0.072 = 0.191", Verdict::holds},
    {"0.119 + 0.072 = 0.181", Verdict::wrong},
    {"2 + 2 = 5", Verdict::wrong},
    {"2 \\cdot 3 = 6", Verdict::holds},
    {"2*3 - 4/2 = 4", Verdict::holds},
    {"-3 - (-4) = 1", Verdict::holds},
    {"3 \\times -2 = -6", Verdict::holds},
    {"−3 + 4 = 1", Verdict::holds},
    {"0.05(-0.8) = -0.04", Verdict::holds},
    {"(1 + 2)(3 + 4) = 21", Verdict::holds},
    {"\\left(1 + 2\\right)\\bigl(3 + 4\\bigr) = 22", Verdict::wrong},
    {"\\frac{1}{8} = 0.125", Verdict::holds},
    {"\\dfrac{3}{4} + \\frac14 = 1", Verdict::holds},
    {"2^3 = 8", Verdict::holds},
    {"2^{10} = 1024", Verdict::holds},
    {"2^{-2} = 0.25", Verdict::holds},
    {"(-2)^2 = 4", Verdict::holds},
    {"-2^2 = -4", Verdict::holds},
    {"1.2 \\times 10^{-3} = 0.0012", Verdict::holds},
    {"\\sqrt{2} = 1.414", Verdict::holds},
    {"\\sqrt 9 = 3", Verdict::holds},
    // rounding
    {"1/3 = 0.333", Verdict::holds},
    {"2/3 = 0.666", Verdict::wrong},
    {"2/3 = 0.667", Verdict::holds},
    {"1/8 = 0.12", Verdict::holds},  // half to even
    {"1/8 = 0.13", Verdict::holds},
    {"\\frac{1}{1 + e^{-1.01}} = 0.7330", Verdict::holds},
    {"\\frac{1}{1 + e^{-1.01}} = 0.7340", Verdict::doubtful},
    {"\\frac{1}{1 + e^{-1.01}} = 0.7430", Verdict::wrong},
    {"\\sigma(1.05) = 0.7408", Verdict::holds},
    {"\\exp(1) = 2.718 \\text{ (about)}", Verdict::holds},
    {"\\tanh 0.5 = 0.4621", Verdict::holds},
    {"\\ln 2 = 0.693", Verdict::holds},
    {"\\max(0, -0.3) = 0", Verdict::holds},
    {"\\operatorname{ReLU}(-2) + \\mathrm{sigmoid}(0) = 0.5", Verdict::holds},
    // 0.33 may stand for a third: then it holds
    {"0.33 \\times 3 = 1.00", Verdict::rounded},
    {"0.33 \\times 3 = 1.02", Verdict::wrong},
    // with more digits than a rounded factor leaves
    {"0.85 \\times 0.14 = 0.1171", Verdict::doubtful},
    // a number that stands on both sides is one number
    {"0.5 + 0.2 \\times 0.31 = 0.5 + 0.062", Verdict::holds},
    {"0.5 + 0.2 \\times 3 = 0.5 + 0.9", Verdict::wrong},
    // near
    {"1024 \\approx 1000", Verdict::holds},
    {"1024 ≈ 1020", Verdict::holds},
    {"1024 ≈ 1030", Verdict::wrong},
    {"5/2 \\approx 3", Verdict::holds},
    {"5/2 = 3", Verdict::doubtful},
    {"1 - \\frac{1^2 - 2}{2} = 2", Verdict::doubtful},
    {"0.5 \\times 6.1 = 3", Verdict::rounded},
    // rounded twice, before and after
    {"\\sqrt{0.33} = 0.58", Verdict::rounded},
    {"\\sqrt{4.6} = 2.2", Verdict::rounded},
    {"\\frac{1}{0.35} = 2.8", Verdict::rounded},
    {"0.35^2 = 0.13", Verdict::rounded},
    {"\\sqrt{3.3 \\times 10^{3}} = 58", Verdict::rounded},
    {"(0 - 0.9591)^2 = \\boxed{0.91987}", Verdict::holds},
    {"\\max\\{0.1 + 0.2, 0\\} = 0.3", Verdict::holds},
    {"240 \\cdot 323.2 = 77568 \\text{ J}", Verdict::holds},
    {"3 : 4 = 0.75", Verdict::holds},
    {"\\SI{2.5}{m} \\times \\SI{4}{m} = \\SI{10.5}{m}", Verdict::wrong},
    {"\\num{6.67e-11} \\times \\num{2e3} = \\num{1.334e-7}", Verdict::holds},
    // percentages have two decimals more
    {"50\\% = 0.5", Verdict::holds},
    {"\\frac{1}{3} = 33\\%", Verdict::holds},
    {"\\frac{1}{3} = 33.5\\%", Verdict::wrong},
    {"20\\% \\cdot 50 = 10", Verdict::holds},
    {"12\\% + 30\\% = 42\\%", Verdict::holds},
    // logarithms to the base that is written, or with which they hold
    {"\\log_2 8 = 3", Verdict::holds},
    {"\\log_{10} 2 = 0.3010", Verdict::holds},
    {"\\lg 2 = 0.6931", Verdict::wrong},
    {"\\log 2 = 0.6931", Verdict::holds},
    {"\\log 2 = 0.3010", Verdict::holds},
    {"\\log 3 = 1.585", Verdict::holds},
    {"-\\log 0.7 = 0.4", Verdict::holds},
    {"\\log 2 = 0.4010", Verdict::wrong},
    {"\\log_{10} 100 = 2.1", Verdict::wrong},
    {"\\log_2 8 = 2.9", Verdict::wrong},
    {"0.5 \\cdot 200 = 109", Verdict::doubtful},
    {"99.5 \\cdot 100 = 9954", Verdict::doubtful},
    {"\\frac{0.1}{0.2} = 0.9", Verdict::doubtful},
    {"0.33 \\cdot 3000 = 1000", Verdict::rounded},
    {"-2 - 3 = -4", Verdict::wrong},
    {"1.05 = 0.9 + 0.15", Verdict::holds},
    {"1.06 = 0.9 + 0.15", Verdict::doubtful},
    // angles, in radians or degrees; π
    {"\\sin(0.5) = 0.4794", Verdict::holds},
    {"\\sin(0.5) = 0.8415", Verdict::wrong},
    {"\\cos 0.5 = 0.8776", Verdict::holds},
    {"\\sin 2\\pi = 0", Verdict::holds},
    {"\\sin\\frac{\\pi}{6} = 0.5", Verdict::holds},
    {"\\cos\\frac{\\pi}{3} = 0.6000", Verdict::wrong},
    {"3 \\sin 2\\pi \\cdot 4 = 0", Verdict::holds},
    {"\\sin^2 0.5 + \\cos^2 0.5 = 1", Verdict::holds},
    {"\\sin^{2} 0.5 = 0.2298", Verdict::holds},
    {"\\sin^2 0.5000 = 0.2474", Verdict::wrong},  // sin 0.25
    {"\\sin 0.5 \\cos 0.5 = 0.4207", Verdict::holds},
    {"\\sin 0.5^2 = 0.2474", Verdict::holds},
    {"2\\sin\\left(0.3 + 0.2\\right) = 0.9589", Verdict::holds},
    {"sin(0.5) + cos(0.5) = 1.357", Verdict::holds},
    {"\\sin(2π · 0.25) = 1", Verdict::holds},
    {"\\sin 30^\\circ = 0.5", Verdict::holds},
    {"\\sin 30^{\\circ} = 0.5", Verdict::holds},
    {"\\cos 60° = 0.5", Verdict::holds},
    {"\\cos(30^\\circ + 30^\\circ) = 0.5", Verdict::holds},
    {"\\sin 30^\\circ = 0.6000", Verdict::wrong},
    {"\\sin 30^\\circ = -0.988", Verdict::wrong},  // radians
    {"\\sin 30 = 0.5", Verdict::holds},
    {"\\sin 30 = \\sin 30^\\circ", Verdict::holds},
    {"\\sin 45 = \\frac{\\sqrt{2}}{2}", Verdict::holds},
    {"\\sin(30) = -0.988", Verdict::holds},
    {"5 \\cos(36.87) = 4.00", Verdict::holds},
    {"\\sin 30 = 0.6000", Verdict::wrong},
    {"2\\pi \\cdot 3 = 18.85", Verdict::holds},
    {"2 \\pi \\times 3 = 18.84", Verdict::holds},  // 3.14
    {"\\pi \\cdot 10^2 = 314", Verdict::rounded},
    {"\\pi \\cdot 10^2 \\approx 314", Verdict::holds},
    {"π \\cdot 2.5^2 = 19.6", Verdict::holds},
    {"2\\pi \\cdot 3 = 19.85", Verdict::wrong},
    {"\\frac{\\pi^2}{6} = 1.645", Verdict::holds},
    {"\\pi \\cdot \\frac{1}{2} = 1.571", Verdict::holds},
    // sums over an index
    {"\\sum_{i=1}^{3} i^2 = 14", Verdict::holds},
    {"\\frac{1}{4} \\sum_{k=0}^{3} (2k + 1) = 4", Verdict::holds},
    {"\\sum_{i=1}^{3} i + 1 = 8", Verdict::wrong},
    // matrices
    {"\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} \\begin{pmatrix} 1 \\\\ 1 \\end{pmatrix} = "
     "\\begin{bmatrix} 3 \\\\ 7 \\end{bmatrix}",
     Verdict::holds},
    {"\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} \\begin{pmatrix} 1 \\\\ 1 \\end{pmatrix} = "
     "\\begin{bmatrix} 3 \\\\ 8 \\end{bmatrix}",
     Verdict::wrong},
    {"\\left[\\begin{array}{cc} 1 & 2 \\end{array}\\right]^T = \\begin{pmatrix} 1 \\\\ 2 "
     "\\end{pmatrix}",
     Verdict::holds},
    {"[1 2] + [3, 4] = [4 6]", Verdict::holds},
    {"\\begin{pmatrix} 2 \\\\ 3 \\end{pmatrix} \\odot \\begin{pmatrix} 2 \\\\ 3 \\end{pmatrix} = "
     "\\begin{pmatrix} 4 \\\\ 9 \\end{pmatrix}",
     Verdict::holds},
    {"2 \\begin{pmatrix} 1 & 2 \\end{pmatrix} = \\begin{pmatrix} 2 & 5 \\end{pmatrix}",
     Verdict::wrong},
};

// What may mean two things, or is no arithmetic.
const std::vector<const char*> unread = {
    "10,000 = 10 \\times 1000",
    "10\\,000 = 10 \\times 1000",
    "1\\frac12 = 1.5",
    "1/2 (3) = 1.5",
    "0.5 (3) = 1.5",
    "0.333... = 1/3",
    "0.999\\ldots = 1",
    "101_2 = 5",
    "5! = 120",
    "f(2) = 4",
    "x = 0.5",
    "2\\,\\text{m} = 200\\,\\text{cm}",
    "0.5 \\text{rate} = 0.2",
    "1.5 \\times 2 = 3000\\,\\text{m}",
    "\\text{rate} (0.5) = 0.2",
    "2 \\text{ apples} + 3 \\text{ apples} = 5",
    "|-3| = 3",
    "100 + 10\\% = 110",
    "\\frac{3}{4} \\cdot 100 = 75\\%",
    "\\SI{2}{m} \\times 50 = \\SI{1}{km}",
    "\\sum_{i=1}^{n} i = 6",
    "\\sum_{i=3}^{1} i = 6",
    "\\sum_{i=1}^{1000} i = 500500",
    "90° = 1.5708",
    "\\sqrt[3]{8} = 2",
    "30^\\circ = 0.5236",
    "20^\\circ + 5^\\circ = 26^\\circ",
    "\\sin^{-1} 0.5 = 0.5236",
    "\\sin 2 (3) = 1",
    "\\sin \\pi/6 = 0.5",
    "\\pi = 0.3",
    "\\pi_1 = 0.3",
    "\\pi_1 + 0.5 = 0.9",
    "1 - \\pi = 0.7",
    "\\frac{\\pi}{1 - \\pi} = 0.43",
    "100 \\pi = 30",
    "\\pi(10) = 4",
    "\\arcsin 1 = 2",
    "\\sin \\theta = 0.5",
    "\\begin{cases} 1 \\\\ 2 \\end{cases} = 3",
    "(1, 2) = 3",
    "= 5",
    "2 = ",
    "((((2 = 2",
    "\\frac{1} = 1",
    "\\begin{pmatrix} 1 & 2 \\\\ 3 \\end{pmatrix} = 3",
};

Report scanned(std::string_view text) {
    return scan(text, Markup::markdown);
}

std::string mathematics_in(std::string_view text, Markup markup) {
    std::string result;
    for (const Mathematics& each : find_mathematics(text, markup))
        result += "<" + std::string(each.tex) + ">";
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scan_suite)

BOOST_DATA_TEST_CASE(equalities_are_judged, data::make(cases), each) {
    const std::string text = std::string("$$") + each.tex + "$$";
    std::vector<Equality> found;
    each_equality(find_mathematics(text, Markup::markdown), [&](const Equality& equality) {
        found.push_back(equality);
        return false;
    });
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_REQUIRE(found.front().is_read());
    BOOST_TEST(name(judge(found.front()).verdict) == name(each.verdict));
}

BOOST_DATA_TEST_CASE(what_may_mean_two_things_is_left_alone, data::make(unread), tex) {
    const Report report = scanned(std::string("$") + tex + "$");
    BOOST_TEST(report.checked == 0U);
}

BOOST_AUTO_TEST_CASE(mathematics_is_found_wherever_it_stands) {
    using enum Markup;
    BOOST_TEST(mathematics_in("a $x$ b $$y$$ \\(z\\) \\[u\\]", markdown) == "<x><y><z><u>");
    BOOST_TEST(mathematics_in("\\begin{align*}x\\\\y\\end{align*}", latex) == "<x\\\\y>");
    BOOST_TEST(mathematics_in("it costs $5.\n\nAnd $6 more", markdown) == "");
    BOOST_TEST(mathematics_in("`$x$` and ```$y$``` but $z$", markdown) == "<z>");
    BOOST_TEST(mathematics_in("```\n$x$\n```\n$y$", markdown) == "<y>");
    BOOST_TEST(mathematics_in("```math\n2 = 2\n```\n", markdown) == "<2 = 2>");
    BOOST_TEST(mathematics_in("75 % of $x$", markdown) == "<x>");
    BOOST_TEST(mathematics_in("% $x$\n$y$ 5\\% $z$", latex) == "<y><z>");
    BOOST_TEST(mathematics_in("\\begin{verbatim}$x$\\end{verbatim}$y$", latex) == "<y>");
    BOOST_TEST(mathematics_in("\\$5 and $x\\$$", latex) == "<x\\$>");
}

BOOST_AUTO_TEST_CASE(chains_go_on_over_rows_and_displays) {
    const Report rows =
        scanned("\\begin{aligned} a &= 2 + 3 \\\\ &= 5 \\\\ &= 6 \\\\ b &= 7 \\end{aligned}");
    BOOST_TEST(rows.checked == 0U);  // aligned alone is no mathematics
    const Report display =
        scanned("$$\\begin{aligned} a &= 2 + 3 \\\\ &= 5 \\\\ &= 6 \\\\ b &= 7 \\end{aligned}$$");
    BOOST_TEST(display.checked == 2U);
    BOOST_TEST(display.wrong == 1U);
    BOOST_TEST(display.skipped.size() == 2U);
    const Report sum = scanned(
        "$$\\begin{aligned} s &= 1 + 2 \\\\ &\\quad + 3 \\\\ &\\quad - 4 \\\\ &= 2 "
        "\\end{aligned}$$");
    BOOST_TEST(sum.checked == 1U);
    BOOST_TEST(sum.wrong == 0U);
    BOOST_TEST(scanned("$$a = 8 \\pm 1 \\\\ \\text{Upper} = 8 + 1 \\\\ = 8.5$$").wrong == 1U);
    BOOST_TEST(scanned("$$2 + 3$$\n \n$$= 6$$").wrong == 1U);
    BOOST_TEST(scanned("$$2 + 3$$ words $$= 6$$").checked == 0U);
    BOOST_TEST(scanned("$2 + 2 = 4, 3 + 3 = 6；1 + 1 = 3$").wrong == 1U);
    BOOST_TEST(scanned("$2 + 3 = 5 \\Rightarrow 1 = 1$").checked == 2U);
    BOOST_TEST(scanned("$0.191 \\to 0.2571 \\to 0.3283$").checked == 0U);
    BOOST_TEST(scanned("$2 + 3 = 5.$").checked == 1U);
}

BOOST_AUTO_TEST_CASE(pi_may_have_a_value_of_its_own) {
    const auto wrong = [](const char* text) { return scanned(text).wrong; };
    BOOST_TEST(wrong("$\\pi = 3.14$ gives $U = 2 \\cdot \\pi \\cdot 300 = 1884$") == 0U);
    BOOST_TEST(wrong("The share is $\\pi = 0.3$ and $3 \\pi = 0.9$") == 0U);
    BOOST_TEST(wrong("The share is $\\pi = 0.3$ and $p = \\sin(\\pi) = 0.2955$") == 0U);
    BOOST_TEST(wrong("$3 \\cdot \\pi = 9.62$") == 1U);
}

BOOST_AUTO_TEST_CASE(names_stand_for_the_values_that_they_were_given) {
    const std::string given = "With $w = 0.5$, $x_1 = 2$ and $b = 0.25$: ";
    const auto counts = [&](const std::string& text) {
        const Report report = scanned(given + text);
        return std::pair(report.checked, report.wrong);
    };
    const auto none = std::pair<std::size_t, std::size_t>(0, 0);
    const auto sound = std::pair<std::size_t, std::size_t>(1, 0);
    const auto faulty = std::pair<std::size_t, std::size_t>(1, 1);
    BOOST_TEST((counts("$y = w x_1 + b = 1.25$") == sound));
    BOOST_TEST((counts("$y = w x_1 + b = 1.52$") == faulty));
    BOOST_TEST((counts("$w x_{1} + b = 0.5 \\cdot 2 + 0.25$") == sound));
    BOOST_TEST((counts("$$y = 0.5 \\cdot 2 + 0.25$$\n\n$$y = 1.52$$") == faulty));
    BOOST_TEST((counts("$y = \\sin(w x_1) = 0.841$") == sound));
    BOOST_TEST((counts("$y = \\sin(2\\pi w) + b = 0.25$") == sound));
    BOOST_TEST((counts("$y = \\sin(2\\pi w) + b = 0.75$") == faulty));
    // What may be an equation to be solved, a unit, a list, or another value.
    BOOST_TEST((counts("$3w + 1 = 10$") == none));
    BOOST_TEST((counts("$F = 2 \\cdot 4 = 8 w$") == none));
    BOOST_TEST((counts("$w x_1 + b = 0.6 \\cdot 2 + 0.25$") == none));
    BOOST_TEST((counts("$w = 0.7$, so $y = w x_1 + b = 1.52$") == none));
    BOOST_TEST((counts("$i = 1, 2, 3$ and $y = 2i = 3$") == none));
    BOOST_TEST((counts("$y = w(x_1) + b = 1.52$") == none));
    BOOST_TEST((counts("$y = w' x_1 + b = 1.52$") == none));
    BOOST_TEST((counts("$y = w^{(2)} x_1 + b = 1.52$") == none));
    BOOST_TEST((counts("\n# Next\n$y = w x_1 + b = 1.52$") == none));
    // A display's own value comes before the section's.
    BOOST_TEST((counts("$$w = 0.7, y = w x_1 + b = 1.65$$") == sound));
    // Vectors give their elements values; a sum puts its index in.
    BOOST_TEST((counts("$[h_1 \\ h_2] = [2 \\ 3]$ and $s = h_1 + h_2 = 6$") == faulty));
    BOOST_TEST((counts("$v_1 = 1$, $v_2 = 4$, $s = \\sum_{i=1}^{2} v_i = 5$") == sound));
    BOOST_TEST((counts("$\\mathrm{net} = 3$, $y = \\mathrm{net} \\cdot 2 = 7$") == faulty));
    BOOST_TEST((counts("$P(A|B) = 0.5$, $P(B) = 0.2$, $p = P(A|B) P(B) = 0.2$") == faulty));
    BOOST_TEST((counts("$a = 3$, $c = 4$, $d = ac = 13$") == faulty));

    const Report report = scanned(given + "\n\n$y = w x_1 + b = 1.52$");
    BOOST_REQUIRE(report.findings.size() == 1U);
    const std::vector<GivenName>& names = report.findings.front().names;
    BOOST_REQUIRE(names.size() == 3U);
    BOOST_TEST(names.at(1).name == "x_1");
    BOOST_TEST(names.at(1).value == "2");
    BOOST_TEST(names.at(1).line == 1);
    BOOST_TEST(report.findings.front().source == "w x_1 + b = 1.52");
}

BOOST_AUTO_TEST_CASE(one_change_of_the_left_side_may_explain_the_right_one) {
    const auto change = [](const std::string& tex) {
        const Report report = scanned("$" + tex + "$");
        BOOST_REQUIRE(report.findings.size() == 1U);
        return report.findings.front().slip;
    };
    const auto sign = change("0.8125 - 0.5 \\times 0.1234 = 0.8742");
    BOOST_REQUIRE(sign.has_value());
    BOOST_TEST(longhand::check::name(sign->kind) == "sign");
    const auto left_out = change("0.8125 \\times 0.4321 \\times 0.6789 = 0.3511");
    BOOST_REQUIRE(left_out.has_value());
    BOOST_TEST(longhand::check::name(left_out->kind) == "left_out");
    BOOST_TEST(longhand::check::listed(left_out->what, longhand::text::Language::english) ==
               "0.6789");
    BOOST_TEST(!change("0.5 + 0.2 = 0.9"));  // chance might give that
    BOOST_TEST(!change("0.8125 \\times 0.4321 = 0.9876"));
}

BOOST_AUTO_TEST_CASE(findings_say_where_and_by_how_much) {
    const Report report = scanned("first line\n中文 $x$ 与 $0.119 + 0.072\n = 0.181$");
    BOOST_REQUIRE(report.findings.size() == 1U);
    const Finding& finding = report.findings.front();
    BOOST_TEST(finding.line == 2);
    BOOST_TEST(finding.column == 11);
    BOOST_TEST(finding.source == "0.119 + 0.072 = 0.181");
    const ElementJudgement& element = finding.judgement.elements.front();
    BOOST_TEST(element.left == "0.191");
    BOOST_TEST(element.right == "0.181");
    BOOST_TEST(element.should_be == "0.191");
    BOOST_TEST(element.units_off == 10.0, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(an_earlier_value_of_the_same_shape_explains_a_wrong_product) {
    const std::string first =
        "$$\\begin{pmatrix} 2 \\\\ 3 \\end{pmatrix} \\begin{pmatrix} 0.14 & 0.15 \\end{pmatrix} = "
        "\\begin{pmatrix} 0.28 & 0.30 \\\\ 0.42 & 0.45 \\end{pmatrix}$$\n\n";
    const std::string second =
        "$$\\begin{pmatrix} 2 \\\\ 3 \\end{pmatrix} \\begin{pmatrix} 0.1744 & 0.1694 "
        "\\end{pmatrix} "
        "= \\begin{pmatrix} 0.28 & 0.30 \\\\ 0.42 & 0.45 \\end{pmatrix}$$";
    BOOST_REQUIRE(scanned(first + second).findings.size() == 1U);
    const auto explained = scanned(first + second).findings.front().explanation;
    BOOST_REQUIRE(explained.has_value());
    BOOST_TEST(explained->used == "[0.14, 0.15]");
    BOOST_TEST(explained->line == 1);
    BOOST_TEST(explained->instead_of == "[0.1744, 0.1694]");
    BOOST_TEST(!scanned(second).findings.front().explanation.has_value());
    // One number of one digit may be chance.
    BOOST_TEST(!scanned("$0.3 + 0.1 = 0.4$ $0.2 + 0.4 = 0.9$").findings.front().explanation);
}

BOOST_AUTO_TEST_CASE(the_one_new_matrix_on_the_right_is_corrected) {
    const std::string product =
        "\\begin{pmatrix} 2 \\\\ 3 \\end{pmatrix} \\begin{pmatrix} 0.1744 & 0.1694 \\end{pmatrix}";
    const std::string stale = "\\begin{pmatrix} 0.28 & 0.30 \\\\ 0.42 & 0.45 \\end{pmatrix}";
    const std::string before = "\\begin{pmatrix} 0.12 & 0.13 \\\\ 0.23 & 0.10 \\end{pmatrix}";
    const Report report = scanned("$$" + before + " - 0.05(-0.7429) " + product + " = " + before +
                                  " + 0.037145 " + stale + "$$");
    BOOST_REQUIRE(report.findings.size() == 1U);
    const auto& correction = report.findings.front().correction;
    BOOST_REQUIRE(correction.has_value());
    BOOST_TEST(correction->printed == "[0.28, 0.30; 0.42, 0.45]");
    BOOST_TEST(correction->should_be == "[0.35, 0.34; 0.52, 0.51]");
    const auto number = scanned("$2 \\cdot 3 + 4 = 7 + 4$").findings.front().correction;
    BOOST_REQUIRE(number.has_value());
    BOOST_TEST(number->should_be == "6");
    BOOST_TEST(!scanned("$2 \\cdot 3 + 4 = 7 + 5$").findings.front().correction);
}

BOOST_AUTO_TEST_CASE(what_no_single_number_puts_right_has_no_correction) {
    const auto correction = [](const std::string& tex) {
        const Report report = scanned("$" + tex + "$");
        BOOST_REQUIRE(report.findings.size() == 1U);
        return report.findings.front().correction;
    };
    // A row against a matrix, an element in a square, a sign in the matrix.
    BOOST_TEST(
        !correction("\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} + \\begin{pmatrix} 0 & 0 "
                    "\\\\ 0 & 0 \\end{pmatrix} = \\begin{pmatrix} 1 \\\\ 1 \\end{pmatrix} "
                    "\\begin{pmatrix} 5 & 6 \\end{pmatrix}"));
    BOOST_TEST(!correction("2 + 3 = 7^2 + 3"));
    BOOST_TEST(
        !correction("\\begin{pmatrix} 1 & 2 \\end{pmatrix} = \\begin{pmatrix} -5 & 6 "
                    "\\end{pmatrix} + \\begin{pmatrix} 1 & 2 \\end{pmatrix}"));
    BOOST_TEST(correction("2 - 7 + 0.5 = 4 + 0.5")->should_be == "−5");
}

BOOST_AUTO_TEST_CASE(comments_accept_an_equality) {
    BOOST_TEST(scanned("<!-- longhand: ignore a joke -->\n$2 + 2 = 5$").wrong == 0U);
    BOOST_TEST(scanned("<!-- longhand: ignore a joke -->\n$2 + 2 = 5$").ignored == 1U);
    BOOST_TEST(scanned("<!-- longhand: ignore a joke -->\n\n$2 + 2 = 5$").wrong == 1U);
    BOOST_TEST(scan("$2 + 2 = 5$ % longhand: ignore a joke", Markup::latex).ignored == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
