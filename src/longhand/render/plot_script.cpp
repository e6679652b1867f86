#include "longhand/render/plot_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/printable.hpp"
#include "longhand/text/replaced.hpp"

namespace longhand::render {

namespace {

using text::print;

struct Look {
    const char* colour;
    const char* dashes;
    int mark;
};

// Six of the colours of Okabe and Ito (2008), the darkest first, each with dashes and a mark of its
// own.
constexpr std::array looks = {
    Look{"#0072B2", "solid", 7},          Look{"#D55E00", "(12,5)", 9},
    Look{"#009E73", "(4,4)", 5},          Look{"#CC79A7", "(14,4,3,4)", 13},
    Look{"#56B4E9", "(8,3,2,3,2,3)", 11}, Look{"#E69F00", "(2,3)", 4}};

// Points that no line joins stand out from the curves beside them.
constexpr std::array point_looks = {Look{"#000000", "", 7}, Look{"#D55E00", "", 9},
                                    Look{"#0072B2", "", 5}, Look{"#009E73", "", 13}};

// Light, each of the hue of the points of its class.
constexpr std::array region_colours = {"#EEEEEE", "#F7D9BF", "#CFE3F3", "#C9E6DA"};

/// Between single quotes gnuplot takes all signs as they are, but for the quote itself (its way to
/// double it fails at the beginning of a text) and for the end of a line, behind which a command
/// would stand.
std::string quoted(const std::string& text) {
    return "'" + text::printable(text::replaced(text, "'", "’")) + "'";
}

std::string titled(const Caption& label, text::Language language) {
    return label.empty() ? "notitle" : "title " + quoted(label.in(language));
}

const char* shown(const PlottedNumber& number) {
    return number ? number->c_str() : "NaN";  // a missing one would be drawn over
}

void write_axis(std::ostream& out, const char* name, const PlotAxis& axis,
                text::Language language) {
    print(out, "set {}label {}\n", name, quoted(axis.label.in(language)));
    if (axis.is_logarithmic) print(out, "set logscale {0}\nset format {0} '%g'\n", name);
    const auto end = [](const std::string& typed) {
        return decimal::DecimalText::parse(typed).text();
    };
    if (!axis.from.empty()) print(out, "set {}range [{}:{}]\n", name, end(axis.from), end(axis.to));
}

/// The parts of the `plot` command, as the data blocks that they read are written.
class Script {
  public:
    Script(std::ostream& out, text::Language language) : out_(out), language_(language) {}

    void add(const PlottedStrips& regions) {
        std::size_t count = 0;
        for (const auto& strip : regions.strips)
            count = std::max(count, strip.region + 1);
        for (std::size_t region = 0; region < count; ++region) {
            const std::string data = begin_data();
            bool is_empty = true;
            for (const auto& strip : regions.strips) {
                if (strip.region != region) continue;
                is_empty = false;
                print(out_, "{0} {2} {0} {1} {2} {3}\n", strip.left, strip.right, strip.bottom,
                      strip.top);
            }
            end_data();
            if (is_empty) continue;
            const char* colour = region_colours[region % region_colours.size()];
            const Caption label = regions.labels.empty() ? Caption() : regions.labels[region];
            parts_.push_back(fmt::format(
                "{0} using 1:2:3:4:5:6 with boxxyerror linecolor rgb '{1}' linewidth 0.4 "
                "fillstyle solid border {2}",
                data, colour, titled(label, language_)));
        }
    }

    void add(const PlottedGrid& heights) {
        const std::string data = begin_data();
        for (std::size_t row = 0; row < heights.y.size(); ++row) {
            for (std::size_t column = 0; column < heights.x.size(); ++column) {
                print(out_, "{} {} {}\n", heights.x[column], heights.y[row],
                      shown(heights.heights[row * heights.x.size() + column]));
            }
            print(out_, "\n");
        }
        end_data();
        print(out_,
              "set contour base\nunset surface\nset cntrparam levels auto 20\n"
              "set table {0}_lines\nsplot {0} using 1:2:3 with lines\nunset table\n",
              data);
        parts_.push_back(fmt::format(
            "{}_lines using 1:2 with lines linecolor rgb '#999999' linewidth 0.8 notitle", data));
    }

