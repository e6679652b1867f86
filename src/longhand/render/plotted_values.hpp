#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "longhand/worksheet/worksheet.hpp"

namespace longhand::render {

/// Numbers of a plot, to six significant digits, with a point; none where there is no value.
using PlottedNumber = std::optional<std::string>;

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

/// The plane in strips: each a rectangle that lies in one region.
struct PlottedStrips {
    struct Strip {
        std::size_t region;
        std::string left, right, bottom, top;
    };
    std::vector<Caption> labels;
    std::vector<Strip> strips;
};

/// All numbers of one plot.
struct PlottedValues {
    std::vector<PlottedStrips> regions;
    std::vector<PlottedGrid> heights;
    std::vector<PlottedLine> lines;  ///< curves, then points
};

/// The numbers of a plot: those that the record has, and, for curves, heights and regions, what its
/// replays with other numbers for one given or two give (50 digits, so that they are the same on
/// every machine). Throws Error("plot.value") where a value of the record that is asked for does
/// not exist.
PlottedValues plotted_values(const Worksheet& worksheet, const Plot& plot);

}  // namespace longhand::render
