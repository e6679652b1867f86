#include "longhand/render/typst.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "longhand/text/utf8.hpp"

namespace longhand::render {

namespace {

using Kind = Math::Kind;

bool is_ascii_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

std::string draw(const Math& math);

/// A letter is a variable, a word is upright.
std::string name(const std::string& text) {
    const std::u32string characters = text::characters(text);
    const bool is_letter =
        characters.size() == 1 && (is_ascii_letter(characters[0]) ||
                                   (characters[0] >= 0x80 && text::is_letter(characters[0])));
    return is_letter ? text : typst_string(text);
}

/// Signs that mean something to Typst are escaped, all others stand for themselves.
std::string sign(std::string_view text) {
    constexpr std::u32string_view plain = U"+-=<>!()[]";
    std::string result;
    while (!text.empty()) {
        const char32_t c = text::take_character(text);
        if (c < 0x80 && c != U' ' && plain.find(c) == plain.npos) result += '\\';
        result += text::is_control(c) ? typst_string(text::utf8(c)) : text::utf8(c);
    }
    return result;
}

std::string number(std::string_view text) {
    constexpr std::string_view minus = "−";
    const bool is_negative = text.starts_with(minus);
    if (is_negative) text.remove_prefix(minus.size());
    const bool is_plain = !text.empty() && text.find_first_not_of("0123456789.") == text.npos;
    const std::string digits = is_plain ? std::string(text) : typst_string(text);
    return is_negative ? "-" + digits : digits;
}

std::string row(const std::vector<Math>& parts) {
    std::string result;
    for (const Math& part : parts)
        result += (result.empty() ? "" : " ") + draw(part);
    return result;
}

std::string scripts(const std::vector<Math>& parts) {
    std::string result = "attach(" + draw(parts[0]);
    if (!parts[1].is_empty()) result += ", b: " + draw(parts[1]);
    if (!parts[2].is_empty()) result += ", t: " + draw(parts[2]);
    return result + ")";
}

std::string accent(const Math& math) {
    constexpr auto known = std::to_array<std::pair<char32_t, std::string_view>>({
        {U'\u0302', "hat"},
        {U'\u0303', "tilde"},
        {U'\u0304', "macron"},
        {U'\u0305', "macron"},
        {U'\u0307', "dot"},
        {U'\u0308', "dot.double"},
        {U'\u030C', "caron"},
        {U'\u20D7', "arrow"},
    });
    const char32_t mark = text::characters(math.text).front();
    const auto found =
        std::ranges::find(known, mark, &std::pair<char32_t, std::string_view>::first);
    if (found == known.end()) return typst_string(math.parts[0].text + math.text);
    return fmt::format("accent({}, {})", draw(math.parts[0]), found->second);
}

std::string fence(const std::string& inside) {
    return fmt::format("lr(( {} ))", inside);
}

std::string function(const std::vector<Math>& parts) {
    const Math& head = parts.front();
    const bool is_word = head.kind == Kind::name && text::characters(head.text).size() > 1;
    const std::string shown = is_word ? fmt::format("op({})", typst_string(head.text)) : draw(head);
    if (parts.size() == 2 && parts[1].kind == Kind::matrix) return shown + " " + draw(parts[1]);
    std::string arguments;
    for (std::size_t k = 1; k < parts.size(); ++k)
        arguments += (k > 1 ? " \\, " : "") + draw(parts[k]);
    return shown + " " + fence(arguments);
}

std::string matrix(const Math& matrix) {
    std::string cells;
    for (std::size_t k = 0; k < matrix.parts.size(); ++k) {
        if (k > 0) cells += k % matrix.columns == 0 ? "; " : ", ";
        const std::string cell = draw(matrix.parts[k]);
        cells += cell.empty() ? "\"\"" : cell;
    }
    const std::string drawn = fmt::format("mat({})", cells);
    return matrix.text.empty() ? drawn
                               : fmt::format("attach({}, b: {})", drawn, typst_string(matrix.text));
}

std::string draw(const Math& math) {
    switch (math.kind) {
        case Kind::row:
            return row(math.parts);
        case Kind::number:
            return number(math.text);
        case Kind::name:
            return name(math.text);
        case Kind::sign:
            return sign(without_blanks(math.text));
        case Kind::words:
            return typst_string(math.text);
        case Kind::fraction:
            return fmt::format("frac({}, {})", draw(math.parts[0]), draw(math.parts[1]));
        case Kind::scripts:
            return scripts(math.parts);
        case Kind::accent:
            return accent(math);
        case Kind::root:
            return fmt::format("sqrt({})", draw(math.parts[0]));
        case Kind::fence:
            return fence(draw(math.parts[0]));
        case Kind::function:
            return function(math.parts);
        case Kind::matrix:
            return matrix(math);
        case Kind::blank:
            return fmt::format("blank({})", math.columns);
    }
    return {};
}

}  // namespace

std::string typst_math(const Math& math) {
    return draw(math);
}

std::string typst_string(std::string_view text) {
    std::string result = "\"";
    while (!text.empty()) {
        const char32_t c = text::take_character(text);
        if (c == U'"' || c == U'\\') result += '\\';
        result += text::utf8(text::is_control(c) ? text::replacement_character : c);
    }
    return result + '"';
}

}  // namespace longhand::render
