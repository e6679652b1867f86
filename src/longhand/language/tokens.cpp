#include "longhand/language/tokens.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <map>

#include "longhand/language/formula_error.hpp"
#include "longhand/text/utf8.hpp"

namespace longhand::language {

namespace {

/// A character, folded to ASCII where it is the full-width form of one.
struct Character {
    char32_t value;
    std::size_t offset;
};

char32_t folded(char32_t character) {
    if (character >= 0xFF01 && character <= 0xFF5E) return character - 0xFEE0;
    switch (character) {
        case 0x00A0:  // no-break space
        case 0x2009:  // thin space
        case 0x3000:  // ideographic space
            return ' ';
        case U'−':
        case U'–':
            return '-';
        case U'×':
        case U'·':
        case U'⋅':
        case U'∙':
            return '*';
        case U'÷':
        case U'∕':
            return '/';
        case U'\'':
            return U'′';
        default:
            return character;
    }
}

std::vector<Character> folded_characters(std::string_view text) {
    std::vector<Character> characters;
    const std::size_t size = text.size();
    while (!text.empty()) {
        const std::size_t offset = size - text.size();
        characters.push_back({folded(text::take_character(text)), offset});
    }
    return characters;
}

constexpr std::u32string_view raised_digits = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
constexpr std::u32string_view lowered_digits = U"₀₁₂₃₄₅₆₇₈₉";

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

bool begins_name(char32_t c) {
    return c == U'∂' || c == U'∇' || (c != U'ᵀ' && text::is_letter(c));
}

bool continues_name(char32_t c) {
    if (begins_name(c) || is_digit(c) || c == '_' || c == U'′') return true;
    if (lowered_digits.find(c) != lowered_digits.npos) return true;
    return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_MN;
}

class Lexer {
  public:
    Lexer(std::string_view formula, const std::vector<std::string>& symbols)
        : formula_(formula), characters_(folded_characters(formula)), symbols_(symbols) {
        std::ranges::sort(symbols_, std::ranges::greater(), &std::string::size);
    }

    std::vector<Token> tokens() {
        while (skip_blanks(), place_ < characters_.size())
            take();
        add(Token::Kind::end, {}, formula_.size());
        return std::move(tokens_);
    }

  private:
    char32_t peek(std::size_t ahead = 0) const {
        return place_ + ahead < characters_.size() ? characters_[place_ + ahead].value : 0;
    }
    std::size_t offset() const {
        return place_ < characters_.size() ? characters_[place_].offset : formula_.size();
    }
    void add(Token::Kind kind, std::string text, std::size_t offset) {
        tokens_.push_back({kind, std::move(text), offset});
    }

    void skip_blanks() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')
            ++place_;
    }

    void take() {
        if (take_symbol() || take_number() || take_root() || take_name() || take_raised()) return;
        take_sign();
    }

    bool take_symbol() {
        const std::string_view rest = formula_.substr(offset());
        for (const std::string& symbol : symbols_) {
            if (symbol.empty() || !rest.starts_with(symbol)) continue;
            const std::size_t begin = offset();
            const std::size_t before = place_;
            while (place_ < characters_.size() && offset() < begin + symbol.size())
                ++place_;
            if (continues_name(peek())) {
                place_ = before;
                continue;
            }
            add(Token::Kind::name, symbol, begin);
            return true;
        }
        return false;
    }

    bool take_number() {
        if (!is_digit(peek()) && !(peek() == '.' && is_digit(peek(1)))) return false;
        const std::size_t begin = offset();
        std::string text;
        const auto take_digits = [&] {
            while (is_digit(peek()))
                text += static_cast<char>(characters_[place_++].value);
        };
        take_digits();
        if (peek() == '.') {
            text += '.';
            ++place_;
            take_digits();
        }
        const bool has_sign = peek(1) == '-' || peek(1) == '+';
        if ((peek() == 'e' || peek() == 'E') && is_digit(peek(has_sign ? 2 : 1))) {
            text += 'e';
            if (has_sign) text += static_cast<char>(peek(1));
            place_ += has_sign ? 2 : 1;
            take_digits();
        }
        add(Token::Kind::number, text, begin);
        return true;
    }

