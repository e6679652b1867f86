#include "longhand/render/plot_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/printable.hpp"
#include "longhand/text/replaced.hpp"

namespace longhand::render {

namespace {

using decimal::Rational;
using text::print;

struct Look {
    const char* colour;
    const char* dashes;
    int mark;
};

// Of the colours of Okabe and Ito (2008) those that stand out from white (3:1 at least), black, and
// their orange as dark as that takes; each with dashes and a mark of its own.
constexpr std::array looks = {
    Look{"#0072B2", "solid", 7},          Look{"#D55E00", "(12,5)", 9},
    Look{"#009E73", "(4,4)", 5},          Look{"#CC79A7", "(14,4,3,4)", 13},
    Look{"#000000", "(8,3,2,3,2,3)", 11}, Look{"#6B4700", "(2,3)", 15}};

// Points that no line joins stand out from the curves beside them.
constexpr std::array point_looks = {Look{"#000000", "", 7},  Look{"#D55E00", "", 9},
                                    Look{"#0072B2", "", 5},  Look{"#009E73", "", 13},
                                    Look{"#CC79A7", "", 11}, Look{"#6B4700", "", 15}};

// Light, each of the hue of the points of its class.
constexpr std::array region_colours = {"#EEEEEE", "#F7D9BF", "#CFE3F3",
                                       "#B5DCCB", "#E3B9D0", "#F3E99A"};
static_assert(region_colours.size() == most_regions);

/// Once all looks are used, the colours go round with other dashes and marks.
template <std::size_t count>
Look look(const std::array<Look, count>& all, std::size_t k) {
    const Look& other = all[(k + k / count) % count];
    return {all[k % count].colour, other.dashes, other.mark};
}

/// Between single quotes gnuplot takes all signs as they are, but for the quote itself (its way to
/// double it fails at the beginning of a text) and for the end of a line, behind which a command
/// would stand.
std::string quoted(const std::string& text) {
    return "'" + text::printable(text::replaced(text, "'", "’")) + "'";
}

const char* shown(const PlottedNumber& number) {
    return number ? number->c_str() : "NaN";  // a missing one would be drawn over
}

/// What lies between the smallest and the greatest number of an axis: 0 for x, 1 for y.
Rational extent(std::span<const PlottedLine> lines, std::size_t axis) {
    std::optional<Rational> least, greatest;
    for (const PlottedLine& line : lines) {
        for (const auto& point : line.points) {
            if (!point[0] || !point[1]) continue;
            const Rational at = value_of(point[axis]);
            if (!least || at < *least) least = at;
            if (!greatest || at > *greatest) greatest = at;
        }
    }
    return least ? Rational(*greatest - *least) : Rational(0);
}

/// Curves, then paths that are joined point by point, the shorter ones over the longer, then
/// points.
std::vector<std::size_t> drawing_order(const std::vector<PlottedLine>& lines) {
    const std::array whole = {extent(lines, 0), extent(lines, 1)};
    std::vector<std::pair<int, Rational>> ranks;
    for (const PlottedLine& line : lines) {
        Rational length = 0;
        for (std::size_t axis = 0; axis < 2 && line.is_joined && line.has_marks; ++axis) {
            if (whole[axis] > 0)
                length = std::max(length, Rational(extent({&line, 1}, axis) / whole[axis]));
        }
        ranks.emplace_back(!line.is_joined ? 2 : line.has_marks ? 1 : 0, -length);
    }
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&ranks](std::size_t k) { return ranks[k]; });
    return order;
}

/// Whether all numbers of an axis are whole, so few apart that gnuplot would put ticks between
/// them.
bool is_counted(const std::vector<PlottedLine>& lines, std::size_t axis) {
    const auto is_whole = [axis](const auto& point) {
        return !point[axis] || point[axis]->find('.') == std::string::npos;
    };
    return extent(lines, axis) < 10 && std::ranges::all_of(lines, [&](const PlottedLine& line) {
               return std::ranges::all_of(line.points, is_whole);
           });
}

