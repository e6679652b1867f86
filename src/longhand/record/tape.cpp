#include "longhand/record/tape.hpp"

#include <algorithm>

#include "longhand/text/error.hpp"

namespace longhand {

namespace {

template <class T>
void move_to_larger(std::unique_ptr<T[]>& array, std::size_t size, std::size_t capacity) {
    std::unique_ptr<T[]> larger = std::make_unique_for_overwrite<T[]>(capacity);
    std::copy_n(array.get(), size, larger.get());
    array = std::move(larger);
}

}  // namespace

Tape::Tape(std::size_t capacity)
    : capacity_(std::max<std::size_t>(capacity, 1)),
      operations_(std::make_unique_for_overwrite<Operation[]>(capacity_)),
      left_(std::make_unique_for_overwrite<Node[]>(capacity_)),
      right_(std::make_unique_for_overwrite<Node[]>(capacity_)),
      values_(std::make_unique_for_overwrite<double[]>(capacity_)) {}

void Tape::grow() {
    constexpr std::size_t most = no_node;
    if (capacity_ >= most) throw Error("record.full", {std::to_string(most)});
    const std::size_t larger = std::min(most, 2 * capacity_);
    move_to_larger(operations_, size_, larger);
    move_to_larger(left_, size_, larger);
    move_to_larger(right_, size_, larger);
    move_to_larger(values_, size_, larger);
    capacity_ = larger;
}

}  // namespace longhand
