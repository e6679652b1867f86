#pragma once

#include <span>

namespace longhand::render {

/// A place in a picture: to the right and downwards, in pixels.
struct Point {
    double x, y;
};

struct Line {
    Point from, to;
};

/// A rectangle by its middle.
struct Box {
    Point middle;
    double width, height;
};

/// Where a label of this size covers least along a line, from its middle outwards: boxes that are
/// taken, and the other lines of the picture.
Box room_for_label(double width, double height, const Line& along, std::span<const Box> taken,
                   std::span<const Line> others);

}  // namespace longhand::render
