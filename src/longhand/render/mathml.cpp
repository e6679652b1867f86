#include "longhand/render/mathml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "longhand/text/utf8.hpp"

namespace longhand::render {

namespace {

using Kind = Math::Kind;

constexpr std::string_view minus = "−";

/// The sign that stands over a letter for a combining mark; the mark itself where there is none.
std::string sign_above(char32_t mark) {
    constexpr auto signs = std::to_array<std::pair<char32_t, std::string_view>>({
        {U'\u0302', "^"},
        {U'\u0303', "~"},
        {U'\u0304', "¯"},
        {U'\u0305', "¯"},
        {U'\u0307', "˙"},
        {U'\u0308', "¨"},
        {U'\u030C', "ˇ"},
        {U'\u20D7', "→"},
    });
    for (const auto& [known, sign] : signs) {
        if (known == mark) return std::string(sign);
    }
    return text::utf8(mark);
}

std::string element(std::string_view tag, std::string_view content) {
    return fmt::format("<{}>{}</{}>", tag, content, tag);
}

std::string draw(const Math& math);

std::string number(std::string_view text) {
    if (!text.starts_with(minus)) return element("mn", xml_text(text));
    return fmt::format("<mrow><mo form=\"prefix\">−</mo><mn>{}</mn></mrow>",
                       xml_text(text.substr(minus.size())));
}

std::string sign(std::string_view text, bool begins) {
    const std::string shown = xml_text(without_blanks(text));
    return begins ? fmt::format("<mo form=\"prefix\">{}</mo>", shown) : element("mo", shown);
}

/// Blanks at the ends would be lost.
std::string words(std::string_view text) {
    std::string shown = xml_text(text);
    if (shown.starts_with(' ')) shown.replace(0, 1, "\u00A0");
    if (shown.ends_with(' ')) shown.replace(shown.size() - 1, 1, "\u00A0");
    return element("mtext", shown);
}

std::string row(const std::vector<Math>& parts) {
    std::string content;
    for (const Math& part : parts) {
        const bool begins = &part == &parts.front() && parts.size() > 1;
        content += part.kind == Kind::sign ? sign(part.text, begins) : draw(part);
    }
    return element("mrow", content);
}

std::string scripts(const std::vector<Math>& parts) {
    const std::string base = draw(parts[0]);
    if (parts[2].is_empty()) return element("msub", base + draw(parts[1]));
    if (parts[1].is_empty()) return element("msup", base + draw(parts[2]));
    return element("msubsup", base + draw(parts[1]) + draw(parts[2]));
}

std::string fence(std::string_view inside, bool tall) {
    const std::string_view stretchy = tall ? "" : " stretchy=\"false\"";
    return fmt::format(
        "<mrow><mo form=\"prefix\"{0}>(</mo>{1}<mo form=\"postfix\"{0}>)</mo></mrow>", stretchy,
        inside);
}

std::string matrix(const Math& matrix) {
    std::string rows;
    for (std::size_t k = 0; k < matrix.parts.size(); ++k) {
        if (k % matrix.columns == 0) rows += "<mtr>";
        rows += element("mtd", draw(matrix.parts[k]));
        if ((k + 1) % matrix.columns == 0) rows += "</mtr>";
    }
    const std::string drawn =
        fence(fmt::format("<mtable class=\"matrix\">{}</mtable>", rows), true);
    return matrix.text.empty() ? drawn : element("msub", drawn + words(matrix.text));
}

std::string function(const std::vector<Math>& parts) {
    const std::string head = draw(parts.front()) + "<mo>\u2061</mo>";
    if (parts.size() == 2 && parts[1].kind == Kind::matrix)
        return element("mrow", head + draw(parts[1]));
    std::string arguments;
    for (std::size_t k = 1; k < parts.size(); ++k)
        arguments += (k > 1 ? "<mo>,</mo>" : "") + draw(parts[k]);
    const bool tall = std::any_of(parts.begin() + 1, parts.end(), is_tall);
    return element("mrow", head + fence(arguments, tall));
}

std::string draw(const Math& math) {
    switch (math.kind) {
        case Kind::row:
            return row(math.parts);
        case Kind::number:
            return number(math.text);
        case Kind::name:
            return element("mi", xml_text(math.text));
        case Kind::sign:
            return sign(math.text, false);
        case Kind::words:
            return words(math.text);
        case Kind::fraction:
            return element("mfrac", draw(math.parts[0]) + draw(math.parts[1]));
        case Kind::scripts:
            return scripts(math.parts);
        case Kind::accent:
            return fmt::format("<mover accent=\"true\">{}<mo stretchy=\"false\">{}</mo></mover>",
                               draw(math.parts[0]),
                               sign_above(text::characters(math.text).front()));
        case Kind::root:
            return element("msqrt", draw(math.parts[0]));
        case Kind::fence:
            return fence(draw(math.parts[0]), is_tall(math.parts[0]));
        case Kind::function:
            return function(math.parts);
        case Kind::matrix:
            return matrix(math);
        case Kind::blank:
            return fmt::format(
                R"(<mspace class="blank" width="{:.1f}em" height="1.2em" depth="0.6em"/>)",
                0.65 * static_cast<double>(math.columns));
    }
    return {};
}

}  // namespace

std::string mathml(const Math& math) {
    return draw(math);
}

std::string xml_text(std::string_view text) {
    const bool is_plain = std::ranges::all_of(text, [](char c) {
        return c >= ' ' && c <= '~' && c != '&' && c != '<' && c != '>' && c != '"';
    });
    if (is_plain) return std::string(text);
    std::string result;
    while (!text.empty()) {
        const char32_t c = text::take_character(text);
        const bool is_space = c == U'\n' || c == U'\t' || c == U'\r';
        const bool is_none = (text::is_control(c) && !is_space) || c == 0xFFFE || c == 0xFFFF;
        switch (c) {
            case U'&':
                result += "&amp;";
                break;
            case U'<':
                result += "&lt;";
                break;
            case U'>':
                result += "&gt;";
                break;
            case U'"':
                result += "&quot;";
                break;
            default:
                result += text::utf8(is_none ? text::replacement_character : is_space ? U' ' : c);
        }
    }
    return result;
}

}  // namespace longhand::render
