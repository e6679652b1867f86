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

/// Writes MathML behind what a text has.
class Writer {
  public:
    explicit Writer(std::string& out) : out_(out) {}

    void write(const Math& math) {
        switch (math.kind) {
            case Kind::row:
                return row(math.parts);
            case Kind::number:
                return number(math.text);
            case Kind::name:
                return element("mi", [&] { out_ += xml_text(math.text); });
            case Kind::sign:
                return sign(math.text, false);
            case Kind::words:
                return words(math.text);
            case Kind::fraction:
                return element("mfrac", math.parts);
            case Kind::scripts:
                return scripts(math.parts);
            case Kind::accent:
                out_ += "<mover accent=\"true\">";
                write(math.parts[0]);
                out_ += "<mo stretchy=\"false\">";
                out_ += sign_above(text::characters(math.text).front());
                out_ += "</mo></mover>";
                return;
            case Kind::root:
                return element("msqrt", math.parts);
            case Kind::fence:
                return fence([&] { write(math.parts[0]); }, is_tall(math.parts[0]));
            case Kind::function:
                return function(math.parts);
            case Kind::matrix:
                return matrix(math);
            case Kind::blank:
                out_ += fmt::format(
                    R"(<mspace class="blank" width="{:.1f}em" height="1.2em" depth="0.6em"/>)",
                    0.65 * static_cast<double>(math.columns));
        }
    }

  private:
    void tag(std::string_view before, std::string_view name) {
        out_ += before;
        out_ += name;
        out_ += '>';
    }

    void element(std::string_view name, const auto& content) {
        tag("<", name);
        content();
        tag("</", name);
    }

    void element(std::string_view name, const std::vector<Math>& parts) {
        element(name, [&] {
            for (const Math& part : parts)
                write(part);
        });
    }

    void number(std::string_view text) {
        if (!text.starts_with(minus)) return element("mn", [&] { out_ += xml_text(text); });
        element("mrow", [&] {
            out_ += "<mo form=\"prefix\">−</mo>";
            element("mn", [&] { out_ += xml_text(text.substr(minus.size())); });
        });
    }

    void sign(std::string_view text, bool begins) {
        out_ += begins ? "<mo form=\"prefix\">" : "<mo>";
        out_ += xml_text(without_blanks(text));
        out_ += "</mo>";
    }

    /// Blanks at the ends would be lost.
    void words(std::string_view text) {
        std::string shown = xml_text(text);
        if (shown.starts_with(' ')) shown.replace(0, 1, "\u00A0");
        if (shown.ends_with(' ')) shown.replace(shown.size() - 1, 1, "\u00A0");
        element("mtext", [&] { out_ += shown; });
    }

    void row(const std::vector<Math>& parts) {
        element("mrow", [&] {
            for (const Math& part : parts) {
                const bool begins = &part == &parts.front() && parts.size() > 1;
                if (part.kind == Kind::sign)
                    sign(part.text, begins);
                else
                    write(part);
            }
        });
    }

    void scripts(const std::vector<Math>& parts) {
        const bool is_below = !parts[1].is_empty() || parts[2].is_empty();
        const bool is_above = !parts[2].is_empty();
        element(is_below && is_above ? "msubsup"
                : is_above           ? "msup"
                                     : "msub",
                [&] {
                    write(parts[0]);
                    if (is_below) write(parts[1]);
                    if (is_above) write(parts[2]);
                });
    }

    void fence(const auto& inside, bool tall) {
        const std::string_view stretchy = tall ? "" : " stretchy=\"false\"";
        out_ += fmt::format("<mrow><mo form=\"prefix\"{}>(</mo>", stretchy);
        inside();
        out_ += fmt::format("<mo form=\"postfix\"{}>)</mo></mrow>", stretchy);
    }

    void matrix(const Math& matrix) {
        const auto cells = [&] {
            out_ += "<mtable class=\"matrix\">";
            for (std::size_t k = 0; k < matrix.parts.size(); ++k) {
                if (k % matrix.columns == 0) out_ += "<mtr>";
                element("mtd", [&] { write(matrix.parts[k]); });
                if ((k + 1) % matrix.columns == 0) out_ += "</mtr>";
            }
            out_ += "</mtable>";
        };
        if (matrix.text.empty()) return fence(cells, true);
        element("msub", [&] {
            fence(cells, true);
            words(matrix.text);
        });
    }

    void function(const std::vector<Math>& parts) {
        element("mrow", [&] {
            write(parts.front());
            out_ += "<mo>\u2061</mo>";
            if (parts.size() == 2 && parts[1].kind == Kind::matrix) return write(parts[1]);
            const auto arguments = [&] {
                for (std::size_t k = 1; k < parts.size(); ++k) {
                    if (k > 1) out_ += "<mo>,</mo>";
                    write(parts[k]);
                }
            };
            fence(arguments, std::any_of(parts.begin() + 1, parts.end(), is_tall));
        });
    }

    std::string& out_;
};

}  // namespace

std::string mathml(const Math& math) {
    std::string result;
    Writer(result).write(math);
    return result;
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
