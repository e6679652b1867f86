#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace longhand::render {

/// A formula as it is set: what stands beside, above and below what, with its parentheses. Made
/// of expressions and of symbols; drawn in characters, in LaTeX and in MathML.
struct Math {
    enum class Kind : unsigned char {
        row,       ///< parts beside each other
        number,    ///< text: digits, with the minus sign −
        name,      ///< text: a letter, or a word that stands for one value
        sign,      ///< text: an operation or a relation, with the blanks around it in a line
        words,     ///< text in a language
        fraction,  ///< above and below the bar
        scripts,   ///< base, subscript, superscript; an empty row where there is none
        accent,    ///< text: a combining mark; what it stands on
        root,      ///< one part
        fence,     ///< one part in parentheses
        function,  ///< the function, then its arguments
        matrix,    ///< cells, row by row, with `columns`; text: its shape where some are left out
        blank,     ///< room to write a number of `columns` characters
    };

    Kind kind = Kind::row;
    std::string text = {};
    std::vector<Math> parts = {};
    std::size_t columns = 0;

    static Math row(std::vector<Math> parts) { return {Kind::row, {}, std::move(parts)}; }
    static Math name(std::string_view text) { return {Kind::name, std::string(text)}; }
    static Math sign(std::string_view text) { return {Kind::sign, std::string(text)}; }
    static Math words(std::string_view text) { return {Kind::words, std::string(text)}; }
    static Math number(std::string_view text) { return {Kind::number, std::string(text)}; }
    static Math blank(std::size_t width) { return {Kind::blank, {}, {}, width}; }
    static Math fence(Math inside) { return {Kind::fence, {}, {std::move(inside)}}; }

    bool is_empty() const { return kind == Kind::row && parts.empty(); }
    friend bool operator==(const Math&, const Math&) = default;
};

/// `base` with a further subscript or superscript behind those that it has.
Math with_subscript(Math base, Math subscript);
Math with_superscript(Math base, Math superscript);

/// True where a fraction, a matrix or a root makes it taller than a line.
bool is_tall(const Math& math);

/// How many characters it takes on a line, about.
std::size_t width(const Math& math);

/// A sign without the blanks around it.
std::string_view without_blanks(std::string_view sign);

}  // namespace longhand::render
