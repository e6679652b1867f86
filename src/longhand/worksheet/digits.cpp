#include "longhand/worksheet/digits.hpp"

#include <charconv>
#include <optional>
#include <string>

#include "longhand/text/error.hpp"

namespace longhand {

namespace {

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || fault != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

}  // namespace

Digits Digits::parse(std::string_view text) {
    const bool significant = text.ends_with('s');
    const std::optional<int> count =
        whole_number(significant ? text.substr(0, text.size() - 1) : text);
    if (!count || *count < (significant ? 1 : 0) || *count > most_digits)
        throw Error("option.digits", {std::string(text), std::to_string(most_digits)});
    return {*count, significant};
}

int parse_decimals(std::string_view text) {
    const std::optional<int> count = whole_number(text);
    if (!count || *count < 0 || *count > most_digits)
        throw Error("option.decimals", {std::string(text), std::to_string(most_digits)});
    return *count;
}

}  // namespace longhand
