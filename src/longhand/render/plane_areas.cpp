#include "longhand/render/plane_areas.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace longhand::render {

namespace {

using decimal::Decimal;

constexpr std::size_t cells = 80;  ///< in each direction
constexpr int halvings = 6;

using Vertex = std::size_t;
using Edge = std::pair<Vertex, Vertex>;

/// Twice the area of a triangle, above 0 where its corners stand anticlockwise.
Decimal twice_area(const PlanePlace& a, const PlanePlace& b, const PlanePlace& c) {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

Decimal twice_area(const std::vector<PlanePlace>& outline) {
    Decimal sum = 0;
    for (std::size_t k = 2; k < outline.size(); ++k)
        sum += twice_area(outline[0], outline[k - 1], outline[k]);
    return sum;
}

/// Leaves out what stands on a straight line between its neighbours.
std::vector<PlanePlace> corners_of(const std::vector<PlanePlace>& outline) {
    std::vector<PlanePlace> corners;
    for (std::size_t k = 0; k < outline.size(); ++k) {
        const PlanePlace& before = outline[k == 0 ? outline.size() - 1 : k - 1];
        const PlanePlace& after = outline[(k + 1) % outline.size()];
        if (!twice_area(before, outline[k], after).is_zero()) corners.push_back(outline[k]);
    }
    return corners;
}

class Division {
  public:
    explicit Division(const std::function<PlaneLabel(const PlanePlace&)>& label_at)
        : label_at_(label_at) {
        for (std::size_t row = 0; row <= cells; ++row) {
            for (std::size_t column = 0; column <= cells; ++column) {
                vertices_.push_back({Decimal(column) / cells, Decimal(row) / cells});
                labels_.push_back(label_at_(vertices_.back()));
            }
        }
        for (std::size_t row = 0; row < cells; ++row) {
            for (std::size_t column = 0; column < cells; ++column) {
                const Vertex below = row * (cells + 1) + column, above = below + cells + 1;
                divide({below, below + 1, above + 1});
                divide({below, above + 1, above});
            }
        }
    }

    std::vector<PlaneArea> areas() {
        std::vector<std::pair<Decimal, PlaneArea>> found;
        for (auto& [label, edges] : borders_) {
            while (!edges.empty()) {
                const std::vector<PlanePlace> outline = taken_loop(edges);
                const Decimal size = twice_area(outline);
                // The border of a hole goes clockwise: whatever fills it has one of its own.
                if (size > 0) found.push_back({size, {label, corners_of(outline)}});
            }
        }
        std::ranges::stable_sort(found, std::ranges::greater(),
                                 [](const auto& each) { return each.first; });
        std::vector<PlaneArea> areas;
        for (auto& each : found)
            areas.push_back(std::move(each.second));
        return areas;
    }

  private:
    /// Gives each label its part of a triangle. Where all three differ, they meet in the middle of
    /// the borders on its sides.
    void divide(const std::array<Vertex, 3>& corners) {
        const std::set<PlaneLabel> labels = {labels_[corners[0]], labels_[corners[1]],
                                             labels_[corners[2]]};
        std::optional<Vertex> middle;
        if (labels.size() == 3) {
            PlanePlace sum = {0, 0};
            for (std::size_t k = 0; k < 3; ++k) {
                const PlanePlace& place = vertices_[border(corners[k], corners[(k + 1) % 3])];
                sum = {sum[0] + place[0], sum[1] + place[1]};
            }
            middle = vertices_.size();
            vertices_.push_back({sum[0] / 3, sum[1] / 3});
        }
        for (const PlaneLabel& label : labels) {
            std::vector<Vertex> part;
            for (std::size_t k = 0; k < 3; ++k) {
                const Vertex here = corners[k], next = corners[(k + 1) % 3];
                const bool is_here = labels_[here] == label, is_next = labels_[next] == label;
                if (is_here) part.push_back(here);
                if (is_here != is_next) part.push_back(border(here, next));
                if (is_here && !is_next && middle) part.push_back(*middle);
            }
            add(borders_[label], part);
        }
    }

    /// Two parts that share a side are one: its two directions take each other away.
    static void add(std::set<Edge>& edges, const std::vector<Vertex>& part) {
        for (std::size_t k = 0; k < part.size(); ++k) {
            const Vertex from = part[k], to = part[(k + 1) % part.size()];
            if (edges.erase({to, from}) == 0) edges.insert({from, to});
        }
    }

    /// The place between two corners where the label changes.
    Vertex border(Vertex from, Vertex to) {
        const Edge side = std::minmax(from, to);
        const auto [found, is_new] = border_on_.try_emplace(side, vertices_.size());
        if (!is_new) return found->second;
        PlanePlace near = vertices_[side.first], far = vertices_[side.second];
        const auto middle = [&] {
            return PlanePlace{(near[0] + far[0]) / 2, (near[1] + far[1]) / 2};
        };
        for (int k = 0; k < halvings; ++k) {
            const PlanePlace between = middle();
            (label_at_(between) == labels_[side.first] ? near : far) = between;
        }
        vertices_.push_back(middle());
        return found->second;
    }

    std::vector<PlanePlace> taken_loop(std::set<Edge>& edges) const {
        std::vector<PlanePlace> outline;
        for (auto edge = edges.begin(); edge != edges.end();) {
            const Vertex to = edge->second;
            outline.push_back(vertices_[to]);
            edges.erase(edge);
            edge = edges.lower_bound({to, 0});
            if (edge != edges.end() && edge->first != to) break;
        }
        return outline;
    }

    const std::function<PlaneLabel(const PlanePlace&)>& label_at_;
    std::vector<PlanePlace> vertices_;
    std::vector<PlaneLabel> labels_;  ///< of the corners, which stand first
    std::map<Edge, Vertex> border_on_;
    std::map<PlaneLabel, std::set<Edge>> borders_;
};

}  // namespace

std::vector<PlaneArea> plane_areas(const std::function<PlaneLabel(const PlanePlace&)>& label_at) {
    return Division(label_at).areas();
}

}  // namespace longhand::render
