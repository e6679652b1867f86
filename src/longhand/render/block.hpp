#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace longhand::render {

/// A piece of a formula drawn in a rectangle of characters: one line, or several where a matrix
/// stands in it. All lines are equally wide.
class Block {
  public:
    Block() : Block("") {}
    explicit Block(std::string_view line) : Block(std::vector<std::string>{std::string(line)}) {}

    /// Expects at least one line; shorter ones are filled up with blanks.
    explicit Block(std::vector<std::string> lines);

    /// Rows of cells in the square brackets of a matrix. Numbers (where `align_points`) stand with
    /// their decimal points under each other.
    static Block bracketed(const std::vector<std::vector<std::string>>& rows, bool align_points);

    const std::vector<std::string>& lines() const { return lines_; }
    std::size_t width() const { return width_; }
    std::size_t height() const { return lines_.size(); }

    /// The line that stands beside what comes before and after.
    std::size_t baseline() const { return (lines_.size() - 1) / 2; }

    /// This block with `right` beside it, baseline to baseline.
    Block& operator+=(const Block& right);
    Block& operator+=(std::string_view right) { return *this += Block(right); }

  private:
    std::vector<std::string> lines_;
    std::size_t width_;
};

/// Tall parentheses around a block.
Block parenthesised(const Block& block);

}  // namespace longhand::render
