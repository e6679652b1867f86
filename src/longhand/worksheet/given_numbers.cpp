#include "longhand/worksheet/given_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "longhand/text/error.hpp"
#include "longhand/text/nearest.hpp"
#include "longhand/worksheet/id.hpp"
#include "longhand/worksheet/number_list.hpp"

namespace longhand {

namespace {

/// A given, whole (no element) or one element of it.
struct Target {
    const Entry* entry = nullptr;
    std::optional<std::size_t> element;
};

std::string indexed_id(const Entry& entry, std::string_view name, std::size_t element) {
    const auto columns = static_cast<std::size_t>(entry.shape.columns);
    if (entry.form == Form::vector) return fmt::format("{}[{}]", name, element + 1);
    return fmt::format("{}[{},{}]", name, element / columns + 1, element % columns + 1);
}

std::vector<Target> targets(const Worksheet& worksheet, const std::string& name) {
    // `I[3]` is an element of the given I where there is one, and of no other I.
    const Entry* indexed = worksheet.find(name.substr(0, name.find('[')));
    std::vector<Target> found;
    for (const Entry& entry : worksheet.entries()) {
        if (!entry.is_given || (indexed && indexed->is_given && &entry != indexed)) continue;
        if (entry.id == name) return {{&entry, {}}};
        const std::string_view short_name = last_name(entry.id);
        if (short_name == name || entry.symbol == name) {
            found.push_back({&entry, {}});
            continue;
        }
        if (entry.form == Form::scalar) continue;
        for (std::size_t k = 0; k < entry.symbols.size(); ++k) {
            const bool is_full = indexed_id(entry, entry.id, k) == name;
            if (is_full) return {{&entry, k}};
            if (entry.symbols[k] == name || indexed_id(entry, short_name, k) == name) {
                found.push_back({&entry, k});
            }
        }
    }
    return found;
}

std::vector<std::string> given_names(const Worksheet& worksheet) {
    std::vector<std::string> names;
    for (const Entry& entry : worksheet.entries()) {
        if (!entry.is_given) continue;
        names.push_back(entry.id);
        names.emplace_back(last_name(entry.id));
        if (entry.form != Form::scalar) {
            names.insert(names.end(), entry.symbols.begin(), entry.symbols.end());
        }
    }
    return names;
}

Target target(const Worksheet& worksheet, const std::string& name) {
    const std::vector<Target> found = targets(worksheet, name);
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        throw Error("given.unknown", {name, text::nearest(name, given_names(worksheet))});
    }
    std::vector<std::string> ids;
    for (const Target& each : found) {
        ids.push_back(each.element ? indexed_id(*each.entry, each.entry->id, *each.element)
                                   : each.entry->id);
    }
    throw Error("given.ambiguous", {name, fmt::format("{}", fmt::join(ids, ", "))});
}

std::vector<decimal::DecimalText> typed_numbers(const Worksheet& worksheet, const Entry& entry) {
    std::vector<decimal::DecimalText> texts;
    for (const Node node : entry.nodes)
        texts.push_back(worksheet.tape_record().text(node));
    return texts;
}

}  // namespace

GivenText GivenText::parse(std::string_view text) {
    constexpr std::string_view wide = "＝";
    const std::size_t narrow_at = text.find('=');
    const std::size_t wide_at = text.find(wide);
    const std::size_t at = std::min(narrow_at, wide_at);
    if (at == std::string_view::npos) throw Error("given.form", {std::string(text)});
    std::string_view name = text.substr(0, at);
    while (!name.empty() && name.front() == ' ')
        name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ')
        name.remove_suffix(1);
    if (name.empty()) throw Error("given.form", {std::string(text)});
    return {std::string(name), std::string(text.substr(at + (at == narrow_at ? 1 : wide.size())))};
}

GivenNumbers given_numbers(const Worksheet& worksheet, const std::vector<GivenText>& texts) {
    GivenNumbers numbers;
    std::set<std::pair<std::string, std::size_t>> typed;
    for (const GivenText& text : texts) {
        const Target to = target(worksheet, text.name);
        const Entry& entry = *to.entry;
        const std::vector<decimal::DecimalText> values =
            NumberList::parse(text.value).fit(to.element ? Shape{} : entry.shape, text.name);

        std::vector<decimal::DecimalText>& all =
            numbers.try_emplace(entry.id, typed_numbers(worksheet, entry)).first->second;
        const std::size_t first = to.element.value_or(0);
        for (std::size_t k = 0; k < values.size(); ++k) {
            if (!typed.emplace(entry.id, first + k).second) throw Error("given.twice", {text.name});
            all[first + k] = values[k];
        }
    }
    return numbers;
}

}  // namespace longhand
