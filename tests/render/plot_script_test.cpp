// What the script says, and what gnuplot (where it is installed) makes of it.
#include "longhand/render/plot_script.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>

#include "longhand/render/plot_description.hpp"
#include "longhand/text/replaced.hpp"

using namespace longhand;
using namespace longhand::render;
using text::Language;
namespace fs = std::filesystem;
namespace ut = boost::unit_test;

namespace {

std::string script(const Plot& plot, const PlottedValues& values,
                   Language language = Language::english) {
    std::ostringstream out;
    write_plot_script(out, plot, values, language);
    return out.str();
}

Caption words(const std::string& text) {
    return {text, text};
}

/// The line that begins with these words, without them.
std::string line_of(const std::string& script, const std::string& begin) {
    std::istringstream lines(script);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(begin)) return line.substr(begin.size());
    }
    return "no line: " + begin;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// The picture with its description.
std::string described(const std::string& svg, const Plot& plot, const PlottedValues& values,
                      Language language) {
    return with_description(svg, plot.title.in(language), description(plot, values, language));
}

PlottedLine line(std::vector<std::array<PlottedNumber, 2>> points, const std::string& label = "") {
    return {words(label), true, false, std::move(points)};
}

struct Drawn {
    bool is_drawn;
    std::string picture, messages;
    bool is_left_alone;  ///< the script made no file of its own
};

std::string content_of(const fs::path& file) {
    std::ostringstream content;
    content << std::ifstream(file).rdbuf();
    return content.str();
}

Drawn drawn(const std::string& script) {
    std::string name = (fs::temp_directory_path() / "plot_script_XXXXXX").string();
    BOOST_REQUIRE(::mkdtemp(name.data()));
    const fs::path folder = name;
    std::ofstream(folder / "plot.gp") << script;
    const int code =
        std::system(("cd '" + name + "' && gnuplot -d plot.gp > plot.svg 2> messages").c_str());
    const auto files = std::distance(fs::directory_iterator(folder), fs::directory_iterator());
    Drawn result{code == 0, content_of(folder / "plot.svg"), content_of(folder / "messages"),
                 files == 3};
    fs::remove_all(folder);
    return result;
}

boost::test_tools::assertion_result with_gnuplot(ut::test_unit_id) {
    boost::test_tools::assertion_result result(std::system("gnuplot --version > /dev/null 2>&1") ==
                                               0);
    result.message() << "gnuplot is not installed";
    return result;
}

/// What is read in the picture; an apostrophe may be the one of books.
std::string shown(std::string picture) {
    for (const auto& [written, read] :
         {std::pair("’", "'"), std::pair("&apos;", "'"), std::pair("&lt;", "<"),
          std::pair("&gt;", ">"), std::pair("&quot;", "\""), std::pair("&amp;", "&")})
        picture = text::replaced(picture, written, read);
    return picture;
}

const PlottedValues two_points = {{}, {}, {line({{{"1", "2"}}, {{"3", "4"}}})}};

// Each would end a quoted text somewhere: in gnuplot, in a shell, in C.
const char* const hostile[] = {"it's",
                               "'",
                               "''",
                               "a'; system(\"touch broken\"); '",
                               "`touch broken`",
                               "$(touch broken)",
                               "end\\",
                               "\\'",
                               "\\n\\\\",
                               "\"; system('touch broken'); \"",
                               "@macro # no comment",
                               "{/=20 _x^2}",
                               "%s %1$s",
                               "<script>&amp;</script>"};

}  // namespace

BOOST_AUTO_TEST_SUITE(plot_script_suite)

