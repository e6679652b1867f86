#include "longhand/worksheet/pass_selection.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string>

#include "longhand/text/error.hpp"
#include "longhand/text/utf8.hpp"

namespace longhand {

namespace {

constexpr int no_end = std::numeric_limits<int>::max();

std::optional<int> pass_number(std::string_view text) {
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || fault != std::errc{} || end != text.data() + text.size() || number < 1)
        return std::nullopt;
    return number;
}

}  // namespace

PassSelection::PassSelection() : ranges_{{1, 3, 1}} {}

PassSelection PassSelection::parse(std::string_view text) {
    PassSelection selection;
    selection.ranges_.clear();
    selection.last_ = false;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t comma = std::min(text.find(',', begin), text.size());
        const std::string_view item = text::trimmed(text.substr(begin, comma - begin));
        begin = comma + 1;
        if (item == "all") {
            selection.ranges_.push_back({1, no_end, 1});
        } else if (item == "last") {
            selection.last_ = true;
        } else if (item == "first") {
            selection.ranges_.push_back({1, 1, 1});
        } else if (item.starts_with("every:")) {
            const std::optional<int> every = pass_number(item.substr(6));
            if (!every) throw Error("option.iterations", {std::string(text)});
            selection.ranges_.push_back({*every, no_end, *every});
        } else {
            const std::size_t dash = item.find('-');
            const std::optional<int> first = pass_number(item.substr(0, dash));
            const std::optional<int> end =
                dash == item.npos ? first : pass_number(item.substr(dash + 1));
            if (!first || !end || *end < *first)
                throw Error("option.iterations", {std::string(text)});
            selection.ranges_.push_back({*first, *end, 1});
        }
    }
    return selection;
}

bool PassSelection::has(int pass) const {
    return std::ranges::any_of(ranges_, [pass](const Range& range) {
        return range.first <= pass && pass <= range.last && (pass - range.first) % range.every == 0;
    });
}

int PassSelection::first_numbered() const {
    int first = 0;
    for (const Range& range : ranges_) {
        if (range.last != no_end && (first == 0 || range.first < first)) first = range.first;
    }
    return first;
}

}  // namespace longhand
