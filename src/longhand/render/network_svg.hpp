#pragma once

#include <ostream>
#include <string>

#include "longhand/render/log.hpp"

namespace longhand::render {

/// Draws the networks of a calculation as one SVG picture: neurons with what they hand on, beneath
/// them their sums and biases, connections with their weights, and the derivatives with respect
/// to all of them that the calculation has as steps. Negative weights are dashed lines, great ones
/// thick. For screens light and dark, and for paper; all values stand in its description as well.
/// `id` is the calculation's, for errors: throws Error("run.network") where it has no network.
void write_network_svg(std::ostream& out, const std::string& id, const Worksheet& worksheet,
                       const Values& values, const LogOptions& options);

}  // namespace longhand::render
