#include "longhand/render/symbol_math.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "longhand/text/superscript.hpp"
#include "longhand/text/utf8.hpp"

namespace longhand::render {

namespace {

using text::Height;
using text::utf8;

constexpr std::size_t most_nested = 20;  // deeper brackets are only characters

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

bool is_latin(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

utf8proc_category_t category(char32_t c) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

/// A letter of an alphabet with upper and lower case: Latin, Greek.
bool is_letter(char32_t c) {
    return category(c) == UTF8PROC_CATEGORY_LU || category(c) == UTF8PROC_CATEGORY_LL;
}

/// What is read as words: Chinese characters.
bool is_of_words(char32_t c) {
    return category(c) == UTF8PROC_CATEGORY_LO;
}

bool is_mark(char32_t c) {
    return category(c) == UTF8PROC_CATEGORY_MN;
}

bool is_prime(char32_t c) {
    return c == U'′' || c == U'″' || c == U'‴' || c == U'\'';
}

/// Operators that are written before what they are applied to.
bool is_prefix(char32_t c) {
    return c == U'∂' || c == U'∇' || c == U'Δ';
}

bool is_operation(char32_t c) {
    return std::u32string_view(U"+−-·×=<>≤≥≠≈⊙,|‖/…*:;!∈→").find(c) != std::u32string_view::npos;
}

Height height_of(char32_t c) {
    return text::without_height(c).second;
}

/// Letters apart from the marks on them: ŷ is y and a hat.
std::u32string decomposed(std::string_view symbol) {
    std::u32string result;
    for (const char32_t c : text::characters(symbol)) {
        if (!is_letter(c)) {
            result += c;
            continue;
        }
        utf8proc_int32_t parts[8];
        int boundary = 0;
        const utf8proc_ssize_t count = utf8proc_decompose_char(
            static_cast<utf8proc_int32_t>(c), parts, 8, UTF8PROC_DECOMPOSE, &boundary);
        for (utf8proc_ssize_t k = 0; k < count && count <= 8; ++k)
            result += static_cast<char32_t>(parts[k]);
        if (count < 1 || count > 8) result += c;
    }
    return result;
}

class SymbolParser {
  public:
    explicit SymbolParser(std::u32string_view text, std::size_t depth = 0)
        : text_(text), depth_(depth) {}

    Math parse() {
        if (const auto slash = bar()) {
            SymbolParser above(text_.substr(0, *slash), depth_ + 1);
            SymbolParser below(text_.substr(*slash + 1), depth_ + 1);
            return {Math::Kind::fraction, {}, {above.parse(), below.parse()}};
        }
        std::vector<Math> parts;
        while (!at_end())
            parts.push_back(scripted());
        return parts.size() == 1 ? std::move(parts.front()) : Math::row(std::move(parts));
    }

  private:
    bool at_end() const { return at_ == text_.size(); }
    char32_t next() const { return at_end() ? U'\0' : text_[at_]; }

    /// The one slash outside of brackets that has something on both sides.
    std::optional<std::size_t> bar() const {
        int open = 0;
        std::optional<std::size_t> found;
        for (std::size_t k = 0; k < text_.size(); ++k) {
            if (text_[k] == U'(' || text_[k] == U'[' || text_[k] == U'{') ++open;
            if (text_[k] == U')' || text_[k] == U']' || text_[k] == U'}') --open;
            if (text_[k] != U'/' || open != 0) continue;
            if (found || k == 0 || k + 1 == text_.size()) return std::nullopt;
            found = k;
        }
        return depth_ < most_nested ? found : std::nullopt;
    }

    template <class Wanted>
    std::u32string_view run(Wanted wanted) {
        const std::size_t start = at_;
        while (!at_end() && wanted(next()))
            ++at_;
        return text_.substr(start, at_ - start);
    }

    static std::string text_of(std::u32string_view characters) {
        std::string result;
        for (const char32_t c : characters)
            result += utf8(c);
        return result;
    }

    /// What stands between the bracket here and the one that closes it; nothing if none does.
    std::optional<std::u32string_view> bracketed(char32_t open, char32_t close) {
        if (next() != open || depth_ >= most_nested) return std::nullopt;
        const auto end = closing(open, close).find(at_);
        if (end == closing(open, close).end()) return std::nullopt;
        const std::u32string_view inside = text_.substr(at_ + 1, end->second - at_ - 1);
        at_ = end->second + 1;
        return inside;
    }

    /// Where each bracket of a kind is closed; found once, since a symbol may be all brackets.
    const std::map<std::size_t, std::size_t>& closing(char32_t open, char32_t close) {
        const auto [found, is_new] = closing_.try_emplace(open);
        std::vector<std::size_t> opened;
        for (std::size_t k = 0; is_new && k < text_.size(); ++k) {
            if (text_[k] == open) opened.push_back(k);
            if (text_[k] != close || opened.empty()) continue;
            found->second.emplace(opened.back(), k);
            opened.pop_back();
        }
        return found->second;
    }

    Math parse_inside(std::u32string_view part) const {
        return SymbolParser(part, depth_ + 1).parse();
    }

    Math scripted() {
        if (is_prefix(next()) && at_ + 1 < text_.size() && is_letter(text_[at_ + 1])) {
            return Math::name(utf8(text_[at_++]));
        }
        const bool takes_digits = is_letter(next());
        Math result = atom();
        if (takes_digits && is_digit(next())) {
            result = with_subscript(std::move(result), Math::number(text_of(run(is_digit))));
        }
        for (;;) {
            if (next() == U'_' && begins_word(at_ + 1)) {
                ++at_;
                result = with_subscript(std::move(result), word());
            } else if (const auto indices = bracketed(U'[', U']')) {
                result = with_subscript(std::move(result), parse_inside(*indices));
            } else if (next() == U'^' && begins_word(at_ + 1)) {
                ++at_;
                result = with_superscript(std::move(result), word());
            } else if (is_prime(next())) {
                result = with_superscript(std::move(result), Math::sign(primes()));
            } else if (height_of(next()) == Height::raised) {
                result = with_superscript(std::move(result), of_height(Height::raised));
            } else if (height_of(next()) == Height::lowered) {
                result = with_subscript(std::move(result), of_height(Height::lowered));
            } else {
                return result;
            }
        }
    }

    Math of_height(Height height) {
        if (next() == U'ᵀ') {
            ++at_;
            return Math::words("T");  // transposed
        }
        std::u32string usual;
        for (const char32_t c :
             run([height](char32_t each) { return each != U'ᵀ' && height_of(each) == height; }))
            usual += text::without_height(c).first;
        return parse_inside(usual);
    }

    std::string primes() {
        std::string result;
        for (const char32_t c : run(is_prime))
            result += c == U'\'' ? "′" : utf8(c);
        return result;
    }

    bool begins_word(std::size_t at) const {
        if (at >= text_.size()) return false;
        const char32_t c = text_[at];
        return is_letter(c) || is_digit(c) || is_of_words(c) || c == U'{' || c == U'(';
    }

    /// What a script consists of: letters and digits, or what stands in brackets.
    Math word() {
        if (const auto group = bracketed(U'{', U'}')) return parse_inside(*group);
        if (const auto group = bracketed(U'(', U')')) return Math::fence(parse_inside(*group));
        return parse_inside(
            run([](char32_t c) { return is_letter(c) || is_digit(c) || is_of_words(c); }));
    }

    Math atom() {
        if (is_digit(next()))
            return Math::number(text_of(run([](char32_t c) { return is_digit(c) || c == U'.'; })));
        if (const auto group = bracketed(U'(', U')')) return Math::fence(parse_inside(*group));
        if (is_latin(next())) return accented(Math::name(text_of(run_of_latin())));
        if (is_letter(next()) || is_prefix(next())) return accented(Math::name(utf8(text_[at_++])));
        if (is_operation(next())) return Math::sign(utf8(text_[at_++]));
        return Math::words(text_of(run_of_words()));
    }

    /// Chinese characters, or a single character that has no meaning here.
    std::u32string_view run_of_words() {
        const auto words = run(is_of_words);
        return words.empty() ? text_.substr(at_++, 1) : words;
    }

    /// A letter that carries a mark stands alone.
    std::u32string_view run_of_latin() {
        const std::size_t start = at_;
        const auto run = this->run(is_latin);
        if (run.size() == 1 || !is_mark(next())) return run;
        at_ -= 1;
        return text_.substr(start, at_ - start);
    }

    Math accented(Math base) {
        while (is_mark(next()))
            base = {Math::Kind::accent, utf8(text_[at_++]), {std::move(base)}};
        return base;
    }

    std::u32string_view text_;
    std::size_t depth_;
    std::size_t at_ = 0;
    std::map<char32_t, std::map<std::size_t, std::size_t>> closing_;
};

}  // namespace

Math symbol_math(std::string_view symbol) {
    const std::u32string characters = decomposed(symbol);
    return SymbolParser(characters).parse();
}

}  // namespace longhand::render
