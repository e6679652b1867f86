#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace longhand::scan {

/// A word of LaTeX mathematics.
struct TexToken {
    enum class Kind : std::uint8_t {
        number,   ///< digits with at most one point: "0.85", ".5"
        letter,   ///< one letter of any alphabet
        command,  ///< "\frac", with its backslash; "\\" too
        sign,     ///< any other character, braces among them
        end,
    };

    Kind kind = Kind::end;
    std::string_view text;
    std::size_t offset = 0;       ///< in the piece of mathematics, in bytes
    bool is_after_space = false;  ///< whether blanks or spacing commands stand before it
    bool is_apart = false;        ///< whether spacing commands do: LaTeX shows no blanks
    bool is_far = false;          ///< whether \\quad does, as between two statements
};

/// Whether a word is one of several.
template <std::size_t size>
bool is_in(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

/// The words of a piece of mathematics, the end last. Blanks, comments, and commands that only
/// space, size or style are left out.
std::vector<TexToken> tex_tokens(std::string_view tex);

}  // namespace longhand::scan
