#include "longhand/record/structural_order.hpp"

#include <unordered_set>

namespace longhand {

std::vector<Node> operands(const Tape& tape, Node node) {
    if (is_leaf(tape.operation(node))) return {};
    if (is_binary(tape.operation(node))) return {tape.left(node), tape.right(node)};
    return {tape.left(node)};
}

std::vector<Node> structural_order(const Tape& tape, const std::vector<Node>& results,
                                   const std::function<bool(Node)>& is_end) {
    struct Open {
        Node node;
        bool is_entered;
    };
    std::vector<Node> order;
    std::unordered_set<Node> seen;
    std::vector<Open> open;
    for (const Node result : results) {
        open.push_back({result, false});
        while (!open.empty()) {
            const Open next = open.back();
            open.pop_back();
            if (next.is_entered) {
                order.push_back(next.node);
                continue;
            }
            if (!seen.insert(next.node).second) continue;
            open.push_back({next.node, true});
            const std::vector<Node> below = operands(tape, next.node);
            for (auto operand = below.rbegin(); operand != below.rend(); ++operand) {
                if (!is_end(*operand)) open.push_back({*operand, false});
            }
        }
    }
    return order;
}

}  // namespace longhand
