#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/decimal/interval.hpp"
#include "longhand/decimal/printed_number.hpp"
#include "longhand/language/value.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/scan/equalities.hpp"

namespace longhand::scan {

/// Half a unit of the last digit.
decimal::Rational half_unit(const decimal::PrintedNumber& printed);

/// Both sides of an equality on one tape: a given for each number, one for all that are printed
/// alike.
class Sides {
  public:
    /// Expects an equality that was read. Throws what its operations throw.
    explicit Sides(const Equality& equality);

    bool have_one_shape() const { return left_shape_ == right_shape_; }
    std::size_t size() const { return left_.size(); }
    Shape shape() const { return left_shape_; }
    Node left(std::size_t element) const { return left_[element]; }
    Node right(std::size_t element) const { return right_[element]; }
    const replay::Number& value(Node node) const { return values_[node]; }

    /// The number that is printed there, and nothing else; none for a formula.
    const decimal::PrintedNumber* printed(Node node) const;

    /// Everything that honest work gives for a node, where numbers that stand on one side alone
    /// were rounded when they were printed.
    decimal::Interval reach(Node node, std::optional<int> decimals) const;

    /// The most decimals of the numbers that stand on the right alone.
    std::optional<int> new_decimals() const;

    bool has_only_whole_numbers() const;

  private:
    struct OfText {
        decimal::PrintedNumber printed;
        bool is_left = false, is_right = false;
    };

    void gather(const language::Syntax& formula, bool is_left);
    std::optional<decimal::Interval> standing(Node node) const;

    Record record_;
    std::map<std::string, OfText, std::less<>> numbers_;
    std::map<Node, const OfText*> by_node_;
    std::vector<Node> left_, right_;
    Shape left_shape_, right_shape_;
    std::vector<replay::Number> values_;
};

}  // namespace longhand::scan