    /// √ stands before what it is taken of, with brackets or without.
    bool take_root() {
        if (peek() != U'√') return false;
        add(Token::Kind::name, "√", offset());
        ++place_;
        return true;
    }

    bool take_name() {
        if (!begins_name(peek())) return false;
        const std::size_t begin = offset();
        std::string text;
        const auto take_until = [&](char32_t last) {
            std::size_t length = 0;
            while (peek(length) && peek(length) != last)
                ++length;
            if (!peek(length)) return false;
            for (const std::size_t end = place_ + length + 1; place_ < end; ++place_)
                text += text::utf8(peek());
            return true;
        };
        for (;;) {
            if (peek() == U'ᵀ') break;
            if (continues_name(peek())) {
                text += text::utf8(characters_[place_++].value);
                if (text.ends_with('_') && peek() == '{' && take_until('}')) continue;
            } else if (peek() == '.' && begins_name(peek(1))) {
                text += '.';
                ++place_;
            } else if (peek() != U'⁽' || !take_until(U'⁾')) {
                break;
            }
        }
        add(Token::Kind::name, text::composed(text), begin);
        return true;
    }

    /// x² is x^2, x⁻¹ is x^-1.
    bool take_raised() {
        const auto raised = [this](std::size_t ahead) { return raised_digits.find(peek(ahead)); };
        const bool is_negative = peek() == U'⁻';
        if (!peek() || raised(is_negative ? 1 : 0) == raised_digits.npos) return false;
        const std::size_t begin = offset();
        add(Token::Kind::sign, "^", begin);
        if (is_negative) {
            add(Token::Kind::sign, "-", begin);
            ++place_;
        }
        std::string digits;
        for (; peek() && raised(0) != raised_digits.npos; ++place_)
            digits += static_cast<char>('0' + raised(0));
        add(Token::Kind::number, digits, begin);
        return true;
    }

    void take_sign() {
        static const std::map<std::u32string, std::string> signs{
            {U"<=", "<="}, {U">=", ">="}, {U"==", "="}, {U"!=", "!="}, {U"**", "^"},
            {U"+", "+"},   {U"-", "-"},   {U"*", "*"},  {U"/", "/"},   {U"^", "^"},
            {U"(", "("},   {U")", ")"},   {U"[", "["},  {U"]", "]"},   {U",", ","},
            {U";", ";"},   {U"<", "<"},   {U">", ">"},  {U"=", "="},   {U"≤", "<="},
            {U"≥", ">="},  {U"≠", "!="},  {U"⊙", "⊙"},  {U"ᵀ", "ᵀ"},   {U"⊤", "ᵀ"}};
        for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
            std::u32string text;
            for (std::size_t k = 0; k < length && peek(k); ++k)
                text += peek(k);
            const auto found = signs.find(text);
            if (found == signs.end()) continue;
            add(Token::Kind::sign, found->second, offset());
            place_ += length;
            return;
        }
        throw FormulaError("formula.character", {text::utf8(peek())}, offset());
    }

    std::string_view formula_;
    std::vector<Character> characters_;
    std::vector<std::string> symbols_;
    std::size_t place_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens(std::string_view formula, const std::vector<std::string>& symbols) {
    if (formula.size() > longest_formula) {
        throw FormulaError("formula.length",
                           {std::to_string(formula.size()), std::to_string(longest_formula)}, 0);
    }
    return Lexer(formula, symbols).tokens();
}

bool is_name(std::string_view text) {
    if (text.empty() || text.size() > longest_formula) return false;
    try {
        const std::vector<Token> found = tokens(text);
        return found.size() == 2 && found.front().kind == Token::Kind::name &&
               found.front().offset == 0 && found.front().text.size() == text.size();
    } catch (const FormulaError&) {
        return false;
    }
}

}  // namespace longhand::language
