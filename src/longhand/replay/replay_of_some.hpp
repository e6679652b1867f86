#pragma once

#include <optional>
#include <span>
#include <vector>

#include "longhand/record/record.hpp"
#include "longhand/replay/decimal_arithmetic.hpp"

namespace longhand::replay {

/// A few values of a record as functions of a few of its givens: only what lies between them is
/// replayed, in decimals, so that thousands of points cost little.
class ReplayOfSome {
  public:
    /// Expects nodes of givens in `varied`. The record must outlive this.
    ReplayOfSome(const Record& record, std::vector<Node> varied, std::vector<Node> wanted);

    /// The wanted values for these numbers, one a varied given; none where one of them has no value
    /// or where the calculation would have gone another way.
    std::optional<std::vector<decimal::Decimal>> at(std::span<const decimal::Decimal> numbers);

  private:
    const Record& record_;
    std::vector<Node> varied_;
    std::vector<Node> wanted_;
    std::vector<decimal::Decimal> givens_;
    std::vector<decimal::Decimal> values_;
    std::vector<Node> between_;  ///< the nodes that hang on what varies, in order
    std::vector<Guard> guards_;
};

}  // namespace longhand::replay
