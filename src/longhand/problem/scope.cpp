#include "longhand/problem/scope.hpp"

#include <fmt/format.h>

#include "longhand/text/error.hpp"
#include "longhand/text/replaced.hpp"
#include "longhand/text/utf8.hpp"
#include "longhand/worksheet/id.hpp"

namespace longhand {

using language::Value;

std::optional<Value> Scope::find(std::string_view name) const {
    if (const std::string* owner = owner_name(name)) {
        const Variable& variable = variables_.find(*owner)->second;
        if (variable.is_spoilt) throw Spoilt{};
        const bool is_whole = variables_.contains(name) || symbols_.contains(name);
        if (is_whole) return variable.value;
        const Element& place = *element(name);
        return language::matrix(variable.value)(place.row, place.column);
    }
    const auto whole = by_id_.find(text::replaced(std::string(name), ".", "/"));
    if (whole != by_id_.end()) return whole->second;
    for (const std::string& beginning : spoilt_beginnings_) {
        if (name.starts_with(beginning)) throw Spoilt{};
    }
    const auto later = declared_.find(name);
    if (later != declared_.end())
        throw Error("problem.before", {std::string(name), std::to_string(later->second)});
    return {};
}

const std::string* Scope::owner_name(std::string_view name) const {
    if (const auto found = variables_.find(name); found != variables_.end()) return &found->first;
    if (const auto found = symbols_.find(name); found != symbols_.end()) return &found->second;
    const Element* found = element(name);
    return found ? &found->name : nullptr;
}

const Scope::Element* Scope::element(std::string_view name) const {
    for (const auto* elements : {&elements_, &indexed_}) {
        if (const auto found = elements->find(name); found != elements->end())
            return &found->second;
    }
    return nullptr;
}

const std::string* Scope::matrix_with(std::string_view name) const {
    const auto is_matrix = [this](std::string_view variable) {
        const auto found = variables_.find(variable);
        return found != variables_.end() && std::holds_alternative<Matrix>(found->second.value);
    };
    if (variables_.contains(name) || symbols_.contains(name)) return nullptr;
    if (const Element* found = element(name))
        return is_matrix(found->name) ? &found->name : nullptr;
    const std::string_view base = name.substr(0, name.find('['));
    if (base.size() == name.size() || !is_matrix(base)) return nullptr;
    return &variables_.find(base)->first;
}

Scope::Variable* Scope::owner(std::string_view name) {
    const std::string* found = owner_name(name);
    return found ? &variables_.find(*found)->second : nullptr;
}

std::vector<std::string> Scope::known() const {
    std::vector<std::string> names;
    for (const auto& each : variables_) {
        if (!each.first.starts_with("/")) names.push_back(each.first);
    }
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

/// Gives a variable way to another one of its name: its symbols go on to mean it.
void Scope::hide(const std::string& name) {
    auto variable = variables_.extract(name);
    const std::string hidden = "/" + variable.mapped().id;
    variable.key() = hidden;
    variables_.insert(std::move(variable));
    for (auto& symbol : symbols_) {
        if (symbol.second == name) symbol.second = hidden;
    }
    for (auto* elements : {&elements_, &indexed_}) {
        for (auto& element : *elements) {
            if (element.second.name == name) element.second.name = hidden;
        }
    }
}

void Scope::define(const std::string& name, Value value, const Entry& entry) {
    const std::string key = text::composed(name);
    const auto before = variables_.find(key);
    if (before != variables_.end() && without_passes(before->second.id) != without_passes(entry.id))
        hide(key);
    by_id_.insert_or_assign(entry.id, value);
    variables_.insert_or_assign(key, Variable{std::move(value), entry.id, {}, false});
    learn_symbols(key, entry);
}

void Scope::update(const std::string& name, Value value, const Entry& entry) {
    by_id_.insert_or_assign(entry.id, value);
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
        const Element element{name, place / entry.shape.columns + 1,
                              place % entry.shape.columns + 1};
        elements_.insert_or_assign(text::composed(entry.symbols[k]), element);
        const bool is_line = entry.shape.rows == 1 || entry.shape.columns == 1;
        if (!is_line && (entry.shape.rows > 9 || entry.shape.columns > 9)) continue;
        const std::string indices =
            is_line ? std::to_string(k + 1) : fmt::format("{}{}", element.row, element.column);
        indexed_.insert_or_assign(name + indices, element);
    }
}

void Scope::spoil(const std::string& name, const std::string& symbol, const std::string& elements) {
    const std::string key = text::composed(name);
    variables_.try_emplace(key, Variable{Real(0), {}, {}, false}).first->second.is_spoilt = true;
    if (!symbol.empty()) symbols_.insert_or_assign(text::composed(symbol), key);
    const std::string beginning = elements.substr(0, elements.find_first_of("{ ;,"));
    spoilt_beginnings_.push_back(text::composed(beginning.empty() ? name : beginning));
}

void Scope::forget_older() {
    for (auto& each : variables_)
        each.second.older.clear();
}

}  // namespace longhand
