#include "longhand/render/weighted_sum.hpp"

#include <set>

#include "longhand/record/structural_order.hpp"

namespace longhand::render {

namespace {

class UnitFinder {
  public:
    explicit UnitFinder(const Worksheet& worksheet)
        : sheet_(worksheet), record_(worksheet.tape_record()), tape_(record_.tape()) {}

    /// The weighted sum that a named value is, or is a function of.
    std::optional<Unit> unit(Node named) const {
        for (Node node = named; node != no_node; node = inside(node)) {
            if (node != named && is_named(node)) return {};
            if (auto sum = weighted_sum(node)) return Unit{*std::move(sum), named};
            if (is_leaf(tape_.operation(node))) return {};
        }
        return {};
    }

  private:
    bool is_named(Node node) const { return sheet_.place_of(node) != nullptr; }

    /// Takes the terms of a sum; false where one is neither a product of two named values nor
    /// named.
    bool take_terms(Node node, WeightedSum& sum, bool is_root) const {
        if (!is_root && is_named(node)) {
            if (sum.bias != no_node) return false;
            sum.bias = node;
            return true;
        }
        const Operation operation = tape_.operation(node);
        if (operation == Operation::add)
            return take_terms(tape_.left(node), sum, false) &&
                   take_terms(tape_.right(node), sum, false);
        if (operation != Operation::multiply) return false;
        if (!is_named(tape_.left(node)) || !is_named(tape_.right(node))) return false;
        sum.products.emplace_back(tape_.left(node), tape_.right(node));
        return true;
    }

    std::optional<WeightedSum> weighted_sum(Node node) const {
        WeightedSum sum{node, {}, no_node};
        const bool has_terms =
            tape_.operation(node) == Operation::add && take_terms(node, sum, true);
        if (!has_terms || sum.products.empty()) return {};
        return sum;
    }

    /// What an operation works on beside constants: of a select, what it compares and its arms.
    void gather_operands(Node node, std::set<Node>& found) const {
        const bool is_select = tape_.operation(node) == Operation::select;
        for (const Node operand : operands(tape_, node)) {
            const Operation operation = tape_.operation(operand);
            if (is_constant(operation)) continue;
            if (is_select && operation != Operation::add && !is_leaf(operation))
                gather_operands(operand, found);
            else
                found.insert(operand);
        }
    }

    /// The one value without a name that an operation works on, beside constants; no_node where
    /// there are others.
    Node only_operand(Node node) const {
        std::set<Node> found;
        gather_operands(node, found);
        return found.size() == 1 && !is_named(*found.begin()) ? *found.begin() : no_node;
    }

    /// What a function of one value was applied to; constants beside it are its own.
    Node inside(Node node) const {
        if (const CallSpan* const call = record_.call_of(node)) {
            Node found = no_node;
            int count = 0;
            for (const Node argument : call->arguments) {
                if (is_constant(tape_.operation(argument))) continue;
                found = argument;
                ++count;
            }
            if (count == 1) return found;
        }
        return only_operand(node);
    }

    const Worksheet& sheet_;
    const Record& record_;
    const Tape& tape_;
};

}  // namespace

std::optional<Unit> weighted_unit(const Worksheet& worksheet, Node named) {
    return UnitFinder(worksheet).unit(named);
}

}  // namespace longhand::render
