#include "longhand/scan/named_values.hpp"

#include <algorithm>
#include <set>

#include "longhand/language/notation.hpp"
#include "longhand/scan/literals.hpp"

namespace longhand::scan {

namespace {

using language::Syntax;

/// Whether every value that was put in for a name stands among the literals of a formula.
bool has_all(Syntax formula, const std::vector<NamedValue>& values) {
    std::set<std::string> there;
    for (const Syntax* literal : literals(formula))
        there.insert(language::notation(*literal));
    return std::ranges::all_of(values, [&](const NamedValue& value) {
        return there.contains(language::notation(value.value));
    });
}

/// a·b for "ab"; none for a name of one letter, or with an index.
std::optional<Syntax> product_of_letters(const std::string& name) {
    const bool has_letters_alone = std::ranges::all_of(
        name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (name.size() < 2 || !has_letters_alone) return {};
    Syntax result{Syntax::Kind::name, name.substr(0, 1)};
    for (const char letter : name.substr(1))
        result = {Syntax::Kind::operation,
                  "*",
                  {std::move(result), {Syntax::Kind::name, std::string(1, letter)}}};
    return result;
}

}  // namespace

void NamedValues::put_in(Equality& equality, const Chain& chain) const {
    Side &left = equality.left, &right = equality.right;
    const bool is_known = (left.formula || left.read.has_names) &&
                          (right.formula || right.read.has_names) && left.read.formula &&
                          right.read.formula;
    if (!is_known || (left.formula && right.formula)) return;
    const bool is_unit = right.read.may_end_in_unit && left.formula;
    if (is_unit) return;
    Syntax of_left = *left.read.formula, of_right = *right.read.formula;
    std::vector<NamedValue> used;
    if (!put_in(of_left, chain, used) || !put_in(of_right, chain, used)) return;
    const bool is_calculation = chain.is_named_by(0);
    const bool has_numbers_in_place = (left.formula && has_all(*left.formula, used)) ||
                                      (right.formula && has_all(*right.formula, used));
    if (!is_calculation && !has_numbers_in_place) return;
    left.formula = std::move(of_left);
    right.formula = std::move(of_right);
    equality.names = std::move(used);
}

bool NamedValues::put_in(Syntax& formula, const Chain& chain, std::vector<NamedValue>& used) const {
    if (formula.kind == Syntax::Kind::name) {
        const NamedValue* const value = find(formula.text, chain);
        std::optional<Syntax> product = product_of_letters(formula.text);
        if (product) {
            std::vector<NamedValue> of_letters;
            const bool is_product = put_in(*product, chain, of_letters);
            if (is_product == (value != nullptr)) return false;  // both, or none
            if (is_product) {
                formula = *std::move(product);
                used.insert(used.end(), of_letters.begin(), of_letters.end());
                return true;
            }
        }
        if (!value) return false;
        if (std::ranges::find(used, value->name, &NamedValue::name) == used.end())
            used.push_back(*value);
        formula = value->value;
        return true;
    }
    return std::ranges::all_of(formula.operands,
                               [&](Syntax& operand) { return put_in(operand, chain, used); });
}

const NamedValue* NamedValues::find(const std::string& name, const Chain& chain) const {
    const auto look_in = [&](const Scope& scope) -> const std::vector<NamedValue>* {
        const auto found = scope.find(name);
        return found == scope.end() ? nullptr : &found->second;
    };
    const std::vector<NamedValue>* values = nullptr;
    if (chain.display == display_) values = look_in(of_display_);
    if (!values && chain.section == section_) values = look_in(of_section_);
    return values && values->size() == 1 ? &values->front() : nullptr;
}

void NamedValues::add(const Chain& chain) {
    if (chain.display != display_) of_display_.clear();
    if (chain.section != section_) of_section_.clear();
    display_ = chain.display;
    section_ = chain.section;
    if (chain.sides.size() == 1) {
        forget_last();
        return;
    }
    last_.clear();
    if (!chain.is_named_by(0)) return;
    const auto value =
        std::ranges::find_if(chain.sides.rbegin(), chain.sides.rend(),
                             [](const Side& side) { return side.formula.has_value(); });
    for (std::size_t place = 0; place < chain.sides.size(); ++place) {
        if (!chain.is_named_by(place)) continue;
        const Side& side = chain.sides[place];
        const Syntax& names = *side.read.formula;
        const Syntax* const values = value == chain.sides.rend() ? nullptr : &*value->formula;
        if (names.kind == Syntax::Kind::name) {
            add(names.text, values, side.offset);
            continue;
        }
        const bool have_one_shape = values && values->kind == Syntax::Kind::matrix &&
                                    values->operands.size() == names.operands.size() &&
                                    values->columns == names.columns;
        for (std::size_t k = 0; k < names.operands.size(); ++k)
            add(names.operands[k].text, have_one_shape ? &values->operands[k] : nullptr,
                side.offset);
    }
}

/// Adds the value of one name, or that it has one which nobody knows.
void NamedValues::add(const std::string& name, const Syntax* value, std::size_t offset) {
    last_.push_back(name);
    for (Scope* scope : {&of_display_, &of_section_}) {
        std::vector<NamedValue>& known = (*scope)[name];
        if (!value) {
            known.assign(2, {name, {}, offset});
            continue;
        }
        const std::string text = language::notation(*value);
        const bool is_new = std::ranges::none_of(
            known, [&](const NamedValue& each) { return language::notation(each.value) == text; });
        if (is_new) known.push_back({name, *value, offset});
    }
}

void NamedValues::forget_last() {
    for (const std::string& name : last_) {
        of_display_.erase(name);
        of_section_.erase(name);
    }
    last_.clear();
}

}  // namespace longhand::scan
