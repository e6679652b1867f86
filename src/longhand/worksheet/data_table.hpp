#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace longhand {

/// A file of measurements that stands in a chapter's folder: comma-separated, a heading, a row a
/// sample, nothing quoted.
class DataTable {
  public:
    /// Throws Error("data.row") for a row with more or fewer cells than the heading.
    explicit DataTable(std::string_view text);

    /// The rows that have this word in this column. Throws Error("data.column").
    DataTable where(std::string_view column, std::string_view word) const;

    /// Every second pair of rows: the first two, the fifth and sixth, …, or the others. (Pairs, as
    /// what was measured in pairs, such as female and male, would be parted otherwise.)
    DataTable every_second_pair(bool from_first) const;

    /// The numbers of some columns, as givens are typed: "39.1 18.7; 39.5 17.4". Rows that lack one
    /// (NA) are left out. Throws Error("data.column").
    std::string numbers(const std::vector<std::string>& columns) const;

    /// How many rows lack no number.
    std::size_t complete_rows() const;

  private:
    std::size_t place_of(std::string_view column) const;

    std::vector<std::string> heading_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace longhand
