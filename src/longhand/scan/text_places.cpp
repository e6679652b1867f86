#include "longhand/scan/text_places.hpp"

#include <algorithm>

#include "longhand/text/utf8.hpp"

namespace longhand::scan {

int Lines::at(std::size_t offset) {
    if (offset < place_) {
        place_ = 0;
        line_ = 1;
    }
    line_ += static_cast<int>(std::ranges::count(text_.substr(place_, offset - place_), '\n'));
    place_ = offset;
    return line_;
}

std::size_t line_begin(std::string_view text, std::size_t offset) {
    return offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
}

int column_at(std::string_view text, std::size_t offset) {
    const std::size_t begin = line_begin(text, offset);
    std::string_view line = text.substr(begin, offset - begin);
    int column = 1;
    for (; !line.empty(); ++column)
        text::take_character(line);
    return column;
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

bool is_ignored(std::string_view text, std::size_t begin, std::size_t end) {
    begin = line_begin(text, begin);
    if (begin > 0) begin = line_begin(text, begin - 1);
    end = std::min(text.find('\n', end), text.size());
    return text.substr(begin, end - begin).find("longhand: ignore") != std::string_view::npos;
}

}  // namespace longhand::scan
