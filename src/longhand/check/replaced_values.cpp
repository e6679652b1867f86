#include "longhand/check/replaced_values.hpp"

#include <algorithm>

#include "longhand/record/structural_order.hpp"

namespace longhand::check {

using replay::Number;

const Number& ReplacedValues::at(Node node) const {
    const auto found = own_.find(node);
    if (found != own_.end()) return found->second;
    return below_ ? below_->at(node) : (*values_)[node];
}

bool ReplacedValues::touches(const Tape& tape, Node node) const {
    if (own_.empty()) return false;
    return std::ranges::any_of(operands(tape, node),
                               [this](Node operand) { return own_.contains(operand); });
}

Number ReplacedValues::computed(const Record& record, Node node) const {
    return replay::value_of_node<replay::NumberArithmetic>(
        record, node, {}, [this](Node operand) -> const Number& { return at(operand); });
}

}  // namespace longhand::check
