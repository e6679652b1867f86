#include "output.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string_view>

#include "longhand/text/error.hpp"

namespace longhand::cli {

std::string unfinished_name() {
    return ".longhand-" + std::to_string(::getpid()) + ".part";
}

Output::Output(std::ostream& out, std::string file) : out_(out), file_(std::move(file)) {
    if (file_.empty()) return;
    std::error_code fault;
    const std::filesystem::path place = std::filesystem::weakly_canonical(file_, fault);
    const std::filesystem::file_status status = std::filesystem::status(place, fault);
    if (std::filesystem::is_directory(status)) throw Error("file.write", {file_});
    const bool is_device =
        std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
    place_ = place.string();
    if (!is_device) {
        beside_ = (place.parent_path() / unfinished_name()).string();
    }
    file_stream_.open(is_device ? place_ : beside_, std::ios::binary | std::ios::trunc);
    if (!file_stream_) {
        beside_.clear();
        throw Error("file.write", {file_});
    }
}

Output::~Output() {
    if (beside_.empty()) return;
    file_stream_.close();
    std::error_code ignored;
    std::filesystem::remove(beside_, ignored);
}

bool Output::is_terminal() const {
    if (!file_.empty() || &out_ != &std::cout) return false;
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool refused = no_color && *no_color != '\0';
    const bool dumb = !terminal || std::string_view(terminal) == "dumb";
    return !refused && !dumb && ::isatty(STDOUT_FILENO) == 1;
}

void Output::keep() {
    if (file_.empty()) return;
    file_stream_.close();
    if (!file_stream_) throw Error("file.write", {file_});
    std::error_code fault;
    if (!beside_.empty()) {
        const std::filesystem::file_status old = std::filesystem::status(place_, fault);
        if (std::filesystem::exists(old))
            std::filesystem::permissions(beside_, old.permissions(), fault);
        std::filesystem::rename(beside_, place_, fault);
    }
    if (fault) throw Error("file.write", {file_});
    beside_.clear();
}

}  // namespace longhand::cli