BOOST_AUTO_TEST_CASE(texts_are_in_the_language_that_is_asked_for) {
    Plot plot{.title = caption("A title", "标题"),
              .x = {caption("across", "横")},
              .y = {caption("upwards", "纵")}};
    PlottedValues values = two_points;
    values.lines[0].label = caption("a line", "线");
    for (const auto& [language, title, x, y, label] :
         {std::tuple(Language::english, "'A title'", "'across'", "'upwards'", "'a line'"),
          std::tuple(Language::chinese, "'标题'", "'横'", "'纵'", "'线'")}) {
        const std::string text = script(plot, values, language);
        BOOST_TEST(line_of(text, "set title ") == title);
        BOOST_TEST(line_of(text, "set xlabel ") == x);
        BOOST_TEST(line_of(text, "set ylabel ") == y);
        BOOST_TEST(text.ends_with(std::string(" title ") + label + "\n"));
    }
}

BOOST_AUTO_TEST_CASE(points_stand_in_a_block_of_their_own) {
    PlottedValues values = two_points;
    values.lines.push_back(line({{{"-1", "0.5"}}}));
    const std::string text = script({}, values);
    BOOST_TEST(has(text, "$data1 << END\n1 2\n3 4\nEND\n"));
    BOOST_TEST(has(text, "$data2 << END\n-1 0.5\nEND\n"));
    BOOST_TEST(has(text, "\nplot $data1 using 1:2 with lines "));
    BOOST_TEST(has(text, ", \\\n     $data2 using 1:2 with lines "));
}

BOOST_AUTO_TEST_CASE(lines_differ_in_colour_and_in_dashes_and_points_in_shape) {
    PlottedValues values;
    for (int k = 0; k < 3; ++k)
        values.lines.push_back(line({{{"1", "2"}}}));
    PlottedLine points = line({{{"1", "2"}}});
    points.is_joined = false;
    points.has_marks = true;
    values.lines.insert(values.lines.end(), {points, points});
    const std::string text = script({}, values);
    const auto after = [&](int data, const std::string& key) {
        std::size_t at = text.find("$data" + std::to_string(data) + " using");
        at = text.find(key + " ", at) + key.size() + 1;
        return text.substr(at, text.find(' ', at) - at);
    };
    for (const std::string key : {"rgb", "dashtype"}) {
        BOOST_TEST(after(1, key) != after(2, key));
        BOOST_TEST(after(2, key) != after(3, key));
        BOOST_TEST(after(1, key) != after(3, key));
    }
    BOOST_TEST(after(4, "pointtype") != after(5, "pointtype"));
    BOOST_TEST(after(4, "rgb") != after(5, "rgb"));
    BOOST_TEST(has(text, "$data4 using 1:2 with points "));
}

BOOST_AUTO_TEST_CASE(axes_have_ends_and_factors_only_where_they_are_given) {
    const Plot plot{.title = {}, .x = {{}, "-2.50", "4"}, .y = {{}, "", "", true}};
    const std::string text = script(plot, two_points);
    BOOST_TEST(line_of(text, "set xrange ") == "[-2.50:4]");
    BOOST_TEST(!has(text, "set yrange"));
    BOOST_TEST(line_of(text, "set logscale ") == "y");
}

BOOST_AUTO_TEST_CASE(an_axis_of_whole_numbers_has_whole_ticks) {
    const auto ticks = [](const char* axis, std::vector<std::array<PlottedNumber, 2>> points,
                          const Plot& plot = {}) {
        const std::string text = script(plot, {{}, {}, {line(std::move(points))}});
        return has(text, std::string("set ") + axis + "tics 1\n");
    };
    BOOST_TEST(ticks("x", {{{"1", "0.5"}}, {{"4", "2"}}}));
    BOOST_TEST(!ticks("y", {{{"1", "0.5"}}, {{"4", "2"}}}));
    BOOST_TEST(ticks("y", {{{"0.5", "-1"}}, {{"2.5", "2"}}, {{"3", std::nullopt}}}));
    // From ten on gnuplot's own are whole, and fewer.
    BOOST_TEST(!ticks("x", {{{"1", "2"}}, {{"2000", "3"}}}));
    const Plot with_ends{.title = {}, .x = {{}, "0", "5"}, .y = {}},
        by_factors{.title = {}, .x = {}, .y = {{}, "", "", true}};
    BOOST_TEST(!ticks("x", {{{"1", "2"}}, {{"4", "3"}}}, with_ends));
    BOOST_TEST(!ticks("y", {{{"1", "2"}}, {{"4", "3"}}}, by_factors));
}

