#include "longhand/language/syntax.hpp"

#include <algorithm>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/language/formula_error.hpp"
#include "longhand/language/tokens.hpp"

namespace longhand::language {

namespace {

using Kind = Syntax::Kind;

class Parser {
  public:
    explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    Syntax whole() {
        Syntax result = formula();
        if (now().kind != Token::Kind::end) fail_after_value();
        return result;
    }

    struct Part {
        Syntax formula;
        std::size_t begin, end;
    };

    std::vector<Part> chain() {
        std::vector<Part> parts;
        do {
            const std::size_t begin = now().offset;
            Syntax formula = sum();
            parts.push_back({std::move(formula), begin, now().offset});
        } while (skip("="));
        if (parts.size() < 2 && now().kind == Token::Kind::end)
            throw FormulaError("formula.chain", {}, now().offset);
        if (now().kind != Token::Kind::end) fail_after_value();
        return parts;
    }

    Definition definition() {
        Definition result;
        if (now().kind != Token::Kind::name) fail_definition();
        result.name = take().text;
        if (skip("(")) {
            result.is_function = true;
            while (!is("=") && now().kind == Token::Kind::name) {
                result.parameters.push_back(take().text);
                if (!skip(",")) break;
            }
            if (result.parameters.empty() || !skip(")")) fail_definition();
        } else if (is("[")) {
            result.name += indices();
        }
        if (!skip("=")) fail_definition();
        result.formula = whole();
        return result;
    }

  private:
    /// Nesting counted while it lasts.
    class Level {
      public:
        explicit Level(Parser& parser) : depth_(parser.depth_) {
            if (++depth_ > deepest_nesting) {
                throw FormulaError("formula.depth", {std::to_string(deepest_nesting)},
                                   parser.now().offset);
            }
        }
        ~Level() { --depth_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

      private:
        int& depth_;
    };

    const Token& now() const { return tokens_[place_]; }
    const Token& take() { return tokens_[place_++]; }
    bool is(std::string_view sign) const {
        return now().kind == Token::Kind::sign && now().text == sign;
    }
    bool is_word(std::string_view word) const {
        return now().kind == Token::Kind::name && now().text == word;
    }
    bool skip(std::string_view sign) {
        if (!is(sign)) return false;
        ++place_;
        return true;
    }

    static Syntax node(Kind kind, const Token& at, std::vector<Syntax> operands,
                       std::string text = {}) {
        Syntax result;
        result.kind = kind;
        result.text = std::move(text);
        result.operands = std::move(operands);
        result.offset = at.offset;
        return result;
    }

    Syntax formula() {
        const Level level(*this);
        Syntax value = comparison();
        if (!is_word("if")) return value;
        const Token& at = take();
        Syntax condition = comparison();
        skip(",");
        if (!is_word("otherwise")) fail("otherwise");
        take();
        return node(Kind::conditional, at, {std::move(value), std::move(condition), formula()});
    }

    Syntax comparison() {
        Syntax left = sum();
        for (const char* sign : {"<", "<=", ">", ">=", "=", "!="}) {
            if (!is(sign)) continue;
            const Token& at = take();
            return node(Kind::comparison, at, {std::move(left), sum()}, sign);
        }
        return left;
    }

    Syntax sum() {
        Syntax left = product();
        while (is("+") || is("-")) {
            const Token& at = take();
            left = node(Kind::operation, at, {std::move(left), product()}, at.text);
        }
        return left;
    }

    Syntax product() {
        Syntax left = factor();
        while (is("*") || is("/") || is("⊙")) {
            const Token& at = take();
            left = node(Kind::operation, at, {std::move(left), factor()}, at.text);
        }
        return left;
    }

    Syntax factor() {
        const Level level(*this);
        if (skip("+")) return factor();
        if (!is("-")) return power();
        const Token& at = take();
        return node(Kind::negation, at, {factor()});
    }

    Syntax power() {
        Syntax base = value();
        if (!is("^")) return base;
        const Token& at = take();
        return node(Kind::operation, at, {std::move(base), factor()}, "^");
    }

    Syntax value() {
        Syntax result = primary();
        for (;;) {
            if (is("ᵀ")) {
                result = node(Kind::transpose, take(), {std::move(result)});
            } else if (is("[")) {
                const Token& at = take();
                std::vector<Syntax> operands = list("]", at);
                operands.insert(operands.begin(), std::move(result));
                result = node(Kind::index, at, std::move(operands));
            } else {
                return result;
            }
        }
    }

