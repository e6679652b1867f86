#pragma once

#include <cstddef>
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
    /// Of numbers alone, with their places in the text; none where it is skipped.
    std::optional<language::Syntax> formula = {};
    Skipped why = Skipped::unreadable;  ///< it is
    std::string words = {};             ///< of its \\text{…}, such as a unit
};

/// Two neighbours of a chain `a = b ≈ c`.
struct Equality {
    Side left, right;
    bool is_approximate = false;  ///< ≈, \\approx, \\simeq, \\doteq

    /// Whether a unit stands behind the result alone.
    bool has_unit_of_result() const { return left.words.empty() && !right.words.empty(); }

    /// Whether both sides could be read, and do not have different units.
    bool is_read() const {
        return left.formula && right.formula && (left.words == right.words || has_unit_of_result());
    }
};

/// All equalities of a text's mathematics, each pair of neighbours in a chain. A chain goes on over
/// rows and displays that begin with a relation; arrows, commas, semicolons and other relations end
/// one. Numbers, + − · × * /, fractions, powers, roots, exp, ln, tanh, max and other known
/// functions, vectors and matrices are read; what may mean two things (10,000; 1½; log) is not.
std::vector<Equality> equalities(const std::vector<Mathematics>& mathematics);

}  // namespace longhand::scan
