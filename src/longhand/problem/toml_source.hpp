#pragma once

#include <toml++/toml.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/problem/text_place.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/language.hpp"

namespace longhand {

/// A TOML file with the places of its values: what readers of files have in common. All that they
/// cannot read they report as an Error with file, line and column.
class TomlSource {
  public:
    /// Throws Error("toml.syntax"), and Error("toml.size") beyond a million bytes.
    TomlSource(std::string_view text, std::string name);

    const toml::table& root() const { return root_; }
    const std::string& name() const { return name_; }

    /// Where a value begins.
    TextPlace begin(const toml::node& node) const { return place_of(node.source().begin); }

    /// `file:line:column`.
    std::string text_of(const TextPlace& place) const;

    /// The error at this place, with the line of the file that it is about.
    Error at(const Error& error, const TextPlace& place) const;
    Error at(const Error& error, const toml::node& node) const { return at(error, begin(node)); }

    /// The same at a byte of the value of the string that begins there, if it is one.
    Error at(const Error& error, const TextPlace& node, std::size_t offset) const;

    /// Throws Error("toml.format") for a newer format, Error("toml.missing") without any.
    void expect_format(int newest) const;

    /// Throws Errors with "toml.key" for each key that is none of these.
    void expect_keys(const toml::table& table, const std::vector<std::string>& known) const;

    /// The value as a table, an array, …. Throws Error("toml.type") with an example of what is
    /// right; `key` names the value in the message.
    const toml::table& table(const toml::node& node, std::string_view key) const;
    const toml::array& array(const toml::table& in, std::string_view key) const;
    std::string text(const toml::table& in, std::string_view key) const;
    std::optional<std::string> text_if_any(const toml::table& in, std::string_view key) const;
    int number(const toml::table& in, std::string_view key, int otherwise) const;
    Caption caption(const toml::table& in, std::string_view key) const;
    Caption caption(const toml::node& node, std::string_view key) const;
    bool is_true(const toml::table& in, std::string_view key) const;

    /// The keys of a table in the order of the file.
    static std::vector<std::string> keys_in_order(const toml::table& table);

  private:
    TextPlace place_of(const toml::source_position& position) const;
    TextPlace inside(TextPlace string, std::size_t offset) const;

    std::string text_;
    std::string name_;
    toml::table root_;
};

}  // namespace longhand
