#include "longhand/scan/named_values.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "longhand/language/notation.hpp"
#include "longhand/record/named_constant.hpp"
#include "longhand/scan/literals.hpp"

namespace longhand::scan {

namespace {

using language::Syntax;

/// Whether two formulas are the same but for what stands in the places of names.
bool are_alike(const Syntax& names, const Syntax& numbers) {
    const bool is_constant = find_named_constant(names.text) && names.text == numbers.text;
    if (names.kind == Syntax::Kind::name) return is_constant || is_value(numbers);
    const bool are_same =
        names.kind == numbers.kind && names.operands.size() == numbers.operands.size();
    const bool is_leaf = names.operands.empty();
    if (!are_same || (is_leaf && names.text != numbers.text) ||
        (names.kind != Syntax::Kind::number && names.text != numbers.text))
        return false;
    for (std::size_t k = 0; k < names.operands.size(); ++k) {
        if (!are_alike(names.operands[k], numbers.operands[k])) return false;
    }
    return true;
}

}  // namespace

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

void NamedValues::put_in(Equality& equality, const Chain& chain) const {
    Side &left = equality.left, &right = equality.right;
    for (Side* side : {&left, &right}) {
        const bool is_name = std::ranges::any_of(
            side->read.letters,
            [&](const std::string& letter) { return values_of(letter, chain) != nullptr; });
        if (!is_name) continue;
        side->formula.reset();
        side->read.has_names = true;
        return;
    }
    if (!left.read.formula || !right.read.formula || (left.formula && right.formula)) return;
    const bool is_unit = right.read.may_end_in_unit && left.formula;
    if (is_unit) return;
    const bool begins_with_result =
        chain.is_named_by(0) && chain.sides.front().read.formula->kind == Syntax::Kind::name &&
        chain.sides.front().read.formula->text.find('(') == std::string::npos &&
        !values_of(chain.sides.front().read.formula->text, chain);
    const bool is_put_in =
        left.read.has_names && right.formula && are_alike(*left.read.formula, *right.formula);
    const bool is_zero = right.formula && right.formula->kind == Syntax::Kind::number &&
                         right.formula->text.find_first_not_of("0.") == std::string::npos;
    if (!is_put_in && (!begins_with_result || is_zero)) return;
    Syntax of_left = *left.read.formula, of_right = *right.read.formula;
    std::vector<NamedValue> used;
    if (!put_in(of_left, chain, used) || !put_in(of_right, chain, used)) return;
    // Other numbers than those given may be new values.
    if (!begins_with_result && language::notation(of_left) != language::notation(of_right)) return;
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
        if (!value) return find_named_constant(formula.text) && !values_of(formula.text, chain);
        if (std::ranges::find(used, value->name, &NamedValue::name) == used.end())
            used.push_back(*value);
        formula = value->value;
        return true;
    }
    return std::ranges::all_of(formula.operands,
                               [&](Syntax& operand) { return put_in(operand, chain, used); });
}

const std::vector<NamedValue>* NamedValues::values_of(const std::string& name,
                                                      const Chain& chain) const {
    const auto look_in = [&](const Scope& scope) -> const std::vector<NamedValue>* {
        const auto found = scope.find(name);
        return found == scope.end() ? nullptr : &found->second;
    };
    const std::vector<NamedValue>* values = nullptr;
    if (chain.display == display_) values = look_in(of_display_);
    if (!values && chain.section == section_) values = look_in(of_section_);
    return values;
}

const NamedValue* NamedValues::find(const std::string& name, const Chain& chain) const {
    const std::vector<NamedValue>* const values = values_of(name, chain);
    return values && values->size() == 1 ? &values->front() : nullptr;
}

void NamedValues::add(const Chain& chain, bool is_wrong) {
    if (chain.display != display_) of_display_.clear();
    if (chain.section != section_) of_section_.clear();
    display_ = chain.display;
    section_ = chain.section;
    if (chain.sides.size() == 1) {
        if (chain.is_listed || chain.sides.front().formula) forget_last();
        return;
    }
    last_.clear();
    if (!chain.is_named_by(0)) return;
    const Side& last = chain.sides.back();
    const bool is_known = !is_wrong && last.formula &&
                          std::ranges::none_of(chain.is_approximate, std::identity()) &&
                          std::ranges::all_of(chain.sides, [](const Side& side) {
                              return side.read.formula && side.words.empty() &&
                                     side.read.units.empty() && !side.read.has_percent;
                          });
    for (std::size_t place = 0; place < chain.sides.size(); ++place) {
        if (!chain.is_named_by(place)) continue;
        const Side& side = chain.sides[place];
        const Syntax& names = *side.read.formula;
        const Syntax* const values = is_known ? &*last.formula : nullptr;
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
        if (known.size() > 1) continue;
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
    for (const std::string& name : std::exchange(last_, {}))
        add(name, nullptr, 0);
    last_.clear();
}

}  // namespace longhand::scan
