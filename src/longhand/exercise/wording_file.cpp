#include "longhand/exercise/wording_file.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "longhand/problem/toml_source.hpp"
#include "longhand/render/json_writer.hpp"
#include "longhand/text/gathered_errors.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/printable.hpp"

namespace longhand::exercise {

namespace {

constexpr int newest_format = 1;
constexpr std::string_view area = "paper.";  // of the messages that stand on papers

std::vector<const text::Message*> words_of_papers() {
    std::vector<const text::Message*> result;
    for (const text::Message& message : text::labels()) {
        if (message.id.starts_with(area)) result.push_back(&message);
    }
    return result;
}

std::string_view in(const text::Message& message, text::Language language) {
    return language == text::Language::chinese ? message.chinese : message.english;
}

/// The numbers of the places where something is put in; none for a brace that opens no such place.
std::optional<std::set<char>> places(std::string_view words) {
    std::set<char> result;
    for (std::size_t k = 0; k < words.size(); ++k) {
        if (words[k] == '}') return {};
        if (words[k] != '{') continue;
        const bool is_place = k + 2 < words.size() && words[k + 1] >= '0' && words[k + 1] <= '9' &&
                              words[k + 2] == '}';
        if (!is_place) return {};
        result.insert(words[k + 1]);
        k += 2;
    }
    return result;
}

}  // namespace

void write_wording(std::ostream& out, text::Language language) {
    text::print(out, "{}", text::message("wording.head", language));
    text::print(out, "format = {}\nlanguage = \"{}\"\n\n[words]\n", newest_format,
                text::code(language));
    for (const text::Message* message : words_of_papers()) {
        text::print(out, "{} = {}\n", render::json_text(message->id.substr(area.size())),
                    render::json_text(in(*message, language)));
    }
}

text::Wording read_wording(std::string_view toml, const std::string& name) {
    const TomlSource source(toml, name);
    const toml::table& root = source.root();
    GatheredErrors errors;
    auto language = text::Language::english;
    text::Wording::Own own;
    errors.guard([&] { source.expect_keys(root, {"format", "language", "words"}); });
    errors.guard([&] { source.expect_format(newest_format); });
    errors.guard([&] {
        const std::string word = source.text(root, "language");
        if (word != "en" && word != "zh")
            throw source.at(Error("wording.language", {word}), *root.get("language"));
        if (word == "zh") language = text::Language::chinese;
    });
    errors.guard([&] {
        if (!root.contains("words")) throw Error("toml.missing", {"words"}, source.name());
        const toml::table& words = source.table(*root.get("words"), "words");
        const std::vector<const text::Message*> known = words_of_papers();
        std::vector<std::string> keys;
        for (const text::Message* message : known)
            keys.emplace_back(message->id.substr(area.size()));
        errors.guard([&] { source.expect_keys(words, keys); });
        for (const text::Message* message : known) {
            const std::string key(message->id.substr(area.size()));
            errors.guard([&] {
                const std::optional<std::string> text = source.text_if_any(words, key);
                if (!text) return;
                const std::string_view usual = in(*message, language);
                if (places(*text) != places(usual))
                    throw source.at(Error("wording.places", {key, std::string(usual)}),
                                    *words.get(key));
                if (text::printable(*text) != *text)
                    throw source.at(Error("wording.sign", {key}), *words.get(key));
                own.emplace(message->id, *text);
            });
        }
    });
    errors.report();
    return {language, std::move(own)};
}

}  // namespace longhand::exercise