// WCAG 2: the contrast of a line with white is 1.05 / (luminance + 0.05).
BOOST_AUTO_TEST_CASE(every_line_and_point_stands_out_from_white) {
    PlottedValues values;
    for (int k = 0; k < 24; ++k) {
        values.lines.push_back(line({{{"1", "2"}}}));
        values.lines.back().is_joined = k < 12;
        values.lines.back().has_marks = k >= 12;
    }
    const std::string text = script({}, values);
    const auto light = [&](std::size_t at) {
        const double part = std::stoi(text.substr(at, 2), nullptr, 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    std::set<std::string> looks;
    const std::string colour = "rgb '#";
    for (std::size_t at = text.find("\nplot ");
         (at = text.find(colour, at)) != std::string::npos;) {
        const std::size_t red = at + colour.size();
        const double luminance =
            0.2126 * light(red) + 0.7152 * light(red + 2) + 0.0722 * light(red + 4);
        BOOST_TEST(1.05 / (luminance + 0.05) >= 3);
        looks.insert(text.substr(at, text.find("notitle", at) - at));
        at = red;
    }
    BOOST_TEST(looks.size() == 24u);
}

BOOST_AUTO_TEST_CASE(a_shorter_path_is_drawn_over_a_longer_one_and_the_key_keeps_its_order) {
    const auto path = [](const char* end, const char* label) {
        PlottedLine way = line({{{"0", "0"}}, {{end, end}}}, label);
        way.has_marks = true;
        return way;
    };
    PlottedLine points = path("9", "points"), curve = path("9", "curve");
    points.is_joined = false;
    curve.has_marks = false;
    const std::string text = script(
        {}, {{}, {}, {points, path("1", "short"), path("8", "long"), path("3", "middle"), curve}});
    std::vector<std::size_t> drawn_at, named_at;
    for (const char* data : {"5", "3", "4", "2", "1"})
        drawn_at.push_back(text.find(std::string("$data") + data + " using"));
    for (const char* label : {"points", "short", "long", "middle", "curve"})
        named_at.push_back(text.find(std::string("title '") + label));
    BOOST_TEST(std::ranges::is_sorted(drawn_at));
    BOOST_TEST(std::ranges::is_sorted(named_at));
    BOOST_TEST(drawn_at.back() < named_at.front());
    BOOST_TEST(named_at.back() < text.size());
}

// U+2212 and full-width digits are numbers to a worksheet, not to gnuplot.
BOOST_AUTO_TEST_CASE(the_ends_of_an_axis_are_written_in_ascii) {
    const Plot plot{.title = {}, .x = {{}, "−2", "＋１"}, .y = {}};
    BOOST_TEST(line_of(script(plot, two_points), "set xrange ") == "[-2:1]");
}

BOOST_AUTO_TEST_CASE(texts_stand_in_single_quotes_where_nothing_has_a_meaning) {
    const Plot plot{.title = words("`a` $b \\n \"c\" \\"), .x = {}, .y = {}};
    BOOST_TEST(line_of(script(plot, two_points), "set title ") == R"('`a` $b \n "c" \')");
}

// gnuplot reads a script line by line: the rest of a text that is broken would be a command.
BOOST_AUTO_TEST_CASE(a_text_keeps_to_one_line) {
    for (const char* text : {"a\nb", "a\r\nb", "a\rb", "a\\\nb"}) {
        PlottedValues values = two_points;
        values.lines[0].label = words(text);
        const Plot plot{.title = words(text), .x = {words(text)}, .y = {words(text)}};
        const std::string with_breaks = script(plot, values);
        values.lines[0].label = words("a");
        const std::string without =
            script({.title = words("a"), .x = {words("a")}, .y = {words("a")}}, values);
        BOOST_TEST(std::ranges::count(with_breaks, '\n') == std::ranges::count(without, '\n'));
        BOOST_TEST(!has(with_breaks, "\r"));
    }
}

BOOST_AUTO_TEST_CASE(gnuplot_draws_what_was_meant_whatever_the_texts,
                     *ut::precondition(with_gnuplot)) {
    for (const char* text : hostile) {
        BOOST_TEST_CONTEXT(text) {
            PlottedValues values = two_points;
            values.lines[0].label = words(text);
            const Plot plot{.title = words(text), .x = {words(text)}, .y = {words(text)}};
            const Drawn result = drawn(script(plot, values));
            BOOST_TEST(result.is_drawn);
            BOOST_TEST(result.messages == "");
            BOOST_TEST(result.is_left_alone);
            BOOST_TEST(has(shown(result.picture), text));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_broken_text_is_no_command, *ut::precondition(with_gnuplot)) {
    const Plot plot{.title = words("a\nsystem(\"touch broken\")\nb"), .x = {}, .y = {}};
    const Drawn result = drawn(script(plot, two_points));
    BOOST_TEST(result.is_drawn);
    BOOST_TEST(result.messages == "");
    BOOST_TEST(result.is_left_alone);
}

BOOST_AUTO_TEST_CASE(gnuplot_lifts_its_pen_over_a_gap, *ut::precondition(with_gnuplot)) {
    const auto strokes = [](const PlottedNumber& in_the_middle) {
        const PlottedValues values = {
            {},
            {},
            {line(
                {{{"1", "2"}}, {{"2", "3"}}, {{"3", in_the_middle}}, {{"4", "9"}}, {{"5", "7"}}})}};
        const std::string picture = drawn(script({}, values)).picture;
        const std::size_t plot = picture.find("gnuplot_plot_1"), from = picture.find("d='M", plot);
        BOOST_REQUIRE(from != std::string::npos);
        return std::count(picture.begin() + static_cast<std::ptrdiff_t>(from),
                          picture.begin() + static_cast<std::ptrdiff_t>(picture.find("/>", from)),
                          'M');
    };
    BOOST_TEST(strokes("5") == 1);
    BOOST_TEST(strokes(std::nullopt) == 2);
}

const PlottedPlane halves = {{words("left"), words("right")},
                             {{0, {{"-1", "0"}, {"0", "0"}, {"0", "1"}, {"-1", "1"}}},
                              {1, {{"0", "0"}, {"1", "0"}, {"1", "1"}, {"0", "1"}}}}};

BOOST_AUTO_TEST_CASE(regions_are_filled_each_in_its_colour) {
    const std::string text = script({}, {{halves}, {}, {}});
    BOOST_TEST(has(text, "END\n-1 0\n0 0\n0 1\n-1 1\nEND\n"));
    BOOST_TEST(has(text, " << END\n0 0\n1 0\n1 1\n0 1\nEND\n"));
    BOOST_TEST(text.find("#EEEEEE") < text.find("#F7D9BF"));
    BOOST_TEST(text.find("title 'left'") < text.find("title 'right'"));
}

BOOST_AUTO_TEST_CASE(a_region_in_two_areas_stands_in_the_key_once) {
    PlottedPlane plane = halves;
    plane.areas.push_back(plane.areas[1]);
    const std::string text = script({}, {{plane}, {}, {}});
    BOOST_TEST(text.find("title 'right'") == text.rfind("title 'right'"));
}

BOOST_AUTO_TEST_CASE(a_region_that_is_nowhere_is_not_drawn) {
    PlottedPlane plane = halves;
    plane.areas.erase(plane.areas.begin());
    const PlottedValues values = {{plane}, {}, {}};
    const std::string text = script({}, values);
    BOOST_TEST(!has(text, "title 'left'"));
    BOOST_TEST(has(text, "title 'right'"));
    BOOST_TEST(has(described("<desc></desc>", {}, values, Language::english), "Regions: right."));
}

BOOST_AUTO_TEST_CASE(a_hole_without_values_is_white) {
    PlottedPlane plane = halves;
    plane.areas[1].region.reset();
    BOOST_TEST(has(script({}, {{plane}, {}, {}}), "linecolor rgb '#FFFFFF'"));
}

BOOST_AUTO_TEST_CASE(gnuplot_draws_regions_heights_and_lines_in_one_picture,
                     *ut::precondition(with_gnuplot)) {
    PlottedGrid grid;
    for (int k = 0; k < 5; ++k) {
        grid.x.push_back(std::to_string(k));
        grid.y.push_back(std::to_string(k));
    }
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 5; ++column)
            grid.heights.push_back(row == 2 && column == 2
                                       ? std::nullopt
                                       : PlottedNumber(std::to_string(row * column)));
    }
    const Plot plot{.title = words("All"), .x = {{}, "-1", "4"}, .y = {{}, "0", "4"}};
    const Drawn result =
        drawn(script(plot, {{halves}, {grid}, {line({{{"1", "1"}}, {{"2", "3"}}})}}));
    BOOST_TEST(result.is_drawn);
    BOOST_TEST(result.messages == "");
    for (const char* colour : {"238, 238, 238", "247, 217, 191", "153, 153, 153", "0, 114, 178"}) {
        BOOST_TEST_INFO(colour);
        std::string without_blanks = result.picture;
        std::erase(without_blanks, ' ');
        std::string sought = colour;
        std::erase(sought, ' ');
        BOOST_TEST(has(without_blanks, "rgb(" + sought + ")"));
    }
}

BOOST_AUTO_TEST_CASE(the_description_has_the_title_the_axes_and_the_points) {
    const std::string svg = "<svg><title>Gnuplot</title><desc>made</desc><title>key</title></svg>";
    const Plot plot{.title = caption("One & two", "一二"),
                    .x = {caption("across <x>", "横")},
                    .y = {caption("upwards", "纵")}};
    PlottedValues values = two_points;
    values.lines[0].label = caption("a \"line\"", "线");
    BOOST_TEST(described(svg, plot, values, Language::english) ==
               "<svg><title>One &amp; two</title><desc>Across: across &lt;x&gt;; upwards: upwards. "
               "a &quot;line&quot;: (1, 2) (3, 4).</desc><title>key</title></svg>");
    BOOST_TEST(described(svg, plot, values, Language::chinese) ==
               "<svg><title>一二</title><desc>横轴：横；纵轴：纵。 线： (1, 2) (3, 4)。</desc>"
               "<title>key</title></svg>");
}

BOOST_AUTO_TEST_CASE(a_long_line_is_described_by_its_ends_and_its_least_and_greatest_value) {
    PlottedValues values{{}, {}, {line({}, "curve")}};
    for (int k = 0; k <= 200; ++k)
        values.lines[0].points.push_back(
            {std::to_string(k), k == 80 ? "-40" : std::to_string(2 * k)});
    values.lines[0].points[120][1].reset();
    const std::string text =
        described("<title></title><desc></desc>", {}, values, Language::english);
    BOOST_TEST(
        has(text, "curve: from (0, 0) to (200, 400); least at (80, −40), greatest at (200, 400)."));
}

BOOST_AUTO_TEST_CASE(a_description_says_nothing_of_a_gap) {
    const PlottedValues values{{}, {}, {line({{{"1", "2"}}, {{"2", std::nullopt}}}, "y")}};
    BOOST_TEST(has(described("<desc></desc>", {}, values, Language::english), "y: (1, 2)."));
}

BOOST_AUTO_TEST_CASE(a_picture_without_the_elements_stays_as_it_is) {
    for (const char* svg : {"", "<svg/>", "<desc>", "</desc><title>"})
        BOOST_TEST(described(svg, {}, two_points, Language::english) == svg);
}

BOOST_AUTO_TEST_SUITE_END()
