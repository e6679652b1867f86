#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "longhand/record/operation.hpp"

namespace longhand {

/// A place on the tape. Operands always stand before the node that uses them.
using Node = std::uint32_t;

inline constexpr Node no_node = 0xFFFFFFFFu;

/// The operations of a run, in the order in which they ran, as parallel arrays: 17 bytes a node.
/// The `double` values steer the run and screen; nothing that is printed comes from them.
class Tape {
  public:
    /// Room for `capacity` nodes is taken at once; a longer run doubles it.
    explicit Tape(std::size_t capacity = 4096);

    Node append(Operation operation, Node left, Node right, double value) {
        if (size_ == capacity_) [[unlikely]]
            grow();
        const std::size_t node = size_++;
        operations_[node] = operation;
        left_[node] = left;
        right_[node] = right;
        values_[node] = value;
        return static_cast<Node>(node);
    }

    std::size_t size() const { return size_; }

    /// Another value for a node, where the calculation goes on with a rounded one.
    void set_value(Node node, double value) { values_[node] = value; }

    /// Forgets all nodes from `size` on.
    void cut(std::size_t size) { size_ = size; }

    Operation operation(Node node) const { return operations_[node]; }
    Node left(Node node) const { return left_[node]; }
    Node right(Node node) const { return right_[node]; }
    double value(Node node) const { return values_[node]; }

  private:
    void grow();

    std::size_t size_ = 0;
    std::size_t capacity_;
    std::unique_ptr<Operation[]> operations_;
    std::unique_ptr<Node[]> left_;
    std::unique_ptr<Node[]> right_;
    std::unique_ptr<double[]> values_;
};

}  // namespace longhand
