#pragma once

#include <cstddef>

namespace longhand {

/// A place in a text: line and column from 1, and the byte from its beginning.
struct TextPlace {
    std::size_t line = 1;
    std::size_t column = 1;
    std::size_t byte = 0;
};

}  // namespace longhand
