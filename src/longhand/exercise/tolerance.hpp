#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/decimal/interval.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::exercise {

/// Which numbers, typed with the decimals that are asked for, count as right: all multiples of the
/// last decimal's unit from `low` to `high`. None where low > high.
struct Accepted {
    decimal::Integer low, high;  ///< in units
    int decimals = 0;

    bool holds(const decimal::Integer& units) const { return low <= units && units <= high; }
    bool is_bounded() const { return low <= high; }

    /// "−0.1213" for the lower end.
    std::string low_text() const;
    std::string high_text() const;
};

/// A value in units of so many decimals, rounded half away from zero.
decimal::Integer units_of(const replay::Number& value, int decimals);
decimal::Integer units_of(std::string_view typed, int decimals);
std::string text_of(const decimal::Integer& units, int decimals);

/// What stands on a sheet: a given as typed, or a step's value with so many decimals.
struct Shown {
    bool is_shown = false;
    std::optional<int> decimals = {};  ///< none for a given
    bool is_own = false;               ///< a student's own number: nobody works it out again
};

/// The rule that a sheet prints: give `decimals`, keep at least `kept` on the way.
struct Rounding {
    int decimals = 4;
    int kept = 4;
    friend bool operator==(const Rounding&, const Rounding&) = default;
};

/// The answers that honest calculations by a rule can give: sums and products in any order and
/// grouping, every value on the way kept with `kept` decimals or more, the answer rounded half up
/// or half to even.
class Tolerance {
  public:
    /// `values` are those of the worksheet's nodes for the givens at hand; `shown` tells what can
    /// be read from the sheet. All must outlive this.
    Tolerance(const Worksheet& worksheet, const std::vector<replay::Number>& values,
              const std::vector<Shown>& shown);

    Accepted accepted(Node answer, Rounding rounding) const;

  private:
    struct Known {
        bool is_found = false;
        std::optional<decimal::Interval> value, standing;
    };
    const Known& known(Node node) const;
    Accepted accepted(Node answer, Rounding rounding, bool reads_results) const;

    const Worksheet& worksheet_;
    const std::vector<replay::Number>& values_;
    const std::vector<Shown>& shown_;
    bool shows_results_ = false;        ///< worked steps stand on the sheet
    mutable std::vector<Known> known_;  ///< of the nodes that were asked for
};

}  // namespace longhand::exercise
