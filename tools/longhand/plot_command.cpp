#include <algorithm>
#include <boost/program_options/value_semantic.hpp>

#include "commands.hpp"
#include "options.hpp"
#include "output.hpp"
#include "plot_picture.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace po = boost::program_options;

namespace {

enum class PlotFormat : unsigned char { svg, gnuplot };

/// The plot of this id, or the only one.
const Plot& chosen_plot(const Source& source, const Worksheet& worksheet,
                        const std::vector<std::string>& names) {
    const std::vector<Plot>& plots = worksheet.plots();
    if (plots.empty()) throw Error("plot.none", {source.name});
    std::string known;
    for (const Plot& plot : plots)
        known += (known.empty() ? "" : ", ") + plot.id;
    if (names.size() < 2) {
        if (plots.size() > 1) throw Error("plot.which", {source.name, known});
        return plots.front();
    }
    const auto found = std::ranges::find(plots, names[1], &Plot::id);
    if (found == plots.end()) throw Error("plot.unknown", {names[1], known});
    return *found;
}

std::string drawn(const Source& source, const Worksheet& worksheet, const Plot& plot,
                  PlotFormat format, text::Language language) {
    try {
        return format == PlotFormat::gnuplot ? plot_script(worksheet, plot, language)
                                             : plot_picture(worksheet, plot, language);
    } catch (const Error& error) {
        if (error.place() != plot.id) throw;
        throw source.at_its_place(error);
    }
}

}  // namespace

po::options_description plot_options() {
    po::options_description options;
    // clang-format off
    options.add_options()
        ("given", po::value<std::vector<std::string>>()->value_name("NAME=VALUE"), "help.option.given")
        ("format", text_value("svg|gnuplot"), "help.option.plot_format")
        ("output,o", text_value("FILE"), "help.option.output");
    // clang-format on
    add_common_options(options);
    return options;
}

int run_plot(const po::variables_map& options, std::ostream& out, text::Language language) {
    const auto format =
        chosen(options, "format", {{"svg", PlotFormat::svg}, {"gnuplot", PlotFormat::gnuplot}},
               PlotFormat::svg);
    const std::vector<std::string> typed = names(options);
    if (typed.empty()) throw Error("plot.nothing", {});
    if (typed.size() > 2) throw Error("option.surplus", {typed[2]});
    const std::string file = output_file(options);
    const Source source = find_source(typed.front());
    // A plot of a long loop has a point of every pass.
    const Worksheet worksheet =
        source.record(typed_givens(options), {.passes = PassSelection::parse("all")});
    source.values(worksheet, language);
    const Plot& plot = chosen_plot(source, worksheet, typed);
    const std::string picture = drawn(source, worksheet, plot, format, language);
    Output output(out, file);
    output.stream() << picture;
    output.keep();
    return 0;
}

}  // namespace longhand::cli
