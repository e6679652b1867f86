#pragma once

#include <functional>
#include <optional>

#include "longhand/decimal/interval.hpp"
#include "longhand/record/record.hpp"

namespace longhand::check {

/// What is asked of reach().
struct ReachQuestion {
    const Record& record;

    /// To how many decimals values on the way may have been rounded; none if they were not.
    std::optional<int> decimals;

    /// Whether a node has a name: it may have been rounded by itself, so products are not
    /// regrouped across it.
    std::function<bool(Node)> is_named;

    /// What stands for a node that somebody has printed; none for others.
    std::function<std::optional<decimal::Interval>(Node)> standing;

    /// One value of each node that lies within what stands for its printed ancestors: the middle
    /// of the mean-value form. None where it has no value.
    std::function<std::optional<decimal::Interval>(Node)> middle;
};

/// An interval that holds every value that somebody could honestly get for `node` before rounding
/// it: from what is printed for the values before it, with every other value on the way rounded to
/// so many decimals or more, and with sums and products grouped in any order.
///
/// It is what both the natural interval extension and the mean-value form allow. A sum of n terms
/// adds (n − 1)·u/2 and a product (n − 1)·u/2·Π max(1, |f|), u being the unit of the last decimal,
/// a product that is divided as well;
/// a select whose condition is open is the hull of its arms.
decimal::Interval reach(const ReachQuestion& question, Node node);

}  // namespace longhand::check
