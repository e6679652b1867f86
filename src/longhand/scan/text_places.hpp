#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace longhand::scan {

/// Where things stand in a text, and what its author accepts there.
class TextPlaces {
  public:
    /// The text must outlive this.
    explicit TextPlaces(std::string_view text);

    /// The line, from 1, of a place in bytes.
    int line(std::size_t offset) const;

    /// Where that line begins, in bytes.
    std::size_t line_begin(std::size_t offset) const;

    /// Where it ends: at its line feed, or the end of the text.
    std::size_t line_end(std::size_t offset) const;

    /// The column of a place, in characters from 1.
    int column(std::size_t offset) const;

    /// Whether the author accepts what stands from `begin` to `end`: on its lines, or on the line
    /// before by itself, stands a comment with `longhand: ignore`.
    bool is_ignored(std::size_t begin, std::size_t end) const;

  private:
    std::string_view text_;
    std::vector<std::size_t> lines_;    ///< where they begin
    std::vector<std::size_t> ignores_;  ///< where the marks stand
};

/// What is written, with single blanks for all space.
std::string on_one_line(std::string_view source);

}  // namespace longhand::scan
