#pragma once

#include <string>

#include "longhand/render/plotted_values.hpp"

namespace longhand::render {

/// What a plot shows in words, for readers who do not see it.
std::string description(const Plot& plot, const PlottedValues& values, text::Language language);

/// The picture as gnuplot drew it (SVG), with its title and what it shows.
std::string with_description(std::string svg, const std::string& title, const std::string& words);

}  // namespace longhand::render
