#include "longhand/replay/replay_of_some.hpp"

#include <algorithm>

#include "longhand/record/structural_order.hpp"
#include "longhand/replay/replay.hpp"

namespace longhand::replay {

namespace {

/// Every node that is used on the way to one of `ends`, both arms of a select included.
std::vector<bool> ancestors(const Tape& tape, const std::vector<Node>& ends) {
    std::vector<bool> is_needed(tape.size());
    for (const Node node : ends)
        is_needed[node] = true;
    for (auto node = static_cast<Node>(tape.size()); node-- > 0;) {
        if (!is_needed[node]) continue;
        for (const Node operand : operands(tape, node))
            is_needed[operand] = true;
    }
    return is_needed;
}

}  // namespace

ReplayOfSome::ReplayOfSome(const Record& record, std::vector<Node> varied, std::vector<Node> wanted)
    : record_(record),
      varied_(std::move(varied)),
      wanted_(std::move(wanted)),
      givens_(typed_givens<DecimalArithmetic>(record)),
      values_(replay<DecimalArithmetic>(record)) {
    const Tape& tape = record.tape();
    std::vector<bool> hangs_on_them(tape.size());
    for (const Node node : varied_)
        hangs_on_them[node] = true;
    for (Node node = 0; node < tape.size(); ++node) {
        for (const Node operand : operands(tape, node))
            hangs_on_them[node] = hangs_on_them[node] || hangs_on_them[operand];
    }
    for (const Guard& guard : record.guards()) {
        if (hangs_on_them[guard.condition]) guards_.push_back(guard);
    }
    std::vector<Node> ends = wanted_;
    for (const Guard& guard : guards_)
        ends.push_back(guard.condition);
    const std::vector<bool> is_needed = ancestors(tape, ends);
    for (Node node = 0; node < tape.size(); ++node) {
        if (is_needed[node] && hangs_on_them[node]) between_.push_back(node);
    }
}

std::optional<std::vector<decimal::Decimal>> ReplayOfSome::at(
    std::span<const decimal::Decimal> numbers) {
    for (std::size_t k = 0; k < varied_.size(); ++k)
        givens_[record_.tape().left(varied_[k])] = numbers[k];
    const auto value_of = [this](Node node) -> const decimal::Decimal& { return values_[node]; };
    for (const Node node : between_) {
        values_[node] = value_of_node<DecimalArithmetic>(
            record_, node, std::span<const decimal::Decimal>(givens_), value_of);
    }
    const auto is_flipped = [this](const Guard& guard) {
        return DecimalArithmetic::differs(values_[guard.condition], guard.outcome);
    };
    if (std::ranges::any_of(guards_, is_flipped)) return {};
    std::vector<decimal::Decimal> wanted;
    for (const Node node : wanted_) {
        if (!DecimalArithmetic::is_defined(values_[node])) return {};
        wanted.push_back(values_[node]);
    }
    return wanted;
}

}  // namespace longhand::replay
