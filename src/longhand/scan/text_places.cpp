#include "longhand/scan/text_places.hpp"

#include <algorithm>

#include "longhand/text/utf8.hpp"

namespace longhand::scan {

TextPlaces::TextPlaces(std::string_view text) : text_(text), lines_{0} {
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
        lines_.push_back(at + 1);
    constexpr std::string_view mark = "longhand: ignore";
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1))
        ignores_.push_back(at);
}

int TextPlaces::line(std::size_t offset) const {
    return static_cast<int>(std::ranges::upper_bound(lines_, offset) - lines_.begin());
}

std::size_t TextPlaces::line_begin(std::size_t offset) const {
    return *std::prev(std::ranges::upper_bound(lines_, offset));
}

std::size_t TextPlaces::line_end(std::size_t offset) const {
    const auto next = std::ranges::upper_bound(lines_, offset);
    return next == lines_.end() ? text_.size() : *next - 1;
}

int TextPlaces::column(std::size_t offset) const {
    const std::size_t begin = line_begin(offset);
    std::string_view line = text_.substr(begin, offset - begin);
    int column = 1;
    for (; !line.empty(); ++column)
        text::take_character(line);
    return column;
}

bool TextPlaces::is_ignored(std::size_t begin, std::size_t end) const {
    begin = line_begin(begin);
    end = line_end(end);
    const auto has_mark = [&](std::size_t from, std::size_t to) {
        const auto mark = std::ranges::lower_bound(ignores_, from);
        return mark != ignores_.end() && *mark < to;
    };
    if (has_mark(begin, end)) return true;
    if (begin == 0) return false;
    const std::size_t before = line_begin(begin - 1);
    const std::string_view line = text_.substr(before, begin - before);
    const std::size_t first = line.find_first_not_of(" \t>");
    const bool is_comment = first != line.npos && (line[first] == '%' || line[first] == '<');
    return is_comment && has_mark(before, begin);
}

std::string on_one_line(std::string_view source) {
    std::string result;
    for (const char c : source) {
        const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!is_space)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    return result;
}

}  // namespace longhand::scan
