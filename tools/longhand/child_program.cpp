#include "child_program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <sstream>

namespace longhand::cli {

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

bool runs_well(const std::vector<std::string>& arguments, const fs::path& output,
               const fs::path& messages) {
    std::vector<char*> argv;
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const auto redirect = [&actions](int stream, const fs::path& file) {
        posix_spawn_file_actions_addopen(&actions, stream, file.c_str(),
                                         O_WRONLY | O_CREAT | O_APPEND, 0600);
    };
    redirect(STDOUT_FILENO, output);
    redirect(STDERR_FILENO, messages);
    pid_t child = 0;
    const int fault = posix_spawn(&child, argv.front(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (fault != 0) return false;
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace longhand::cli