    Syntax primary() {
        const Token& at = now();
        switch (at.kind) {
            case Token::Kind::number:
                try {
                    decimal::DecimalText::parse(at.text);
                } catch (const Error& error) {
                    throw FormulaError(error, at.offset);
                }
                return node(Kind::number, take(), {}, at.text);
            case Token::Kind::name:
                take();
                if (at.text == "√" && !is("(")) return node(Kind::call, at, {value()}, at.text);
                if (!is("(")) return node(Kind::name, at, {}, at.text);
                return node(Kind::call, at, list(")", take()), at.text);
            case Token::Kind::sign:
                if (at.text == "(") return in_parentheses();
                if (at.text == "[") return matrix();
                break;
            case Token::Kind::end:
                break;
        }
        fail("1.5, x, (");
    }

    Syntax in_parentheses() {
        const Token& at = take();
        std::vector<Syntax> elements = list(")", at);
        if (elements.size() == 1) return std::move(elements.front());
        return node(Kind::column, at, std::move(elements));
    }

    Syntax matrix() {
        const Token& at = take();
        Syntax result = node(Kind::matrix, at, {});
        for (;;) {
            const std::size_t before = result.operands.size();
            do {
                result.operands.push_back(formula());
            } while (skip(","));
            const std::size_t in_row = result.operands.size() - before;
            if (before == 0) result.columns = in_row;
            if (in_row != result.columns) {
                throw FormulaError("formula.rows",
                                   {std::to_string(result.columns), std::to_string(in_row)},
                                   at.offset);
            }
            if (skip("]")) return result;
            if (!skip(";")) fail_in_bracket("[", "]", at);
        }
    }

    /// Formulas up to the closing bracket, at least one.
    std::vector<Syntax> list(const char* end, const Token& opened) {
        std::vector<Syntax> result;
        do {
            result.push_back(formula());
        } while (skip(","));
        if (!skip(end)) fail_in_bracket(opened.text, end, opened);
        return result;
    }

    /// The indices of a defined name, as ids have them: [2,1].
    std::string indices() {
        std::string text = take().text;
        for (;;) {
            if (now().kind != Token::Kind::number) fail_definition();
            text += take().text;
            if (skip("]")) return text + ']';
            if (!skip(",")) fail_definition();
            text += ',';
        }
    }

    [[noreturn]] void fail(const char* expected) const {
        if (now().kind == Token::Kind::end)
            throw FormulaError("formula.end", {expected}, now().offset);
        throw FormulaError("formula.unexpected", {now().text, expected}, now().offset);
    }

    /// Something stands behind a finished value.
    [[noreturn]] void fail_after_value() const {
        const bool begins_value = now().kind != Token::Kind::sign || is("(");
        if (begins_value) throw FormulaError("formula.operator", {now().text}, now().offset);
        fail("+ - * / ^");
    }

    [[noreturn]] void fail_in_bracket(const std::string& opened, const char* end,
                                      const Token& at) const {
        if (now().kind == Token::Kind::end || is(")") || is("]"))
            throw FormulaError("formula.bracket", {opened, end}, at.offset);
        fail_after_value();
    }

    [[noreturn]] void fail_definition() const {
        throw FormulaError("formula.definition", {}, now().offset);
    }

    std::vector<Token> tokens_;
    std::size_t place_ = 0;
    int depth_ = 0;
};

void collect_names(const Syntax& formula, std::vector<std::string>& names) {
    if (formula.kind == Kind::name && std::ranges::find(names, formula.text) == names.end())
        names.push_back(formula.text);
    for (const Syntax& operand : formula.operands)
        collect_names(operand, names);
}

}  // namespace

Syntax parse(std::string_view formula, const std::vector<std::string>& symbols) {
    return Parser(tokens(formula, symbols)).whole();
}

Chain parse_chain(std::string_view text, const std::vector<std::string>& symbols) {
    Chain chain;
    for (auto& [formula, begin, end] : Parser(tokens(text, symbols)).chain()) {
        const std::string_view typed = text.substr(begin, end - begin);
        chain.texts.emplace_back(typed.substr(0, typed.find_last_not_of(" \t\r\n") + 1));
        chain.formulas.push_back(std::move(formula));
    }
    return chain;
}

Definition parse_definition(std::string_view text, const std::vector<std::string>& symbols) {
    return Parser(tokens(text, symbols)).definition();
}

std::vector<std::string> names_in(const Syntax& formula) {
    std::vector<std::string> names;
    collect_names(formula, names);
    return names;
}

}  // namespace longhand::language
