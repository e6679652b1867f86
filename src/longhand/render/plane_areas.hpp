#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "longhand/decimal/number.hpp"

namespace longhand::render {

/// What a place of the plane belongs to, if to anything.
using PlaneLabel = std::optional<std::size_t>;

/// A place of the unit square, across and upwards.
using PlanePlace = std::array<decimal::Decimal, 2>;

/// A part of the unit square in which the label is the same, with its holes filled.
struct PlaneArea {
    PlaneLabel label;
    std::vector<PlanePlace> outline;  ///< once around, anticlockwise
};

/// Divides the unit square by labels. The largest area stands first: painted in this order, what
/// lies in the hole of an area covers it. Labels are looked at in the corners of 12800 triangles,
/// and a border is found on a side between two of them by halving it; what is narrower than a
/// triangle may be missed.
std::vector<PlaneArea> plane_areas(const std::function<PlaneLabel(const PlanePlace&)>& label_at);

}  // namespace longhand::render
