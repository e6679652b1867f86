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
    std::vector<NamedValue> names = {};  ///< whose values stand in the formulas for them

    /// Whether a unit stands behind the result alone.
    bool has_unit_of_result() const { return left.words.empty() && !right.words.empty(); }

    /// Whether both sides could be read, and do not have different units.
    bool is_read() const {
        return left.formula && right.formula && (left.words == right.words || has_unit_of_result());
    }

    /// Whether the sides have other units, or percentages on one side alone: what does not fit may
    /// then be right.
    bool may_be_in_other_units() const {
        return has_unit_of_result() || left.read.has_percent != right.read.has_percent ||
               left.read.units != right.read.units;
    }
};

/// Gives `sink` all equalities of a text's mathematics, each pair of neighbours in a chain; over a
/// lone name between two sides, these. Names are replaced by their values where that is
/// unambiguous, see NamedValues.
void each_equality(const std::vector<Mathematics>& mathematics,
                   const std::function<void(const Equality&)>& sink);

}  // namespace longhand::scan
