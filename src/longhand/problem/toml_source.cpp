#include "longhand/problem/toml_source.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/text/nearest.hpp"
#include "longhand/text/utf8.hpp"
#include "longhand/text/width.hpp"

namespace longhand {

namespace {

constexpr std::size_t largest_file = 1'000'000;

/// Where line `line` of a text begins, in bytes.
std::size_t begin_of_line(std::string_view text, std::size_t line) {
    std::size_t at = 0;
    for (; line > 1; --line)
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    return at;
}

struct Sign {
    std::string_view typed, plain;
};

/// Signs that word processors and Chinese keyboards give, and TOML's own.
constexpr Sign signs[] = {{"“", "\""}, {"”", "\""}, {"„", "\""},    {"＂", "\""}, {"‘", "'"},
                          {"’", "'"},  {"＇", "'"}, {"＝", "="},    {"［", "["},  {"］", "]"},
                          {"【", "["}, {"】", "]"}, {"｛", "{"},    {"｝", "}"},  {"，", ","},
                          {"、", ","}, {"＃", "#"}, {"\u3000", "␣"}};

/// The slips of every day in words of our own; others in those of the parser.
Error syntax_error(std::string_view description, std::string_view rest) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    if (description.find("parsing string") != description.npos &&
        (rest.empty() || rest.starts_with('\n') || rest.starts_with('\r')))
        return Error("toml.quote", {});
    if (description.find("cannot redefine") != description.npos && line.starts_with('[')) {
        const std::size_t end = std::min(line.find(']'), line.size());
        return Error("toml.twice", {std::string(line.substr(1, end - 1))});
    }
    const bool is_letter = !rest.empty() && static_cast<unsigned char>(rest.front()) >= 0x80;
    if (is_letter && line.find('=') != line.npos) return Error("toml.bare", {});
    return Error("toml.syntax", {std::string(description)});
}

}  // namespace

TomlSource::TomlSource(std::string_view text, std::string name)
    : text_(text), name_(std::move(name)) {
    if (text.size() > largest_file) throw Error("toml.size", {std::to_string(largest_file)}, name_);
    try {
        root_ = toml::parse(text_, std::string_view(name_));
    } catch (const toml::parse_error& error) {
        const TextPlace place = place_of(error.source().begin);
        const std::string_view rest = std::string_view(text_).substr(place.byte);
        for (const Sign& sign : signs) {
            if (rest.starts_with(sign.typed))
                throw at(Error("toml.sign", {std::string(sign.typed), std::string(sign.plain)}),
                         place);
        }
        throw at(syntax_error(error.description(), rest), place);
    }
}

TextPlace TomlSource::place_of(const toml::source_position& position) const {
    std::string_view rest = std::string_view(text_).substr(begin_of_line(text_, position.line));
    for (auto column = position.column; column > 1 && !rest.empty(); --column)
        text::take_character(rest);
    return {position.line, position.column, text_.size() - rest.size()};
}

/// Walks over the string as it stands in the file, with its quotes and escapes.
TextPlace TomlSource::inside(TextPlace at, std::size_t offset) const {
    std::string_view rest = std::string_view(text_).substr(at.byte);
    const auto take = [&](std::size_t characters) {
        for (; characters > 0 && !rest.empty(); --characters) {
            const bool ends_line = rest.front() == '\n';
            text::take_character(rest);
            at.line += ends_line ? 1 : 0;
            at.column = ends_line ? 1 : at.column + 1;
        }
        at.byte = text_.size() - rest.size();
    };
    const bool is_literal = rest.starts_with('\'');
    const bool is_long = rest.starts_with("\"\"\"") || rest.starts_with("'''");
    take(is_long ? 3 : 1);
    if (is_long && rest.starts_with("\r\n"))
        take(2);
    else if (is_long && rest.starts_with('\n'))
        take(1);
    for (std::size_t value = 0; value < offset && !rest.empty();) {
        if (is_literal || rest.front() != '\\') {
            const std::size_t before = rest.size();
            take(1);
            value += before - rest.size();
            continue;
        }
        const std::size_t digits = rest.starts_with("\\u") ? 4 : rest.starts_with("\\U") ? 8 : 0;
        if (digits > 0) {
            const std::string hex(rest.substr(2, digits));
            value +=
                text::utf8(static_cast<char32_t>(std::strtoul(hex.c_str(), nullptr, 16))).size();
            take(2 + digits);
        } else if (is_long && rest.size() > 1 &&
                   std::string_view(" \t\r\n").find(rest[1]) != rest.npos) {
            take(1);
            while (!rest.empty() && std::string_view(" \t\r\n").find(rest.front()) != rest.npos)
                take(1);
        } else {
            take(2);
            value += 1;
        }
    }
    return at;
}

std::string TomlSource::text_of(const TextPlace& place) const {
    return fmt::format("{}:{}:{}", name_, place.line, place.column);
}

Error TomlSource::at(const Error& error, const TextPlace& node, std::size_t offset) const {
    const bool is_string = text_.find_first_of("\"'", node.byte) == node.byte;
    return at(error, is_string ? inside(node, offset) : node);
}

