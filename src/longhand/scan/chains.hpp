#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "longhand/language/syntax.hpp"
#include "longhand/scan/mathematics.hpp"
#include "longhand/scan/tex_formula.hpp"

namespace longhand::scan {

/// One side of an equality.
struct Side {
    std::size_t offset = 0;  ///< where it begins in the text, in bytes
    std::size_t length = 0;
    TexFormula read = {};
    /// Of numbers alone, with their places in the text; none where it is skipped.
    std::optional<language::Syntax> formula = {};
    std::string words = {};  ///< of its \\text{…}, such as a unit

    /// Whether it is a name, or a vector or matrix of names, and nothing else.
    bool is_name() const;

    /// Whether it is a word, out, that may be a product of letters too, ab.
    bool is_word() const;
};

/// Sides that are said to be equal, as they follow each other in a text.
struct Chain {
    std::vector<Side> sides;
    std::vector<bool> is_approximate;  ///< what stands before each side: ≈, \\approx, …
    int display = 0;                   ///< which piece of mathematics, or pieces that go on
    std::size_t section = 0;           ///< of the text, see Mathematics
    bool is_listed = false;            ///< it stands behind a comma

    /// Whether a side does nothing but name what the others are.
    bool is_named_by(std::size_t side) const {
        return sides[side].is_name() && (side == 0 || !sides[side].is_word());
    }
};

/// Gives `sink` all chains of a text's mathematics, and the sides that stand alone. A
/// chain goes on over rows and displays that begin with a relation, or with the name that it began
/// with; arrows, commas, semicolons and other relations end one.
void each_chain(const std::vector<Mathematics>& mathematics,
                const std::function<void(Chain)>& sink);

}  // namespace longhand::scan
