#include "longhand/record/tape.hpp"

#include <string>

#include "longhand/text/error.hpp"

namespace longhand {

Tape::Tape(std::size_t capacity) {
    while (blocks_.size() * Block::size < capacity)
        blocks_.push_back(std::make_unique_for_overwrite<Block>());
}

void Tape::next_block() {
    // The last node that a block could hold is no_node.
    if (size_ > no_node - Block::size) throw Error("record.full", {std::to_string(size_)});
    const std::size_t next = size_ / Block::size;
    if (next == blocks_.size()) blocks_.push_back(std::make_unique_for_overwrite<Block>());
    block_ = blocks_[next].get();
    end_ = size_ + Block::size;
}

void Tape::cut(std::size_t size) {
    const std::size_t last = size / Block::size;
    if (last == blocks_.size()) return;
    size_ = size;
    block_ = blocks_[last].get();
    end_ = (last + 1) * Block::size;
}

}  // namespace longhand
