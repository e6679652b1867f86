#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <boost/program_options/variables_map.hpp>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "longhand/text/error.hpp"
#include "longhand/worksheet/given_numbers.hpp"

namespace longhand::cli {

/// The options that every command has: --help and --lang.
void add_common_options(boost::program_options::options_description& options);

/// Reads a command's arguments; what is no option goes to "name".
/// Throws Error("option.unknown"), Error("option.value"), Error("option.usage").
boost::program_options::variables_map parse_options(
    const boost::program_options::options_description& options,
    const std::vector<std::string>& arguments);

/// Throws Error("option.value") for a language other than en and zh.
void check_language(const std::string& language);

/// The names typed after the command.
std::vector<std::string> names(const boost::program_options::variables_map& options);

/// What was typed for an option that takes one word; empty where it was not given.
std::string typed(const boost::program_options::variables_map& options, const std::string& name);

/// What was typed for --given. Throws what GivenText::parse throws.
std::vector<GivenText> typed_givens(const boost::program_options::variables_map& options);

/// The file of --output. Throws Error("option.missing") where its name is empty.
std::string output_file(const boost::program_options::variables_map& options);

/// A number as it was typed, whole; none where something else stands there.
template <class Number>
std::optional<Number> whole_number(const std::string& text) {
    Number number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_read = fault == std::errc() && end == text.data() + text.size();
    return is_read ? std::optional(number) : std::nullopt;
}

/// An option that takes one word, which the help calls so.
inline auto text_value(const char* name) {
    return boost::program_options::value<std::string>()->value_name(name);
}

/// What a word typed for an option means. Throws Error("option.value") for a word that is not
/// known.
template <class Value>
Value named(const std::string& option, const std::string& word,
            const std::vector<std::pair<std::string, Value>>& known) {
    std::string words;
    for (const auto& [each, value] : known) {
        if (each == word) return value;
        words += (words.empty() ? "" : ", ") + each;
    }
    throw Error("option.value", {"--" + option, word, words});
}

/// The value of an option that takes one of these words; `otherwise` where it was not given.
/// Throws Error("option.value") for another word.
template <class Value>
Value chosen(const boost::program_options::variables_map& options, const std::string& name,
             const std::vector<std::pair<std::string, Value>>& known, Value otherwise) {
    return options.contains(name) ? named(name, typed(options, name), known) : otherwise;
}

}  // namespace longhand::cli
