#include "plot_picture.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "child_program.hpp"
#include "longhand/render/plot_description.hpp"
#include "longhand/render/plot_script.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace fs = std::filesystem;

namespace {

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

std::string script_of(const Plot& plot, const render::PlottedValues& values,
                      text::Language language) {
    std::ostringstream script;
    render::write_plot_script(script, plot, values, language);
    return script.str();
}

}  // namespace

std::string plot_script(const Worksheet& worksheet, const Plot& plot, text::Language language) {
    const Plot filled = render::with_values(worksheet, plot);
    return script_of(filled, render::plotted_values(worksheet, filled), language);
}

std::string plot_picture(const Worksheet& worksheet, const Plot& plot, text::Language language) {
    const Plot filled = render::with_values(worksheet, plot);
    const render::PlottedValues values = render::plotted_values(worksheet, filled);
    const std::string words = render::description(filled, values, language);
    return render::with_description(drawn(script_of(filled, values, language)),
                                    filled.title.in(language), words);
}

}  // namespace longhand::cli
