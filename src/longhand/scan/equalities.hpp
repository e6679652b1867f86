#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "longhand/language/syntax.hpp"
#include "longhand/scan/chains.hpp"

namespace longhand::scan {

/// A number, vector or matrix that a text has given a name.
struct NamedValue {
    std::string name;
    language::Syntax value;
    std::size_t offset = 0;  ///< where that was, in bytes
};

/// Two neighbours of a chain `a = b ≈ c`.
struct Equality {
    Side left, right;
    bool is_approximate = false;         ///< ≈, \\approx, \\simeq, \\doteq
    bool is_over_name = false;           ///< other things stand between the sides
    bool is_alone = false;               ///< its chain has no other sides
    std::vector<NamedValue> names = {};  ///< whose values stand in the formulas for them

    /// Whether a unit stands behind the result alone.
    bool has_unit_of_result() const { return left.words.empty() && !right.words.empty(); }

    /// Whether both sides could be read, and do not have different units.
    bool is_read() const {
        return left.formula && right.formula && (left.words == right.words || has_unit_of_result());
    }

    /// Whether what does not fit may be right: with other units, percentages on one side alone, or
    /// something that others write for another thing.
    bool may_mean_otherwise() const;
};

/// Gives `sink` all equalities of a text's mathematics, each pair of neighbours in a chain; over a
/// lone name between two sides, these. Names are replaced by their values where that is
/// unambiguous, see NamedValues. The sink says whether an equality is wrong: names that a wrong
/// chain gives values are not followed.
void each_equality(const std::vector<Mathematics>& mathematics,
                   const std::function<bool(const Equality&)>& sink);

}  // namespace longhand::scan
