#include "literate_program.hpp"

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

std::vector<std::string> units_of(std::string_view markdown) {
    std::vector<std::string> units(1);
    for (const std::string& line : lines_of(markdown)) {
        const bool is_end = line.empty() || heading_level(units.back()) > 0;
        if (is_end && !units.back().empty()) units.emplace_back();
        if (!line.empty()) units.back() += (units.back().empty() ? "" : "\n") + line;
    }
    if (units.back().empty()) units.pop_back();
    return units;
}

LiterateProgram read_program(std::string_view text, const std::string& file) {
    const std::vector<std::string> lines = lines_of(text);
    const auto title = std::ranges::find_if(
        lines, [](const std::string& line) { return line.starts_with(title_mark); });
    if (title == lines.end()) throw Error("book.title", {}, file);

    LiterateProgram program(1);
    std::string prose;
    const auto end_prose = [&] {
        program.back().units = units_of(prose);
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
            if (prose.empty()) program.emplace_back();
            prose += said(*line) + "\n";
            continue;
        }
        if (!prose.empty()) {
            end_prose();
            program.back().first_line = static_cast<std::uint32_t>(line - lines.begin()) + 1;
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
    const std::vector<std::string> units = units_of(page);
    auto next = units.begin();
    for (Passage& passage : program) {
        for (std::string& unit : passage.units) {
            if (next == units.end() || heading_level(*next) != heading_level(unit))
                throw Error("book.units", {next == units.end() ? "" : *next, unit}, file);
            unit = *next++;
        }
    }
    if (next != units.end()) throw Error("book.units", {*next, ""}, file);
    return program;
}

}  // namespace longhand::book
