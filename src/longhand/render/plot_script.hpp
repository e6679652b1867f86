#pragma once

#include <ostream>

#include "longhand/render/plotted_values.hpp"

namespace longhand::render {

/// The plot as a program for gnuplot 5.4 or later, which writes the picture (SVG) to its standard
/// output. Lines differ in colour (those of Okabe and Ito, told apart by colour-blind readers too)
/// and in dashes, points in colour and shape, so that a print without colours is readable as well.
/// An axis without ends on which only whole numbers are plotted has whole ticks. Texts are in
/// `language`.
void write_plot_script(std::ostream& out, const Plot& plot, const PlottedValues& values,
                       text::Language language);

}  // namespace longhand::render
