#include <algorithm>
#include <boost/program_options/value_semantic.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "child_program.hpp"
#include "commands.hpp"
#include "longhand/render/plot_script.hpp"
#include "options.hpp"
#include "output.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace po = boost::program_options;
namespace fs = std::filesystem;

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

/// An empty folder that is gone at the end of the scope.
class WorkFolder {
  public:
    WorkFolder() {
        std::error_code fault;
        fs::path folder = fs::temp_directory_path(fault);
        if (fault) folder = "/tmp";  // TMPDIR is none
        std::string name = (folder / "longhand-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw Error("file.write", {name});
        path_ = name;
    }
    ~WorkFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// What gnuplot makes of the script. Throws Error("plot.program_missing") without gnuplot and
/// Error("plot.program") with what it says where it fails.
std::string drawn(const std::string& script) {
    const auto gnuplot = on_path("gnuplot");
    if (!gnuplot) throw Error("plot.program_missing", {});
    const WorkFolder folder;
    const fs::path program = folder.path() / "plot.gp", picture = folder.path() / "plot.svg",
                   messages = folder.path() / "messages";
    std::ofstream(program) << script;
    // Without the settings that somebody has in a file at home.
    if (!runs_well({gnuplot->string(), "--default-settings", program.string()}, picture, messages))
        throw Error("plot.program", {content_of(messages.string())});
    return content_of(picture.string());
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
    const Worksheet worksheet = source.record(typed_givens(options));
    source.values(worksheet, language);
    const Plot& plot = chosen_plot(source, worksheet, typed);
    const render::PlottedValues values = render::plotted_values(worksheet, plot);
    std::ostringstream script;
    render::write_plot_script(script, plot, values, language);
    const std::string picture =
        format == PlotFormat::gnuplot
            ? script.str()
            : render::with_description(drawn(script.str()), plot, values, language);
    Output output(out, file);
    output.stream() << picture;
    output.keep();
    return 0;
}

}  // namespace longhand::cli
