#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace longhand::scan {

/// Counts the lines of a text, for places that come in order or nearly so.
class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {}

    /// The line, from 1, of a place in bytes.
    int at(std::size_t offset);

  private:
    std::string_view text_;
    std::size_t place_ = 0;
    int line_ = 1;
};

/// Where the line of a place begins, in bytes.
std::size_t line_begin(std::string_view text, std::size_t offset);

/// The column of a place, in characters from 1.
int column_at(std::string_view text, std::size_t offset);

/// What is written, with single blanks for all space.
std::string on_one_line(std::string_view source);

/// Whether the author accepts what stands from `begin` to `end`: on its lines or the line before
/// stands a comment with `longhand: ignore`.
bool is_ignored(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace longhand::scan
