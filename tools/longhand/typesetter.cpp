#include "typesetter.hpp"

#include <optional>
#include <vector>

#include "child_program.hpp"
#include "longhand/text/error.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace {

namespace fs = std::filesystem;

/// The program that runs the compiler under Node: in the build folder, or where it is installed.
std::optional<fs::path> compiler() {
    std::error_code ignored;
    const fs::path here = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    for (const char* place : {"../typst/typeset.mjs", "../share/longhand/typst/typeset.mjs"}) {
        const fs::path file = here / place;
        if (fs::exists(file, ignored)) return file;
    }
    return {};
}

}  // namespace

void require_typesetter() {
    if (!on_path("typst") && !(compiler() && on_path("node")))
        throw Error("sheet.typst_missing", {});
}

void typeset(const fs::path& layout, const fs::path& data, const fs::path& pdf) {
    require_typesetter();
    const fs::path messages = pdf.string() + ".messages";
    std::vector<std::string> arguments;
    if (const auto typst = on_path("typst")) {
        arguments = {typst->string(), "compile",
                     "--root",        layout.parent_path().string(),
                     "--input",       "data=/" + data.filename().string(),
                     layout.string(), pdf.string()};
    } else {
        arguments = {on_path("node")->string(), compiler()->string(), layout.string(),
                     data.string(), pdf.string()};
    }
    const bool is_done = runs_well(arguments, messages, messages);
    std::error_code ignored;
    const std::string said = fs::exists(messages, ignored) ? content_of(messages.string()) : "";
    fs::remove(messages, ignored);
    if (!is_done) throw Error("sheet.typst", {said});
}

}  // namespace longhand::cli