Error TomlSource::at(const Error& error, const TextPlace& position) const {
    const std::size_t begin = begin_of_line(text_, position.line);
    std::string line = text_.substr(begin, std::min(text_.find('\n', begin), text_.size()) - begin);
    if (line.ends_with('\r')) line.pop_back();
    std::ranges::replace(line, '\t', ' ');
    std::string_view rest = line;
    for (std::size_t column = position.column; column > 1 && !rest.empty(); --column)
        text::take_character(rest);
    const std::string before = line.substr(0, line.size() - rest.size());
    return error.at(text_of(position)).in_line(line, text::display_width(before));
}

void TomlSource::expect_format(int newest) const {
    const toml::node* node = root_.get("format");
    const auto* format = node ? node->as_integer() : nullptr;
    if (!node) throw Error("toml.missing", {"format"}, fmt::format("{}:1:1", name_));
    if (!format) throw at(Error("toml.type", {"format", std::to_string(newest)}), *node);
    if (format->get() < 1 || format->get() > newest) {
        throw at(Error("toml.format", {std::to_string(format->get()), std::to_string(newest)}),
                 *node);
    }
}

void TomlSource::expect_keys(const toml::table& table,
                             const std::vector<std::string>& known) const {
    std::vector<Error> unknown;
    for (const auto& [key, value] : table) {
        const std::string name(key.str());
        if (std::ranges::find(known, name) == known.end())
            unknown.push_back(at(Error("toml.key", {name, text::nearest(name, known)}), value));
    }
    if (!unknown.empty()) throw Errors(std::move(unknown));
}

const toml::table& TomlSource::table(const toml::node& node, std::string_view key) const {
    if (const toml::table* found = node.as_table()) return *found;
    throw at(Error("toml.type", {std::string(key), fmt::format("[{}]", key)}), node);
}

const toml::array& TomlSource::array(const toml::table& in, std::string_view key) const {
    static const toml::array none;
    const toml::node* found = in.get(key);
    if (!found) return none;
    if (const toml::array* list = found->as_array()) return *list;
    throw at(Error("toml.type", {std::string(key), fmt::format("[[{}]]", key)}), *found);
}

std::optional<std::string> TomlSource::text_if_any(const toml::table& in,
                                                   std::string_view key) const {
    const toml::node* found = in.get(key);
    if (!found) return {};
    if (const auto* value = found->as_string()) return value->get();
    throw at(Error("toml.type", {std::string(key), "\"...\""}), *found);
}

std::string TomlSource::text(const toml::table& in, std::string_view key) const {
    std::optional<std::string> found = text_if_any(in, key);
    if (!found) throw at(Error("toml.missing", {std::string(key)}), in);
    return *std::move(found);
}

int TomlSource::number(const toml::table& in, std::string_view key, int otherwise) const {
    const toml::node* found = in.get(key);
    if (!found) return otherwise;
    const auto* value = found->as_integer();
    if (!value || value->get() < 0 || value->get() > 1'000'000)
        throw at(Error("toml.type", {std::string(key), "0 … 1000000"}), *found);
    return static_cast<int>(value->get());
}

Caption TomlSource::caption(const toml::table& in, std::string_view key) const {
    const toml::node* found = in.get(key);
    return found ? caption(*found, key) : Caption();
}

/// "…" for both languages, or { en = "…", zh = "…" }.
Caption TomlSource::caption(const toml::node& node, std::string_view key) const {
    if (const auto* value = node.as_string()) return {value->get(), value->get()};
    const toml::table* both = node.as_table();
    if (!both) {
        throw at(Error("toml.type", {std::string(key), R"("..." / { en = "...", zh = "..." })"}),
                 node);
    }
    expect_keys(*both, {"en", "zh"});
    const std::optional<std::string> english = text_if_any(*both, "en");
    const std::optional<std::string> chinese = text_if_any(*both, "zh");
    if (!english && !chinese) throw at(Error("toml.missing", {"en"}), *both);
    return {english ? *english : *chinese, chinese ? *chinese : *english};
}

/// Whether a key stands there with `true`.
bool TomlSource::is_true(const toml::table& in, std::string_view key) const {
    const toml::node* found = in.get(key);
    if (!found) return false;
    if (const auto* value = found->as_boolean()) return value->get();
    throw at(Error("toml.type", {std::string(key), "true"}), *found);
}

std::vector<std::string> TomlSource::keys_in_order(const toml::table& table) {
    std::vector<std::pair<toml::source_position, std::string>> keys;
    for (const auto& [key, value] : table)
        keys.emplace_back(key.source().begin, std::string(key.str()));
    std::ranges::stable_sort(keys, [](const auto& a, const auto& b) {
        return std::pair(a.first.line, a.first.column) < std::pair(b.first.line, b.first.column);
    });
    std::vector<std::string> names;
    for (auto& each : keys)
        names.push_back(std::move(each.second));
    return names;
}

}  // namespace longhand
