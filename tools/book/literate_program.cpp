#include "literate_program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "longhand/text/error.hpp"

namespace longhand::book {

namespace {

constexpr std::string_view title_mark = "/// # ";
constexpr std::string_view prose_mark = "    ///";

std::vector<std::string> lines_of(std::string_view text) {
    std::istringstream stream{std::string(text)};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

/// What a comment line says, without its slashes and the blank behind them.
std::string said(std::string_view line) {
    line.remove_prefix(line.find("///") + 3);
    if (line.starts_with(' ')) line.remove_prefix(1);
    return std::string(line);
}

std::string without_blank_ends(const std::string& code) {
    const std::size_t first = code.find_first_not_of('\n'), last = code.find_last_not_of('\n');
    return first == std::string::npos ? "" : code.substr(first, last - first + 1) + "\n";
}

/// Code from inside of a function, moved to the left.
std::string outdented(const std::string& code) {
    std::string result;
    for (const std::string& line : lines_of(code))
        result +=
            line.substr(std::min({line.find_first_not_of(' '), line.size(), std::size_t{4}})) +
            "\n";
    return result;
}

}  // namespace

std::size_t heading_level(std::string_view unit) {
    const std::size_t level = std::min(unit.find_first_not_of('#'), unit.size());
    return level < unit.size() && unit[level] == ' ' ? level : 0;
}

std::string Unit::place(std::size_t lines_below) const {
    return fmt::format("{}:{}", file, line + lines_below);
}

std::vector<Unit> units_of(std::string_view markdown, const std::string& file,
                           std::size_t first_line) {
    std::vector<Unit> units;
    bool goes_on = false;
    for (std::size_t number = first_line; const std::string& line : lines_of(markdown)) {
        if (!line.empty() && goes_on) {
            units.back().text += "\n" + line;
        } else if (!line.empty()) {
            units.push_back({line, file, number});
        }
        goes_on = !line.empty() && heading_level(line) == 0;
        ++number;
    }
    return units;
}

LiterateProgram read_program(std::string_view text, const std::string& file) {
    const std::vector<std::string> lines = lines_of(text);
    const auto title = std::ranges::find_if(
        lines, [](const std::string& line) { return line.starts_with(title_mark); });
    if (title == lines.end()) throw Error("book.title", {}, file);

    LiterateProgram program(1);
    std::string prose;
    const auto number_of = [&](auto line) {
        return static_cast<std::size_t>(line - lines.begin()) + 1;
    };
    std::size_t first_line = number_of(title);
    const auto end_prose = [&] {
        program.back().units = units_of(prose, file, first_line);
        prose.clear();
    };
    auto line = title;
    for (; line != lines.end() && line->starts_with("///"); ++line)
        prose += said(*line) + "\n";
    end_prose();
    for (auto before = lines.begin(); before != title; ++before)
        program.back().code += *before + "\n";
    program.back().first_line = 1;
    for (; line != lines.end(); ++line) {
        if (line->starts_with(prose_mark)) {
            if (prose.empty()) {
                program.emplace_back();
                first_line = number_of(line);
            }
            prose += said(*line) + "\n";
            continue;
        }
        if (!prose.empty()) {
            end_prose();
            program.back().first_line = static_cast<std::uint32_t>(number_of(line));
        }
        program.back().code += *line + "\n";
    }
    for (Passage& passage : program) {
        const std::string code = without_blank_ends(passage.code);
        passage.code = &passage == &program.front() ? code : outdented(code);
    }
    return program;
}

LiterateProgram with_prose(LiterateProgram program, std::string_view page,
                           const std::string& file) {
    const std::vector<Unit> units = units_of(page, file);
    auto next = units.begin();
    const auto refuse = [&](const std::string& expected) {
        if (next == units.end()) throw Error("book.units", {"", expected}, file);
        throw Error("book.units", {next->text, expected}, next->place());
    };
    for (Passage& passage : program) {
        for (Unit& unit : passage.units) {
            if (next == units.end() || heading_level(next->text) != heading_level(unit.text))
                refuse(unit.text);
            unit = *next++;
        }
    }
    if (next != units.end()) refuse("");
    return program;
}

}  // namespace longhand::book
