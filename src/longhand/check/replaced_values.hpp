#pragma once

#include <unordered_map>
#include <vector>

#include "longhand/replay/number.hpp"
#include "longhand/replay/replay.hpp"

namespace longhand::check {

/// The values of a record where some of them have been replaced: only what differs from those
/// below it is kept.
class ReplacedValues {
  public:
    explicit ReplacedValues(const std::vector<replay::Number>& values) : values_(&values) {}
    explicit ReplacedValues(const ReplacedValues* below) : below_(below) {}
    ReplacedValues(ReplacedValues&&) = default;
    ReplacedValues& operator=(ReplacedValues&&) = default;

    const replay::Number& at(Node node) const;

    /// Whether an operand of the node has another value than below.
    bool touches(const Tape& tape, Node node) const;

    /// What the node's operation gives of its operands here. Expects a node that has some.
    replay::Number computed(const Record& record, Node node) const;

    void set(Node node, replay::Number value) { own_.insert_or_assign(node, std::move(value)); }
    void reset(Node node) { own_.erase(node); }

  private:
    const std::vector<replay::Number>* values_ = nullptr;
    const ReplacedValues* below_ = nullptr;
    std::unordered_map<Node, replay::Number> own_;
};

}  // namespace longhand::check
