#include "longhand/render/latex.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/render/latex_characters.hpp"
#include "longhand/text/superscript.hpp"
#include "longhand/text/utf8.hpp"

namespace longhand::render {

namespace {

using Kind = Math::Kind;

bool is_ascii_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

std::string_view escaped(char32_t c) {
    switch (c) {
        case U'\\':
            return "\\textbackslash{}";
        case U'^':
            return "\\textasciicircum{}";
        case U'~':
            return "\\textasciitilde{}";
        case U'<':
            return "\\textless{}";
        case U'>':
            return "\\textgreater{}";
        case U'"':
            return "\\textquotedbl{}";
        case U'{':
            return "\\{";
        case U'}':
            return "\\}";
        case U'$':
            return "\\$";
        case U'&':
            return "\\&";
        case U'#':
            return "\\#";
        case U'%':
            return "\\%";
        case U'_':
            return "\\_";
        default:
            return {};
    }
}

std::string document_character(char32_t c) {
    if (const std::string_view known = escaped(c); !known.empty()) return std::string(known);
    if (c < 0x80) return text::utf8(c);
    if (const auto [usual, height] = text::without_height(c); height != text::Height::normal) {
        return fmt::format("\\text{}script{{{}}}", height == text::Height::raised ? "super" : "sub",
                           document_character(usual));
    }
    if (c == U'…') return "\\ldots{}";
    const std::string_view command = latex_command(c);
    return command.empty() ? text::utf8(c) : fmt::format("\\ensuremath{{{}}}", command);
}

std::string mathjax_character(char32_t c) {
    const bool has_meaning = c == U'\\' || c == U'{' || c == U'}' || c == U'$';
    return (has_meaning ? "\\" : "") + text::utf8(c);
}

class Drawing {
  public:
    explicit Drawing(LatexReader reader) : reader_(reader) {}

    std::string draw(const Math& math) const {
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
                return words(math.text);
            case Kind::fraction:
                return fmt::format("\\frac{{{}}}{{{}}}", draw(math.parts[0]), draw(math.parts[1]));
            case Kind::scripts:
                return scripts(math.parts);
            case Kind::accent:
                return accent(math);
            case Kind::root:
                return fmt::format("\\sqrt{{{}}}", draw(math.parts[0]));
            case Kind::fence:
                return fence(draw(math.parts[0]), is_tall(math.parts[0]));
            case Kind::function:
                return function(math.parts);
            case Kind::matrix:
                return matrix(math);
            case Kind::blank:
                return fmt::format("\\boxed{{\\phantom{{{}}}}}", std::string(math.columns, '0'));
        }
        return {};
    }

  private:
    std::string row(const std::vector<Math>& parts) const {
        std::string result;
        for (std::size_t k = 0; k < parts.size(); ++k) {
            // A sign that begins a formula stands close to what it belongs to.
            const bool is_first = k == 0 && parts[k].kind == Kind::sign;
            const std::string part = is_first ? "{" + draw(parts[k]) + "}" : draw(parts[k]);
            if (!result.empty()) result += ' ';
            result += part;
        }
        return result;
    }

    static std::string number(std::string text) {
        constexpr std::string_view minus = "−";
        if (text.starts_with(minus)) text.replace(0, minus.size(), "{-}");
        return text;
    }

    std::string name(const std::string& text) const {
        const std::u32string characters = text::characters(text);
        if (characters.size() > 1) return fmt::format("\\mathrm{{{}}}", text);
        const char32_t c = characters.front();
        if (is_ascii_letter(c)) return text;
        const std::string_view command = latex_command(c);
        return command.empty() ? words(text) : std::string(command);
    }

    std::string sign(std::string_view text) const {
        std::string result;
        while (!text.empty()) {
            const char32_t c = text::take_character(text);
            const std::string_view command = latex_command(c);
            if (!command.empty()) {
                result += command;
            } else {
                result += c < 0x80 && escaped(c).empty() ? text::utf8(c)
                          : c == U'<' || c == U'>'       ? text::utf8(c)
                                                         : words(text::utf8(c));
            }
        }
        return result;
    }

    std::string words(std::string_view text) const {
        std::string shown = latex_text(text, reader_);
        if (reader_ == LatexReader::document) {
            // Blanks beside Chinese characters would be lost.
            if (shown.starts_with(' ')) shown.insert(0, 1, '\\');
            if (shown.ends_with(' ')) shown.insert(shown.size() - 1, 1, '\\');
        }
        return fmt::format("\\text{{{}}}", shown);
    }

    std::string scripts(const std::vector<Math>& parts) const {
        const Kind base = parts[0].kind;
        const bool is_simple = base == Kind::name || base == Kind::number || base == Kind::fence;
        std::string result = is_simple ? draw(parts[0]) : "{" + draw(parts[0]) + "}";
        if (!parts[1].is_empty()) result += "_{" + draw(parts[1]) + "}";
        if (!parts[2].is_empty()) result += "^{" + draw(parts[2]) + "}";
        return result;
    }

    std::string accent(const Math& math) const {
        const std::string_view command = latex_accent(text::characters(math.text).front());
        if (command.empty()) return words(math.parts[0].text + math.text);
        return fmt::format("{}{{{}}}", command, draw(math.parts[0]));
    }

    static std::string fence(const std::string& inside, bool tall) {
        return tall ? fmt::format("\\left( {} \\right)", inside) : fmt::format("({})", inside);
    }

    std::string function(const std::vector<Math>& parts) const {
        const Math& head = parts.front();
        const bool is_word = head.kind == Kind::name && text::characters(head.text).size() > 1;
        const bool has_command = head.text == "sin" || head.text == "cos";
        std::string result = has_command ? "\\" + head.text
                             : is_word   ? fmt::format("\\operatorname{{{}}}", head.text)
                                         : draw(head);
        if (parts.size() == 2 && parts[1].kind == Kind::matrix)
            return result + " " + draw(parts[1]);
        std::string arguments;
        for (std::size_t k = 1; k < parts.size(); ++k)
            arguments += (k > 1 ? ", " : "") + draw(parts[k]);
        const bool tall = std::any_of(parts.begin() + 1, parts.end(), is_tall);
        return result + (tall ? "\\!" : "") + fence(arguments, tall);
    }

    std::string matrix(const Math& matrix) const {
        std::string result = "\\begin{pmatrix} ";
        for (std::size_t k = 0; k < matrix.parts.size(); ++k) {
            if (k > 0) result += k % matrix.columns == 0 ? " \\\\ " : " & ";
            result += draw(matrix.parts[k]);
        }
        result += " \\end{pmatrix}";
        if (!matrix.text.empty()) result += "_{" + sign(matrix.text) + "}";
        return result;
    }

    LatexReader reader_;
};

}  // namespace

std::string latex_math(const Math& math, LatexReader reader) {
    return Drawing(reader).draw(math);
}

std::string latex_text(std::string_view text, LatexReader reader) {
    std::string result;
    char32_t last = 0;
    while (!text.empty()) {
        const char32_t c = text::take_character(text);
        const char32_t shown = c == U'\n' || c == U'\t' ? U' '
                               : text::is_control(c)    ? text::replacement_character
                                                        : c;
        if (reader == LatexReader::mathjax) {
            result += mathjax_character(shown);
        } else {
            // A blank behind a blank would be lost.
            result += shown == U' ' && last == U' ' ? "\\enspace{}" : document_character(shown);
        }
        last = shown;
    }
    return result;
}

}  // namespace longhand::render
