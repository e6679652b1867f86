#include "typesetter.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <sstream>
#include <string_view>
#include <vector>

#include "longhand/text/error.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace {

namespace fs = std::filesystem;

std::optional<fs::path> on_path(const char* program) {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');) {
        const fs::path file = fs::path(folder) / program;
        std::error_code ignored;
        if (fs::is_regular_file(file, ignored) && ::access(file.c_str(), X_OK) == 0) return file;
    }
    return {};
}

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

/// Runs a program; its messages go to a file.
bool succeeds(const std::vector<std::string>& arguments, const fs::path& messages) {
    std::vector<char*> argv;
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) {
        posix_spawn_file_actions_addopen(&actions, stream, messages.c_str(),
                                         O_WRONLY | O_CREAT | O_APPEND, 0600);
    }
    pid_t child = 0;
    const int fault = posix_spawn(&child, argv.front(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (fault != 0) return false;
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
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
    const bool is_done = succeeds(arguments, messages);
    std::error_code ignored;
    const std::string said = fs::exists(messages, ignored) ? content_of(messages.string()) : "";
    fs::remove(messages, ignored);
    if (!is_done) throw Error("sheet.typst", {said});
}

}  // namespace longhand::cli
