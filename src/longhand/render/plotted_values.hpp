#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "longhand/worksheet/worksheet.hpp"

namespace longhand::render {

/// Numbers of a plot, to six significant digits, with a point; none where there is no value.
using PlottedNumber = std::optional<std::string>;

/// What it says. Expects that there is one.
decimal::Rational value_of(const PlottedNumber& number);

/// One line of points.
struct PlottedLine {
    Caption label;
    bool is_joined = false;  ///< a line through the points
    bool has_marks = false;  ///< a mark at each point
    std::vector<std::array<PlottedNumber, 2>> points;
};

/// Values at the points of a grid, row by row from the lowest y.
struct PlottedGrid {
    std::vector<std::string> x;
    std::vector<std::string> y;
    std::vector<PlottedNumber> heights;
};

/// The plane in areas that each belong to a region, or to none where there is no value. They are
/// painted in this order: what lies in a hole of an area covers it.
struct PlottedPlane {
    struct Area {
        std::optional<std::size_t> region;
        std::vector<std::array<std::string, 2>> outline;
    };
    std::vector<Caption> labels;  ///< of the regions, or none
    std::vector<Area> areas;
};

/// The regions that have an area.
std::set<std::size_t> shown_regions(const PlottedPlane& plane);

/// All numbers of one plot.
struct PlottedValues {
    std::vector<PlottedPlane> regions;
    std::vector<PlottedGrid> heights;
    std::vector<PlottedLine> lines;  ///< curves, then points
};

/// The numbers of a plot: those that the record has, and, for curves, heights and regions, what its
/// replays with other numbers for one given or two give (50 digits, so that they are the same on
/// every machine). Throws Error("plot.value") where a value of the record that is asked for does
/// not exist, Error("plot.pass") where its pass was not kept, Error("plot.nowhere") for what has no
/// value on the axes at all, and Error("plot.outside") for what lies beyond their ends. The place
/// of an error is the plot's id.
PlottedValues plotted_values(const Worksheet& worksheet, const Plot& plot);

/// The plot with a value of the record in the place of each `{{id}}` of its texts. Throws the same.
Plot with_values(const Worksheet& worksheet, Plot plot);

}  // namespace longhand::render
