#pragma once

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
};

/// The words of a piece of mathematics, the end last. Blanks, comments, and commands that only
/// space, size or style are left out.
std::vector<TexToken> tex_tokens(std::string_view tex);

}  // namespace longhand::scan
