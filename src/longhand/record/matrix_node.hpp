#pragma once

#include <cstdint>

#include "longhand/record/tape.hpp"

namespace longhand {

/// What a matrix node says of the scalar nodes under it.
enum class MatrixOperation : std::uint8_t {
    assembled,  ///< put together from numbers; no formula of its own
    copy,       ///< left, under a new name
    product,    ///< left · right
    add,        ///< left + right
    subtract,   ///< left − right
    negate,     ///< −left
    hadamard,   ///< left ⊙ right, element by element
    divide,     ///< left / right, element by element
    power,      ///< left ^ scalar, element by element
    outer,      ///< left · rightᵀ of two vectors
    transpose,  ///< leftᵀ
    scale,      ///< scalar · left
    scaled,     ///< left · scalar
    fill,       ///< scalar in every place
    apply,      ///< function of each element of left
    transform,  ///< function of left as a whole
    closed,     ///< function of left and right as wholes, never opened
};

/// Stands for no matrix node.
inline constexpr std::uint32_t no_matrix = 0xFFFFFFFFu;

/// One matrix operation over the scalar nodes that it recorded. Formulas such as `X = W·I` come
/// from here; the numbers come from the scalar nodes.
struct MatrixNode {
    MatrixOperation operation = MatrixOperation::assembled;  ///< what gave it
    std::uint32_t rows = 0;                                  ///< of the result
    std::uint32_t columns = 0;                               ///< of the result
    std::uint32_t left = no_matrix;                          ///< the first operand
    std::uint32_t right = no_matrix;                         ///< the second one, if it has two
    Node scalar = no_node;  ///< of `power`, `scale`, `scaled` and `fill`
    std::uint32_t function =
        0;  ///< of `apply`, `transform` and `closed`: an index into Record::functions()
    std::uint32_t first_element = 0;  ///< set by Record::add_matrix
};

}  // namespace longhand