    void add(const PlottedLine& line) {
        const std::string data = begin_data();
        for (const auto& [x, y] : line.points)
            print(out_, "{} {}\n", shown(x), shown(y));
        end_data();
        const Look& look = line.is_joined ? looks[looks_used_++ % looks.size()]
                                          : point_looks[point_looks_used_++ % point_looks.size()];
        const char* how = !line.is_joined ? "points" : line.has_marks ? "linespoints" : "lines";
        std::string part =
            fmt::format("{} using 1:2 with {} linecolor rgb '{}'", data, how, look.colour);
        if (line.is_joined) part += fmt::format(" linewidth 1.8 dashtype {}", look.dashes);
        if (line.has_marks)
            part +=
                fmt::format(" pointtype {} pointsize {}", look.mark, line.is_joined ? 0.6 : 0.8);
        parts_.push_back(part + " " + titled(line.label, language_));
    }

    void write_plot() const { print(out_, "plot {}\n", fmt::join(parts_, ", \\\n     ")); }

  private:
    std::string begin_data() {
        const std::string name = fmt::format("$data{}", ++blocks_);
        print(out_, "{} << END\n", name);
        return name;
    }
    void end_data() { print(out_, "END\n"); }

    std::ostream& out_;
    text::Language language_;
    std::vector<std::string> parts_;
    std::size_t blocks_ = 0;
    std::size_t looks_used_ = 0;
    std::size_t point_looks_used_ = 0;
};

}  // namespace

void write_plot_script(std::ostream& out, const Plot& plot, const PlottedValues& values,
                       text::Language language) {
    print(out,
          "set encoding utf8\n"
          "set terminal svg size 640,440 dynamic noenhanced background '#ffffff' "
          "font 'Noto Sans, Noto Sans CJK SC, sans-serif,13'\n"
          "set minussign\n"
          "set border 3 linecolor rgb '#444444'\n"
          "set tics nomirror out\n"
          "set key tmargin center horizontal Left reverse samplen 3\n"
          "set autoscale noextend\n"
          "set offsets graph 0.03, graph 0.03, graph 0.03, graph 0.03\n"
          "set title {}\n",
          quoted(plot.title.in(language)));
    write_axis(out, "x", plot.x, language);
    write_axis(out, "y", plot.y, language);
    if (!values.regions.empty()) print(out, "set size square\n");
    Script script(out, language);
    for (const PlottedStrips& regions : values.regions)
        script.add(regions);
    for (const PlottedGrid& heights : values.heights)
        script.add(heights);
    for (const PlottedLine& line : values.lines)
        script.add(line);
    script.write_plot();
}

std::string with_description(std::string svg, const Plot& plot, const PlottedValues& values,
                             text::Language language) {
    const auto put = [&svg](const std::string& element, const std::string& content) {
        const std::size_t from = svg.find("<" + element + ">");
        const std::size_t to = svg.find("</" + element + ">");
        if (from == std::string::npos || to == std::string::npos) return;
        const std::size_t begin = from + element.size() + 2;
        svg.replace(begin, to - begin, xml_text(content));
    };
    std::string words = text::message("plot.axes", language,
                                      {plot.x.label.in(language), plot.y.label.in(language)});
    for (const PlottedLine& line : values.lines) {
        std::string points;
        // A curve has too many to be read out; its ends say where it goes.
        const std::size_t step = line.points.size() > 40 ? line.points.size() - 1 : 1;
        for (std::size_t k = 0; k < line.points.size(); k += step) {
            const auto& [x, y] = line.points[k];
            if (x && y)
                points += fmt::format(" ({}, {})", with_minus_sign(*x), with_minus_sign(*y));
        }
        const Caption& label = line.label.empty() ? plot.y.label : line.label;
        words += " " + text::message("plot.line", language, {label.in(language), points});
    }
    for (const PlottedStrips& regions : values.regions) {
        std::string labels;
        for (const Caption& label : regions.labels)
            labels += (labels.empty()                        ? ""
                       : language == text::Language::chinese ? "、"
                                                             : ", ") +
                      label.in(language);
        if (!labels.empty()) words += " " + text::message("plot.regions", language, {labels});
    }
    if (!values.heights.empty()) words += " " + text::message("plot.heights", language);
    put("title", plot.title.in(language));
    put("desc", words);
    return svg;
}

}  // namespace longhand::render
