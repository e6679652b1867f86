#include "longhand/worksheet/address.hpp"

#include <fmt/format.h>

#include "longhand/text/error.hpp"
#include "longhand/text/nearest.hpp"
#include "longhand/worksheet/formula.hpp"
#include "longhand/worksheet/id.hpp"
#include "longhand/worksheet/number_list.hpp"

namespace longhand {

namespace {

Address element(const Entry& entry, const std::vector<int>& indices, std::string_view id) {
    const bool fits = indices.size() == (entry.form == Form::matrix ? 2u : 1u);
    const Eigen::Index row = indices.empty() ? 0 : indices.front();
    const Eigen::Index column = indices.size() > 1 ? indices[1] : 1;
    if (entry.form == Form::scalar || !fits || row > entry.shape.rows ||
        column > entry.shape.columns) {
        throw Error("id.element", {std::string(id), entry.id, shape_text(entry.shape)});
    }
    const auto place = static_cast<std::size_t>((row - 1) * entry.shape.columns + column - 1);
    return {&entry, {entry.nodes[place]}, {}};
}

const Entry* given_with_element(const Worksheet& worksheet, std::string_view symbol,
                                std::size_t& place) {
    const Entry* found = nullptr;
    for (const Entry& entry : worksheet.entries()) {
        if (!entry.is_given) continue;
        for (std::size_t k = 0; k < entry.symbols.size(); ++k) {
            if (entry.symbols[k] != symbol) continue;
            if (found) return nullptr;
            found = &entry;
            place = k;
        }
    }
    return found;
}

Address entry_or_element(const Worksheet& worksheet, const Id& id, std::string_view text) {
    std::string path;
    for (const IdName& name : id.path)
        path += (path.empty() ? "" : "/") + name.text();
    if (const Entry* entry = worksheet.find(path)) {
        if (id.element.empty()) return {entry, entry->nodes, entry->shape};
        return element(*entry, id.element, text);
    }
    const std::vector<int>& last_indices = id.path.back().indices;
    if (!last_indices.empty() && id.element.empty()) {
        const std::string without = path.substr(0, path.rfind('['));
        if (const Entry* entry = worksheet.find(without))
            return element(*entry, last_indices, text);
    }
    std::size_t place = 0;
    if (const Entry* entry = given_with_element(worksheet, path, place)) {
        return {entry, {entry->nodes[place]}, {}};
    }
    throw Error("id.unknown", {std::string(text), text::nearest(text, known_ids(worksheet))});
}

/// The part of a value's formula, looked for with the call that gave it closed, then opened.
Node part_of(const Worksheet& worksheet, Node node, KnownEntries known_entries,
             const IdPart& wanted, std::string_view id) {
    const std::size_t index =
        wanted.indices.empty() ? 1 : static_cast<std::size_t>(wanted.indices[0]);
    std::vector<std::string> known;
    for (const Expression& form : formulas(worksheet, node, known_entries)) {
        const Expression* found = part(form, wanted.name, index);
        if (found && found->node != no_node) return found->node;
        for (std::string& role : roles(form))
            known.push_back(std::move(role));
    }
    throw Error("id.part",
                {std::string(id), wanted.text(), fmt::format("{}", fmt::join(known, ", "))});
}

}  // namespace

Address resolve(const Worksheet& worksheet, std::string_view id) {
    const Id parsed = Id::parse(id);
    Address address = entry_or_element(worksheet, parsed, id);
    if (parsed.parts.empty()) return address;
    if (address.nodes.size() != 1) {
        throw Error("id.element", {std::string(id), address.entry->id, shape_text(address.shape)});
    }
    const KnownEntries known = entries_before(worksheet, address.nodes[0]);
    for (const IdPart& wanted : parsed.parts) {
        address.nodes[0] = part_of(worksheet, address.nodes[0], known, wanted, id);
    }
    return address;
}

std::string element_id(const Entry& entry, std::size_t element) {
    if (entry.nodes.size() == 1) return entry.id;
    const auto columns = static_cast<std::size_t>(entry.shape.columns);
    if (columns == 1) return fmt::format("{}[{}]", entry.id, element + 1);
    return fmt::format("{}[{},{}]", entry.id, element / columns + 1, element % columns + 1);
}

std::vector<std::string> known_ids(const Worksheet& worksheet) {
    std::vector<std::string> ids;
    for (const Entry& entry : worksheet.entries())
        ids.push_back(entry.id);
    return ids;
}

}  // namespace longhand
