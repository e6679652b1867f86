#include "help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/width.hpp"

namespace longhand::cli {

namespace {

/// Two columns, the second aligned.
void write_table(std::ostream& out, const std::vector<std::pair<std::string, std::string>>& rows) {
    std::size_t width = 0;
    for (const auto& [left, right] : rows)
        width = std::max(width, text::display_width(left));
    for (const auto& [left, right] : rows) {
        text::print(out, "  {}  {}\n", text::pad_right(left, width), right);
    }
}

}  // namespace

std::span<const Command> commands() {
    static constexpr auto table = std::to_array<Command>({
        {"list", "[CHAPTER|FILE | --documents]", "help.list", "help.list.more", list_options,
         run_list},
        {"run", "CHAPTER|FILE … | all", "help.run", "help.run.more", run_options, run_run},
        {"plot", "CHAPTER|FILE [PLOT]", "help.plot", "help.plot.more", plot_options, run_plot},
        {"verify", "[CHAPTER|FILE …]", "help.verify", "help.verify.more", verify_options,
         run_verify},
        {"scan", "TEXT …", "help.scan", "help.scan.more", scan_options, run_scan},
        {"grade", "DIR FILE", "help.grade", "help.grade.more", grade_options, run_grade},
        {"practice", "CHAPTER|FILE", "help.practice", "help.practice.more", practice_options,
         run_practice},
        {"sheet", "CHAPTER|FILE", "help.sheet", "help.sheet.more", sheet_options, run_sheet},
        {"new", "FILE", "help.new", "help.new.more", new_options, run_new},
        {"lint", "FILE …", "help.lint", "help.lint.more", lint_options, run_lint},
    });
    return table;
}

void write_overview(std::ostream& out, text::Language language) {
    text::print(out, "{}\n\n", text::message("help.overview", language));
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Command& command : commands()) {
        rows.emplace_back(fmt::format("longhand {} {}", command.name, command.arguments),
                          text::message(command.summary, language));
    }
    rows.emplace_back("longhand COMMAND --help", text::message("help.help", language));
    write_table(out, rows);
}

void write_help(std::ostream& out, const Command& command, text::Language language) {
    text::print(out, "longhand {} {}\n\n{}\n\n", command.name, command.arguments,
                text::message(command.explanation, language));
    std::vector<std::pair<std::string, std::string>> rows;
    const boost::program_options::options_description known = command.options();
    for (const auto& option : known.options()) {
        rows.emplace_back(option->format_name() + (option->semantic()->max_tokens() > 0
                                                       ? " " + option->format_parameter()
                                                       : std::string()),
                          text::message(option->description(), language));
    }
    write_table(out, rows);
}

}  // namespace longhand::cli
