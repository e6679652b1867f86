#pragma once

#include <array>
#include <charconv>
#include <span>
#include <string>
#include <string_view>

#include "longhand/scan/tex_formula.hpp"
#include "longhand/scan/tex_tokens.hpp"

namespace longhand::scan {

/// Why a side cannot be read.
struct Unread {
    Skipped why;
};

/// A place in the words of a side.
class TexCursor {
  protected:
    using Kind = TexToken::Kind;
    using Tokens = std::span<const TexToken>;

    explicit TexCursor(Tokens tokens) : tokens_(tokens) {}

    [[noreturn]] static void fail(Skipped why = Skipped::unreadable) { throw Unread{why}; }

    const TexToken& now() const {
        static constexpr TexToken end;
        return place_ < tokens_.size() ? tokens_[place_] : end;
    }

    bool is(std::string_view text) const { return now().kind != Kind::end && now().text == text; }

    bool take(std::string_view text) {
        const bool found = is(text);
        if (found) ++place_;
        return found;
    }

    template <std::size_t size>
    bool take_any(const std::array<std::string_view, size>& words) {
        const bool found = now().kind != Kind::end && is_in(words, now().text);
        if (found) ++place_;
        return found;
    }

    /// What stands so many words further; nothing behind the end.
    std::string_view ahead(std::size_t words) const {
        return place_ + words < tokens_.size() ? tokens_[place_ + words].text : std::string_view();
    }

    bool is_at_end() const { return place_ == tokens_.size(); }

    void expect(std::string_view text) {
        if (!take(text)) fail();
    }

    std::string letters() {
        std::string result;
        for (; now().kind == Kind::letter; ++place_)
            result += now().text;
        return result;
    }

    /// The letters here as one word, if they are several.
    std::string word() {
        const std::size_t begin = place_;
        std::string name = letters();
        if (name.size() > 1) return name;
        place_ = begin;
        return {};
    }

    int whole_number() {
        int result = 0;
        const std::string_view text = now().text;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), result);
        if (now().kind != Kind::number || read.ec != std::errc() ||
            read.ptr != text.data() + text.size())
            fail(Skipped::symbols);
        ++place_;
        return result;
    }

    /// The name of an environment behind \\begin or \\end.
    std::string environment(std::string_view command) {
        expect(command);
        expect("{");
        std::string name = letters();
        expect("}");
        return name;
    }

    Tokens tokens_;
    std::size_t place_ = 0;
};

}  // namespace longhand::scan
