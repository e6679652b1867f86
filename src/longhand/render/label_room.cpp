#include "longhand/render/label_room.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace longhand::render {

namespace {

/// The area that both cover.
double overlap(const Box& a, const Box& b) {
    const double across = (a.width + b.width) / 2 - std::abs(a.middle.x - b.middle.x);
    const double down = (a.height + b.height) / 2 - std::abs(a.middle.y - b.middle.y);
    return std::max(0.0, std::min({across, a.width, b.width})) *
           std::max(0.0, std::min({down, a.height, b.height}));
}

/// How much of a line lies in a box.
double length_inside(const Box& box, const Line& line) {
    const auto [from, to] = line;
    double first = 0, last = 1;
    const auto cut = [&](double start, double way, double middle, double size) {
        if (std::abs(way) < 1e-9) {
            if (std::abs(start - middle) > size / 2) last = first;
            return;
        }
        const double one = (middle - size / 2 - start) / way,
                     other = (middle + size / 2 - start) / way;
        first = std::max(first, std::min(one, other));
        last = std::min(last, std::max(one, other));
    };
    cut(from.x, to.x - from.x, box.middle.x, box.width);
    cut(from.y, to.y - from.y, box.middle.y, box.height);
    return std::max(0.0, last - first) * std::hypot(to.x - from.x, to.y - from.y);
}

}  // namespace

Box room_for_label(double width, double height, const Line& along, std::span<const Box> taken,
                   std::span<const Line> others) {
    const auto [from, to] = along;
    Box best{{0, 0}, width, height};
    double least = std::numeric_limits<double>::infinity();
    for (int k = 0; k < 100; ++k) {
        const double part = 0.5 + 0.006 * (k % 2 == 0 ? k : -k);
        const Box here{
            {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part}, width, height};
        double covered = k;
        for (const Box& box : taken)
            covered += overlap(here, box);
        for (const Line& line : others)
            covered += 5 * length_inside(here, line);
        if (covered >= least) continue;
        least = covered;
        best = here;
    }
    return best;
}

}  // namespace longhand::render
