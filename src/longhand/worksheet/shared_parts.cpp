#include "longhand/worksheet/shared_parts.hpp"

#include <algorithm>
#include <unordered_map>

#include "longhand/record/structural_order.hpp"

namespace longhand {

namespace {

constexpr std::size_t longest_formula = 60;
constexpr std::size_t deepest_formula = 24;

struct Part {
    std::size_t uses = 0;
    std::size_t operations = 0;  ///< of the formula written out, capped
    std::size_t depth = 0;       ///< levels of parentheses; a sum or product of many is one level
};

using Parts = std::unordered_map<Node, Part>;

Parts unnamed_nodes(const Tape& tape, const std::vector<Node>& order) {
    Parts parts;
    for (const Node node : order)
        parts.try_emplace(node);
    for (const Node node : order) {
        for (const Node operand : operands(tape, node)) {
            if (const auto found = parts.find(operand); found != parts.end()) ++found->second.uses;
        }
    }
    return parts;
}

/// a + b + c, or a · b · c: the left operand goes on in the same line.
bool goes_on(const Tape& tape, Node node, Node left) {
    const auto is_sum = [&](Node n) {
        return tape.operation(n) == Operation::add || tape.operation(n) == Operation::subtract;
    };
    const auto is_product = [&](Node n) { return tape.operation(n) == Operation::multiply; };
    return (is_sum(node) && is_sum(left)) || (is_product(node) && is_product(left));
}

void measure(const Tape& tape, Node node, Part& part, const Parts& parts) {
    part.operations = 1;
    part.depth = 1;
    for (const Node operand : operands(tape, node)) {
        const auto found = parts.find(operand);
        if (found == parts.end()) continue;
        const Part& inner = found->second;
        const bool same_level = operand == tape.left(node) && goes_on(tape, node, operand);
        part.operations = std::min(part.operations + inner.operations, 100 * longest_formula);
        part.depth = std::max(part.depth, inner.depth + (same_level ? 0 : 1));
    }
}

}  // namespace

std::vector<Node> shared_parts(const Tape& tape, const std::vector<Node>& results,
                               const std::function<bool(Node)>& is_named) {
    const auto is_end = [&](Node node) { return is_leaf(tape.operation(node)) || is_named(node); };
    const std::vector<Node> order = structural_order(tape, results, is_end);
    Parts parts = unnamed_nodes(tape, order);
    bool is_long = false;
    for (const Node node : order) {
        Part& part = parts.at(node);
        measure(tape, node, part, parts);
        is_long = is_long || part.depth > deepest_formula;
    }
    for (const Node result : results) {
        is_long = is_long || parts.at(result).operations > longest_formula;
    }
    if (!is_long) return {};

    std::vector<Node> named;
    for (const Node node : order) {
        Part& part = parts.at(node);
        measure(tape, node, part, parts);
        const Operation operation = tape.operation(node);
        const bool is_value = !is_comparison(operation) && operation != Operation::arms;
        const bool is_shared = part.uses > 1 && part.operations > 1;
        const bool is_deep = part.depth >= deepest_formula;
        const bool is_result = std::ranges::find(results, node) != results.end();
        if (is_value && !is_result && (is_shared || is_deep)) {
            named.push_back(node);
            part.operations = part.depth = 0;
        }
    }
    return named;
}

}  // namespace longhand
