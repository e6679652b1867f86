#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "longhand/record/operation.hpp"

namespace longhand {

/// A place on the tape. Operands always stand before the node that uses them.
using Node = std::uint32_t;

inline constexpr Node no_node = 0xFFFFFFFFu;

/// The operations of a run, in the order in which they ran: 17 bytes a node.
/// The `double` values steer the run and screen; nothing that is printed comes from them.
class Tape {
  public:
    /// Room for `capacity` nodes is taken at once; a longer run takes more, a block at a time.
    explicit Tape(std::size_t capacity = Block::size);

    Node append(Operation operation, Node left, Node right, double value) {
        if (!has_room()) [[unlikely]]
            next_block();
        return append_in_room(operation, left, right, value);
    }

    /// Whether append_in_room() may be called.
    bool has_room() const { return size_ < end_; }

    /// append() for somebody who has asked has_room().
    Node append_in_room(Operation operation, Node left, Node right, double value) {
        const std::size_t place = size_ % Block::size;
        block_->operations[place] = operation;
        block_->left[place] = left;
        block_->right[place] = right;
        block_->values[place] = value;
        return static_cast<Node>(size_++);
    }

    std::size_t size() const { return size_; }

    /// Another value for a node, where the calculation goes on with a rounded one.
    void set_value(Node node, double value) { block_of(node).values[node % Block::size] = value; }

    /// Forgets all nodes from `size` on.
    void cut(std::size_t size);

    Operation operation(Node node) const { return block_of(node).operations[node % Block::size]; }
    Node left(Node node) const { return block_of(node).left[node % Block::size]; }
    Node right(Node node) const { return block_of(node).right[node % Block::size]; }
    double value(Node node) const { return block_of(node).values[node % Block::size]; }

  private:
    // Blocks never move, so that a growing tape costs no more than one of the right size.
    struct Block {
        static constexpr std::size_t size = 4096;
        double values[size];
        Node left[size];
        Node right[size];
        Operation operations[size];
    };

    Block& block_of(Node node) const { return *blocks_[node / Block::size]; }
    void next_block();

    std::size_t size_ = 0;
    std::size_t end_ = 0;     // of the block that is being filled
    Block* block_ = nullptr;  // the block that is being filled
    std::vector<std::unique_ptr<Block>> blocks_;
};

}  // namespace longhand
