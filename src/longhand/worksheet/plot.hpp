#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "longhand/record/tape.hpp"
#include "longhand/text/language.hpp"

namespace longhand {

class Worksheet;

/// An axis of a plot. Without ends it goes as far as what is plotted.
struct PlotAxis {
    Caption label;
    std::string from = {};  ///< a decimal text
    std::string to = {};
    bool is_logarithmic = false;
};

/// Points: values that the calculation has. In ids `*` stands for any index: `iteration[*]/E` has
/// a value from each pass, `X[*,1]` the first column of X. Several ids are separated by commas.
struct PlottedPoints {
    std::string x = {};  ///< none: 1, 2, 3, …
    std::string y;
    Caption label = {};
    bool is_joined = false;  ///< by a line, in their order
};

/// A value as a function of a given: the record is replayed with other numbers for `x`.
struct PlottedCurve {
    std::string x;  ///< a given of one number, or an element of one
    std::string y;
    Caption label = {};
};

/// A value as a function of two givens: lines of equal height.
struct PlottedHeights {
    std::string x;
    std::string y;
    std::string height;
};

/// So many can be told apart by their colours, colour-blind readers included.
inline constexpr std::size_t most_regions = 6;

/// The plane of two givens, divided by which element of a step is largest; or, for a single
/// number, by whether it is above `threshold`.
struct PlottedRegions {
    std::string x;
    std::string y;
    std::string of;
    std::vector<Caption> labels = {};  ///< of the elements; below the threshold, and above it
    std::string threshold = "0.5";
};

/// A plot of values of the record, as plain data. In its texts `{{id}}` is the value of an entry.
struct Plot {
    Caption title;
    PlotAxis x;
    PlotAxis y;
    std::vector<PlottedRegions> regions = {};
    std::vector<PlottedHeights> heights = {};
    std::vector<PlottedCurve> curves = {};
    std::vector<PlottedPoints> points = {};

    // Given by the worksheet.
    std::string id = {};      ///< with its section
    std::size_t section = 0;  ///< index into Worksheet::sections()
    std::uint32_t line = 0;   ///< of the program, where it was said
};

/// Shows every text of a plot, which may be const, to `see`.
template <class SomePlot>
void each_text(SomePlot& plot, const auto& see) {
    see(plot.title);
    see(plot.x.label);
    see(plot.y.label);
    for (auto& regions : plot.regions) {
        for (auto& label : regions.labels)
            see(label);
    }
    for (auto& curve : plot.curves)
        see(curve.label);
    for (auto& points : plot.points)
        see(points.label);
}

/// The values that an id of a plot names, in the order of the worksheet, without those that passes
/// left behind which were not kept. Throws Error("id.unknown") where there is none, and
/// Error("plot.pass") where its pass ran and was not kept.
std::vector<Node> plotted_nodes(const Worksheet& worksheet, std::string_view ids);

/// The given of one number that an id names. Throws Error("id.unknown"), and Error("plot.given")
/// for what is no such given.
Node plotted_given(const Worksheet& worksheet, std::string_view id);

/// Throws Error("plot.axis") where an axis has one end alone or no length, Error("plot.ends") for
/// ends that are too close, too small or too large to draw, and Error("number.text").
void check_axis(const PlotAxis& axis);

/// Sees that all ids of a plot are there, and its numbers numbers. Throws what plotted_nodes and
/// plotted_given throw, Error("plot.pairs") where x and y of points differ in number,
/// what check_axis throws, Error("plot.range") for a function along an axis without ends,
/// Error("plot.same_given") for one given on both axes, Error("plot.text") for a text that shows
/// several values, and Error("plot.colours") for more regions than most_regions. A plot of a pass
/// that was not kept is checked where it is drawn, with all passes.
void check_plot(const Worksheet& worksheet, const Plot& plot);

}  // namespace longhand
