#include "longhand/problem/scope.hpp"

#include "longhand/text/error.hpp"
#include "longhand/text/utf8.hpp"

namespace longhand {

using language::Value;

std::optional<Value> Scope::find(std::string_view name) const {
    if (const std::string* owner = owner_name(name)) {
        const Variable& variable = variables_.find(*owner)->second;
        if (variable.is_spoilt) throw Spoilt{};
        const auto element = elements_.find(name);
        if (*owner == name || element == elements_.end()) return variable.value;
        const auto& [of, row, column] = element->second;
        return language::matrix(variable.value)(row, column);
    }
    const auto later = declared_.find(name);
    if (later != declared_.end())
        throw Error("problem.before", {std::string(name), std::to_string(later->second)});
    return {};
}

const std::string* Scope::owner_name(std::string_view name) const {
    if (const auto found = variables_.find(name); found != variables_.end()) return &found->first;
    if (const auto found = symbols_.find(name); found != symbols_.end()) return &found->second;
    if (const auto found = elements_.find(name); found != elements_.end())
        return &found->second.name;
    return nullptr;
}

Scope::Variable* Scope::owner(std::string_view name) {
    const std::string* found = owner_name(name);
    return found ? &variables_.find(*found)->second : nullptr;
}

std::vector<std::string> Scope::known() const {
    std::vector<std::string> names;
    for (const auto& each : variables_)
        names.push_back(each.first);
    for (const auto& each : symbols_)
        names.push_back(each.first);
    for (const auto& each : elements_)
        names.push_back(each.first);
    return names;
}

std::optional<int> Scope::whole_number(std::string_view name) const {
    const auto found = indices_.find(name);
    return found == indices_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Value> Scope::older(std::string_view name) const {
    const std::string* owner = owner_name(name);
    return owner ? variables_.find(*owner)->second.older : std::vector<Value>{};
}

void Scope::define(const std::string& name, Value value, const Entry& entry) {
    const std::string key = text::composed(name);
    variables_.insert_or_assign(key, Variable{std::move(value), entry.id, {}, false});
    learn_symbols(key, entry);
}

void Scope::update(const std::string& name, Value value, const Entry& entry) {
    Variable& variable = variables_.find(text::composed(name))->second;
    variable.older.push_back(std::exchange(variable.value, std::move(value)));
    variable.id = entry.id;
    learn_symbols(text::composed(name), entry);
}

void Scope::learn_symbols(const std::string& name, const Entry& entry) {
    const std::string symbol = text::composed(entry.symbol);
    if (symbol != name) symbols_.insert_or_assign(symbol, name);
    if (entry.form == Form::scalar) return;
    for (std::size_t k = 0; k < entry.symbols.size(); ++k) {
        const auto place = static_cast<Eigen::Index>(k);
        elements_.insert_or_assign(
            text::composed(entry.symbols[k]),
            Element{name, place / entry.shape.columns + 1, place % entry.shape.columns + 1});
    }
}

void Scope::spoil(const std::string& name) {
    const std::string key = text::composed(name);
    variables_.try_emplace(key, Variable{Real(0), {}, {}, false}).first->second.is_spoilt = true;
}

void Scope::forget_older() {
    for (auto& each : variables_)
        each.second.older.clear();
}

}  // namespace longhand
