#include "longhand/scan/tex_tokens.hpp"

#include "longhand/text/utf8.hpp"

namespace longhand::scan {

namespace {

using Kind = TexToken::Kind;

constexpr auto spacing = std::to_array<std::string_view>(
    {"\\,", "\\;", "\\:", "\\!", "\\ ", "\\>", "\\quad", "\\qquad", "\\thinspace", "\\enspace",
     "\\medspace", "\\nonumber", "\\notag", "\\hfill", "\\allowbreak", "\\strut"});
constexpr auto style = std::to_array<std::string_view>(
    {"\\displaystyle", "\\textstyle", "\\scriptstyle", "\\limits", "\\nolimits", "\\mathbf",
     "\\boldsymbol",   "\\bm",        "\\mathit",      "\\mathsf", "\\mathbb",   "\\mathcal",
     "\\left",         "\\right",     "\\big",         "\\Big",    "\\bigg",     "\\Bigg",
     "\\bigl",         "\\bigr",      "\\Bigl",        "\\Bigr",   "\\biggl",    "\\biggr",
     "\\Biggl",        "\\Biggr",     "\\rm",          "\\bf",     "\\it",       "\\boxed"});

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_latin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// How long a length behind the end of a row is: [2pt]; 0 for anything else.
std::size_t length_behind(std::string_view tex) {
    if (!tex.starts_with('[')) return 0;
    const std::size_t end = tex.find(']');
    if (end == tex.npos) return 0;
    const std::string_view inside = tex.substr(1, end - 1);
    const std::size_t unit = inside.find_first_not_of("-.0123456789 ");
    const bool is_length = unit != inside.npos && unit > 0 && inside.size() - unit == 2 &&
                           is_latin(inside[unit]) && is_latin(inside[unit + 1]);
    return is_length ? end + 1 : 0;
}

}  // namespace

std::vector<TexToken> tex_tokens(std::string_view tex) {
    std::vector<TexToken> tokens;
    bool is_after_space = false, is_apart = false, is_far = false;
    std::size_t place = 0;
    const auto add = [&](Kind kind, std::size_t length) {
        tokens.push_back(
            {kind, tex.substr(place, length), place, is_after_space, is_apart, is_far});
        is_after_space = is_apart = is_far = false;
        place += length;
    };
    while (place < tex.size()) {
        const char c = tex[place];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '~') {
            is_after_space = true;
            ++place;
        } else if (c == '%') {
            place = std::min(tex.find('\n', place), tex.size());
        } else if (c == '\\') {
            std::size_t length = 1;
            while (place + length < tex.size() && is_latin(tex[place + length]))
                ++length;
            if (length == 1) length = std::min<std::size_t>(2, tex.size() - place);
            const std::string_view command = tex.substr(place, length);
            if (is_in(spacing, command)) {
                is_after_space = is_apart = true;
                is_far = is_far || command == "\\quad" || command == "\\qquad";
                place += length;
            } else if (is_in(style, command)) {
                place += length;
            } else if (command == "\\_") {  // as Markdown has it
                ++place;
                add(Kind::sign, 1);
            } else {
                add(Kind::command, length);
                if (command == "\\\\") place += length_behind(tex.substr(place));
            }
        } else if (is_digit(c) ||
                   (c == '.' && place + 1 < tex.size() && is_digit(tex[place + 1]))) {
            std::size_t length = 0;
            bool has_point = false;
            while (place + length < tex.size()) {
                const char next = tex[place + length];
                const bool is_point = next == '.' && !has_point &&
                                      place + length + 1 < tex.size() &&
                                      is_digit(tex[place + length + 1]);
                if (!is_digit(next) && !is_point) break;
                has_point = has_point || is_point;
                ++length;
            }
            const bool has_comma = place + length + 1 < tex.size() && tex[place + length] == ',' &&
                                   is_digit(tex[place + length + 1]);
            if (has_comma) {  // 10,000 or 0,5 or a list
                while (place + length < tex.size() &&
                       (is_digit(tex[place + length]) || tex[place + length] == ',' ||
                        tex[place + length] == '.'))
                    ++length;
            }
            add(has_comma ? Kind::sign : Kind::number, length);
        } else if (is_latin(c)) {
            add(Kind::letter, 1);
        } else {
            std::string_view rest = tex.substr(place);
            const std::size_t before = rest.size();
            const char32_t character = text::take_character(rest);
            const std::size_t length = before - rest.size();
            const bool is_letter = character >= 0xC0 && character != 0xD7 && character != 0xF7 &&
                                   (character < 0x2000 || character >= 0x3400) &&
                                   character < 0xFF00;
            add(is_letter ? Kind::letter : Kind::sign, length);
        }
    }
    tokens.push_back({Kind::end, {}, tex.size(), is_after_space, is_apart, is_far});
    return tokens;
}

}  // namespace longhand::scan
