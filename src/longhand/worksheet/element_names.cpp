#include "longhand/worksheet/element_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/text/replaced.hpp"
#include "longhand/worksheet/id.hpp"

namespace longhand {

namespace {

std::string element_symbol(const Entry& entry, const std::string& pattern, Eigen::Index row,
                           Eigen::Index column) {
    if (entry.form == Form::scalar) return entry.symbol;
    if (!pattern.empty()) {
        return element_name(pattern, row, column);
    }
    // Where a symbol ends with its layer, the indices stand before it: W12⁽¹⁾.
    if (const std::size_t layer = entry.symbol.rfind("⁽"); layer != std::string::npos) {
        const bool one_digit = entry.shape.rows < 10 && entry.shape.columns < 10;
        const std::string place = entry.form == Form::vector
                                      ? std::to_string(row)
                                      : fmt::format("{}{}{}", row, one_digit ? "" : ",", column);
        return std::string(entry.symbol).insert(layer, place);
    }
    if (entry.form == Form::vector) return fmt::format("{}[{}]", entry.symbol, row);
    return fmt::format("{}[{},{}]", entry.symbol, row, column);
}

}  // namespace

std::string symbol_of(std::string_view id) {
    const IdName last = Id::parse(id).path.back();
    const bool one_digit = std::ranges::all_of(last.indices, [](int index) { return index < 10; });
    return last.name + fmt::format("{}", fmt::join(last.indices, one_digit ? "" : ","));
}

std::vector<std::string> listed_names(const std::string& elements) {
    std::vector<std::string> names;
    constexpr const char* separators = " ;,";
    for (std::size_t at = elements.find_first_not_of(separators); at != elements.npos;) {
        const std::size_t end = std::min(elements.find_first_of(separators, at), elements.size());
        names.push_back(elements.substr(at, end - at));
        at = elements.find_first_not_of(separators, end);
    }
    return names.size() == 1 ? std::vector<std::string>{} : names;
}

std::string element_name(const std::string& pattern, Eigen::Index row, Eigen::Index column) {
    return text::replaced(text::replaced(pattern, "{row}", std::to_string(row)), "{column}",
                          std::to_string(column));
}

std::vector<std::string> element_symbols(const Entry& entry, const std::string& pattern) {
    std::vector<std::string> symbols;
    for (Eigen::Index row = 1; row <= entry.shape.rows; ++row) {
        for (Eigen::Index column = 1; column <= entry.shape.columns; ++column)
            symbols.push_back(element_symbol(entry, pattern, row, column));
    }
    return symbols;
}

}  // namespace longhand