void write_axis(std::ostream& out, const char* name, const PlotAxis& axis, bool is_counted,
                text::Language language) {
    print(out, "set {}label {}\n", name, quoted(axis.label.in(language)));
    if (axis.is_logarithmic) print(out, "set logscale {0}\nset format {0} '%g'\n", name);
    const auto end = [](const std::string& typed) {
        return decimal::DecimalText::parse(typed).text();
    };
    if (!axis.from.empty()) {
        print(out, "set {}range [{}:{}]\n", name, end(axis.from), end(axis.to));
    } else if (is_counted && !axis.is_logarithmic) {
        print(out, "set {}tics 1\n", name);
    }
}

/// The parts of the `plot` command, as the data blocks that they read are written.
class Script {
  public:
    Script(std::ostream& out, text::Language language) : out_(out), language_(language) {}

    void add(const PlottedPlane& plane) {
        for (const PlottedPlane::Area& area : plane.areas) {
            const std::string data = begin_data();
            for (const auto& [x, y] : area.outline)
                print(out_, "{} {}\n", x, y);
            end_data();
            parts_.push_back(
                fmt::format("{} using 1:2 with filledcurves closed linewidth 1 {} border notitle",
                            data, filled(area.region ? region_colours[*area.region] : "#FFFFFF")));
        }
        for (const std::size_t region : shown_regions(plane)) {
            if (!plane.labels.empty())
                add_to_key("boxes " + filled(region_colours[region]), plane.labels[region]);
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

    void add(const std::vector<PlottedLine>& lines) {
        std::vector<std::string> parts;
        for (const PlottedLine& line : lines) {
            const std::string data = begin_data();
            for (const auto& [x, y] : line.points)
                print(out_, "{} {}\n", shown(x), shown(y));
            end_data();
            const std::string how = drawn(line);
            parts.push_back(fmt::format("{} using 1:2 with {} notitle", data, how));
            add_to_key(how, line.label);
        }
        for (const std::size_t k : drawing_order(lines))
            parts_.push_back(parts[k]);
    }

    void write_plot() {
        parts_.insert(parts_.end(), key_.begin(), key_.end());
        print(out_, "plot {}\n", fmt::join(parts_, ", \\\n     "));
    }

  private:
    std::string begin_data() {
        const std::string name = fmt::format("$data{}", ++blocks_);
        print(out_, "{} << END\n", name);
        return name;
    }
    void end_data() { print(out_, "END\n"); }

    /// The key has an order of its own, whatever is drawn over what.
    void add_to_key(const std::string& how, const Caption& label) {
        if (!label.empty())
            key_.push_back(
                fmt::format("keyentry with {} title {}", how, quoted(label.in(language_))));
    }

    static std::string filled(const char* colour) {
        return fmt::format("linecolor rgb '{}' fillstyle solid", colour);
    }

    std::string drawn(const PlottedLine& line) {
        const Look its =
            line.is_joined ? look(looks, looks_used_++) : look(point_looks, point_looks_used_++);
        const char* how = !line.is_joined ? "points" : line.has_marks ? "linespoints" : "lines";
        std::string words = fmt::format("{} linecolor rgb '{}'", how, its.colour);
        if (line.is_joined) words += fmt::format(" linewidth 1.8 dashtype {}", its.dashes);
        if (line.has_marks) words += fmt::format(" pointtype {} pointsize 0.8", its.mark);
        return words;
    }

    std::ostream& out_;
    text::Language language_;
    std::vector<std::string> parts_;
    std::vector<std::string> key_;
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
    write_axis(out, "x", plot.x, is_counted(values.lines, 0), language);
    write_axis(out, "y", plot.y, is_counted(values.lines, 1), language);
    if (!values.regions.empty()) print(out, "set size square\n");
    Script script(out, language);
    for (const PlottedPlane& regions : values.regions)
        script.add(regions);
    for (const PlottedGrid& heights : values.heights)
        script.add(heights);
    script.add(values.lines);
    script.write_plot();
}

}  // namespace longhand::render
