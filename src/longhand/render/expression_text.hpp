#pragma once

#include <string>

#include "longhand/render/block.hpp"
#include "longhand/render/expression_math.hpp"

namespace longhand::render {

struct TextOptions {
    Style style = Style::symbols;
    text::Language language = text::Language::english;
    bool elide = true;  ///< sums of more than 8 terms and matrices of more than 8 rows or columns
};

/// An expression drawn in characters.
Block drawn(const Expression& expression, const TextOptions& options);

/// The same in one line; a matrix as `[a, b; c, d]`, a column as `(a, b)`.
std::string plain_text(const Expression& expression, const TextOptions& options);

}  // namespace longhand::render
