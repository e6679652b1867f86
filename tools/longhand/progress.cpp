#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "longhand/text/message.hpp"

namespace longhand::cli {

namespace {

constexpr std::size_t bar_width = 30;
constexpr const char* clear_line = "\r\x1B[K";

}  // namespace

Progress::Progress(std::size_t total, text::Language language)
    : total_(total), language_(language), is_seen_(::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
    if (is_seen_) std::cerr << clear_line << std::flush;
}

void Progress::at(std::size_t done) {
    if (!is_seen_) return;
    const std::size_t filled = total_ == 0 ? bar_width : bar_width * done / total_;
    std::cerr << clear_line
              << fmt::format("[{:=<{}}{: <{}}] {}", "", filled, "", bar_width - filled,
                             text::message("sheet.progress", language_,
                                           {std::to_string(done), std::to_string(total_)}))
              << std::flush;
}

}  // namespace longhand::cli
