#pragma once

#include <algorithm>
#include <string_view>

namespace longhand::exercise {

/// Does something with each line of a text that is not empty: action(line, its number from 1).
void for_each_line(std::string_view text, auto&& action) {
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty()) action(line, number);
    }
}

}  // namespace longhand::exercise
