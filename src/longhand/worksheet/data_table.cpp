#include "longhand/worksheet/data_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/text/error.hpp"

namespace longhand {

namespace {

constexpr std::string_view missing = "NA";

std::vector<std::string> cells(std::string_view line) {
    std::vector<std::string> all(1);
    for (const char sign : line) {
        if (sign == ',') {
            all.emplace_back();
        } else {
            all.back() += sign;
        }
    }
    return all;
}

}  // namespace

DataTable::DataTable(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) continue;
        if (heading_.empty()) {
            heading_ = cells(line);
            continue;
        }
        rows_.push_back(cells(line));
        if (rows_.back().size() != heading_.size())
            throw Error("data.row",
                        {std::to_string(rows_.size()), std::to_string(rows_.back().size()),
                         std::to_string(heading_.size())});
    }
}

std::size_t DataTable::place_of(std::string_view column) const {
    const auto found = std::ranges::find(heading_, column);
    if (found == heading_.end())
        throw Error("data.column",
                    {std::string(column), fmt::format("{}", fmt::join(heading_, ", "))});
    return static_cast<std::size_t>(found - heading_.begin());
}

DataTable DataTable::where(std::string_view column, std::string_view word) const {
    const std::size_t place = place_of(column);
    DataTable chosen = *this;
    std::erase_if(chosen.rows_, [&](const auto& row) { return row[place] != word; });
    return chosen;
}

DataTable DataTable::every_second_pair(bool from_first) const {
    DataTable chosen = *this;
    chosen.rows_.clear();
    for (std::size_t k = 0; k < rows_.size(); ++k) {
        if ((k / 2 % 2 == 0) == from_first) chosen.rows_.push_back(rows_[k]);
    }
    return chosen;
}

std::size_t DataTable::complete_rows() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(rows_, [](const std::vector<std::string>& row) {
            return std::ranges::find(row, missing) == row.end();
        }));
}

std::string DataTable::numbers(const std::vector<std::string>& columns) const {
    std::vector<std::size_t> places;
    for (const std::string& column : columns)
        places.push_back(place_of(column));
    std::string text;
    for (const std::vector<std::string>& row : rows_) {
        const auto is_lacking = [&row](std::size_t place) { return row[place] == missing; };
        if (std::ranges::any_of(places, is_lacking)) continue;
        if (!text.empty()) text += "; ";
        for (std::size_t k = 0; k < places.size(); ++k)
            text += (k > 0 ? " " : "") + row[places[k]];
    }
    return text;
}

}  // namespace longhand
