#pragma once

#include <string>

#include "longhand/text/language.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::cli {

/// A plot as a program for gnuplot. Throws what plotted_values() throws.
std::string plot_script(const Worksheet& worksheet, const Plot& plot, text::Language language);

/// A plot as gnuplot draws it: SVG with its title, and with what it shows in words. Throws the
/// same, Error("plot.program_missing") without gnuplot, and Error("plot.program") with what it says
/// where it fails.
std::string plot_picture(const Worksheet& worksheet, const Plot& plot, text::Language language);

}  // namespace longhand::cli
