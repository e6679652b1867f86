#include "longhand/scan/sides.hpp"

#include <algorithm>

#include "longhand/check/reach.hpp"
#include "longhand/language/evaluation.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/scan/literals.hpp"

namespace longhand::scan {

namespace {

using decimal::Interval;
using decimal::PrintedNumber;
using language::Syntax;

}  // namespace

decimal::Rational half_unit(const PrintedNumber& printed) {
    decimal::Rational half = {1, 2};
    for (int k = 0; k < printed.decimals.value_or(0); ++k)
        half /= 10;
    return half;
}

Sides::Sides(const Equality& equality) {
    gather(*equality.left.formula, true);
    gather(*equality.right.formula, false);
    const Recording recording(record_);
    language::KnownValues names;
    for (const auto& [text, number] : numbers_) {
        const Node node = record_.given(decimal::DecimalText::parse(text));
        names.set(text, RealAccess::at(record_, node));
        by_node_.emplace(node, &number);
    }
    const auto nodes = [&](const Syntax& formula, Shape& shape) {
        const language::Value value = language::evaluate(with_names_for_numbers(formula), names);
        if (const auto* matrix = std::get_if<Matrix>(&value)) shape = matrix->shape();
        std::vector<Node> result;
        for (const Real element : language::elements_of(value))
            result.push_back(element.node());
        return result;
    };
    left_ = nodes(*equality.left.formula, left_shape_);
    right_ = nodes(*equality.right.formula, right_shape_);
    values_ = replay::replay<replay::NumberArithmetic>(record_);
}

const PrintedNumber* Sides::printed(Node node) const {
    const auto found = by_node_.find(node);
    return found == by_node_.end() ? nullptr : &found->second->printed;
}

Interval Sides::reach(Node node, std::optional<int> decimals) const {
    return check::reach({record_, decimals, [&](Node named) { return by_node_.contains(named); },
                         [&](Node given) { return standing(given); },
                         [&](Node at) -> std::optional<Interval> {
                             if (values_[at].trouble != replay::Trouble::none) return {};
                             return Interval::of(values_[at].decimal);
                         }},
                        node);
}

std::optional<int> Sides::new_decimals() const {
    std::optional<int> most;
    for (const auto& [text, number] : numbers_) {
        if (number.is_left || !number.printed.decimals) continue;
        most = std::max(most.value_or(0), *number.printed.decimals);
    }
    return most;
}

bool Sides::has_only_whole_numbers() const {
    return std::ranges::none_of(
        numbers_, [](const auto& each) { return each.second.printed.decimals.has_value(); });
}

void Sides::gather(const Syntax& formula, bool is_left) {
    if (formula.kind == Syntax::Kind::number) {
        OfText& number = numbers_[formula.text];
        number.printed = PrintedNumber::parse(formula.text);
        (is_left ? number.is_left : number.is_right) = true;
    }
    for (const Syntax& operand : formula.operands)
        gather(operand, is_left);
}

std::optional<Interval> Sides::standing(Node node) const {
    const auto found = by_node_.find(node);
    if (found == by_node_.end()) return {};
    const OfText& number = *found->second;
    const bool is_on_both_sides = number.is_left && number.is_right;
    if (is_on_both_sides || !number.printed.decimals) return Interval::of(number.printed.value);
    return Interval::around(number.printed.value, half_unit(number.printed));
}

}  // namespace longhand::scan
