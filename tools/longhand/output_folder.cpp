#include "output_folder.hpp"

#include <fmt/format.h>

#include <csignal>

#include "longhand/text/error.hpp"
#include "longhand/text/utf8.hpp"
#include "output.hpp"

namespace longhand::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

void remember_interrupt(int) {
    interrupted = 1;
}

}  // namespace

OutputFolder::OutputFolder(const std::string& folder) : typed_(folder) {
    std::error_code fault;
    place_ = std::filesystem::weakly_canonical(folder, fault);
    if (!place_.has_filename()) place_ = place_.parent_path();
    const bool is_empty_folder =
        std::filesystem::is_directory(place_, fault) && std::filesystem::is_empty(place_, fault);
    if (std::filesystem::exists(place_, fault) && !is_empty_folder)
        throw Error("sheet.exists", {folder});
    for (std::filesystem::path above = place_.parent_path();
         !above.empty() && !std::filesystem::exists(above, fault); above = above.parent_path())
        made_.push_back(above);
    beside_ = place_.parent_path() / unfinished_name();
    std::filesystem::create_directories(beside_, fault);
    if (fault) {
        remove_unfinished();
        throw Error("file.write", {folder});
    }
    std::signal(SIGINT, remember_interrupt);
    std::signal(SIGTERM, remember_interrupt);
}

void OutputFolder::remove_unfinished() {
    if (beside_.empty()) return;
    std::error_code ignored;
    std::filesystem::remove_all(beside_, ignored);
    for (const std::filesystem::path& folder : made_)
        std::filesystem::remove(folder, ignored);  // where nobody else has put something in
}

OutputFolder::~OutputFolder() {
    remove_unfinished();
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

std::ofstream OutputFolder::file(const std::string& name) const {
    const std::filesystem::path path = beside_ / name;
    std::error_code fault;
    std::filesystem::create_directories(path.parent_path(), fault);
    std::ofstream stream(path, std::ios::binary);
    if (!stream) throw Error("file.write", {typed_ + "/" + name});
    return stream;
}

void OutputFolder::check(const std::ofstream& stream, const std::string& name) const {
    if (!stream) throw Error("file.write", {typed_ + "/" + name});
}

void OutputFolder::check_interrupt() {
    if (interrupted != 0) throw Error("program.interrupted", {});
}

void OutputFolder::keep() {
    check_interrupt();
    std::error_code fault;
    std::filesystem::remove(place_, fault);  // an empty one
    std::filesystem::rename(beside_, place_, fault);
    if (fault) throw Error("file.write", {typed_});
    beside_.clear();
}

std::string file_name(const std::string& text) {
    std::string name;
    for (const char32_t c : text::characters(text)) {
        const bool is_digit = c >= U'0' && c <= U'9';
        if (is_digit || c == U'-' || (text::is_letter(c) && c != text::replacement_character)) {
            name += text::utf8(c);
        } else {
            name += fmt::format("_{:x}_", static_cast<std::uint32_t>(c));
        }
    }
    return name;
}

}  // namespace longhand::cli
