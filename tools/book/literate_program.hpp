#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longhand::book {

/// A heading (`## …`) or a paragraph, in Markdown.
struct Unit {
    std::string text;
    std::string file = {};
    std::size_t line = 1;  ///< of the file, where it begins

    /// The file, and one of the unit's lines in it: chapter.cpp:12.
    std::string place(std::size_t lines_below = 0) const;
};

/// A stretch of a chapter: what it says, then the code that does it.
struct Passage {
    std::vector<Unit> units;
    std::string code;              ///< may be empty
    std::uint32_t first_line = 0;  ///< of the code; it ends where the next passage begins
};

/// A chapter's program in the order of its prose. The first passage is its title, its goal, and
/// what it needs; its code is all that stands before the first words inside of the function.
using LiterateProgram = std::vector<Passage>;

/// Reads a chapter.cpp: the documentation comment that begins with a title, `/// # …`, and those
/// inside of the function, four blanks from the left. `file` is shown in errors: throws
/// Error("book.title") where there is no such comment.
LiterateProgram read_program(std::string_view text, const std::string& file);

/// The same program with the prose of its page in another language, unit by unit. Throws
/// Error("book.units") for a page whose headings and paragraphs do not stand in the same order.
LiterateProgram with_prose(LiterateProgram program, std::string_view page, const std::string& file);

/// Headings and paragraphs of a Markdown text, which begins in a line of a file.
std::vector<Unit> units_of(std::string_view markdown, const std::string& file = {},
                           std::size_t first_line = 1);

/// 0 for a paragraph, else the level of a heading.
std::size_t heading_level(std::string_view unit);

}  // namespace longhand::book
