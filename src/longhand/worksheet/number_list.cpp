#include "longhand/worksheet/number_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "longhand/text/error.hpp"

namespace longhand {

namespace {

/// Full-width signs and brackets have half-width meanings here.
std::string half_width(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 6> signs{
        {{"，", ','}, {"；", ';'}, {"（", ' '}, {"）", ' '}, {"、", ','}, {"　", ' '}}};
    std::string result;
    while (!text.empty()) {
        const auto sign = std::ranges::find_if(
            signs, [text](const auto& each) { return text.starts_with(each.first); });
        if (sign != signs.end()) {
            result += sign->second;
            text.remove_prefix(sign->first.size());
            continue;
        }
        const char c = text.front();
        result += (c == '(' || c == ')' || c == '[' || c == ']' || c == '\t') ? ' ' : c;
        text.remove_prefix(1);
    }
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    for (std::size_t end = text.find(separator); end != std::string_view::npos;
         end = text.find(separator)) {
        pieces.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    pieces.push_back(text);
    return pieces;
}

std::vector<decimal::DecimalText> parse_row(std::string_view row, std::string_view typed) {
    std::vector<decimal::DecimalText> numbers;
    for (const std::string_view cell : split(row, ',')) {
        bool is_empty = true;
        for (const std::string_view number : split(cell, ' ')) {
            if (number.empty()) continue;
            numbers.push_back(decimal::DecimalText::parse(number));
            is_empty = false;
        }
        if (is_empty) throw Error("number.text", {std::string(typed)});
    }
    return numbers;
}

}  // namespace

NumberList NumberList::parse(std::string_view text) {
    NumberList list;
    const std::string plain = half_width(text);
    for (const std::string_view row : split(plain, ';'))
        list.rows.push_back(parse_row(row, text));
    return list;
}

std::size_t NumberList::count() const {
    std::size_t sum = 0;
    for (const auto& row : rows)
        sum += row.size();
    return sum;
}

std::vector<decimal::DecimalText> NumberList::fit(Shape shape, std::string_view name) const {
    const auto row_count = static_cast<std::size_t>(shape.rows);
    const auto column_count = static_cast<std::size_t>(shape.columns);
    const bool all_rows =
        rows.size() == row_count && std::ranges::all_of(rows, [column_count](const auto& row) {
            return row.size() == column_count;
        });
    const bool one_row = shape.is_vector() && rows.size() == 1 && rows[0].size() == row_count;
    if (!all_rows && !one_row) {
        const bool even = std::ranges::all_of(
            rows, [this](const auto& row) { return row.size() == rows[0].size(); });
        const auto rows_given = static_cast<Eigen::Index>(rows.size());
        const auto columns_given = static_cast<Eigen::Index>(rows[0].size());
        std::string given = shape_text({rows_given, columns_given});
        if (!even) {
            std::vector<std::size_t> sizes;
            for (const auto& row : rows)
                sizes.push_back(row.size());
            given = fmt::format("{} × ({})", rows_given, fmt::join(sizes, ", "));
        }
        throw Error("given.shape", {std::string(name), shape_text(shape), given});
    }
    std::vector<decimal::DecimalText> numbers;
    for (const auto& row : rows)
        numbers.insert(numbers.end(), row.begin(), row.end());
    return numbers;
}

}  // namespace longhand
