#include "longhand/scan/tex_formula.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace longhand::scan {

namespace {

using language::Syntax;
using Kind = TexToken::Kind;
using Tokens = std::span<const TexToken>;

constexpr auto matrices = std::to_array<std::string_view>(
    {"pmatrix", "bmatrix", "matrix", "array", "smallmatrix", "Bmatrix"});
constexpr auto functions = std::to_array<std::string_view>(
    {"exp", "ln", "tanh", "max", "min", "sigmoid", "logistic", "relu", "ReLU", "softmax", "sqrt"});

/// Why a side cannot be read.
struct Unread {
    Skipped why;
};

Syntax operation(const char* sign, Syntax left, Syntax right) {
    Syntax result{Syntax::Kind::operation, sign};
    result.operands.push_back(std::move(left));
    result.operands.push_back(std::move(right));
    return result;
}

/// Reads the formula of one side.
class Reader {
  public:
    /// `base` is where the piece of mathematics begins in the text.
    Reader(Tokens tokens, std::size_t base) : tokens_(tokens), base_(base) {}

    Syntax read() {
        Syntax result = sum();
        if (place_ != tokens_.size()) fail();
        return result;
    }

  private:
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

    void expect(std::string_view text) {
        if (!take(text)) fail();
    }

    Syntax sum() {
        if (++depth_ > language::deepest_nesting) fail();
        Syntax result = signed_product();
        for (;;) {
            if (take("+")) {
                result = operation("+", std::move(result), product());
            } else if (take_minus()) {
                result = operation("-", std::move(result), product());
            } else {
                --depth_;
                return result;
            }
        }
    }

    bool take_minus() { return take("-") || take("−"); }

    Syntax signed_product() {
        if (take("+")) return product();
        if (!take_minus()) return product();
        Syntax result{Syntax::Kind::negation};
        result.operands.push_back(product());
        return result;
    }

    Syntax product() {
        static constexpr auto times =
            std::to_array<std::string_view>({"\\cdot", "\\times", "*", "·", "×", "\\ast", "⋅"});
        static constexpr auto hadamard = std::to_array<std::string_view>({"\\odot", "⊙"});
        static constexpr auto over = std::to_array<std::string_view>({"/", "\\div", "÷"});
        Syntax result = factor();
        bool is_after_slash = false;
        for (;;) {
            if (take_any(times)) {
                result = operation("*", std::move(result), signed_factor());
                is_after_slash = false;
            } else if (take_any(hadamard)) {
                result = operation("⊙", std::move(result), signed_factor());
            } else if (take_any(over)) {
                result = operation("/", std::move(result), signed_factor());
                is_after_slash = true;
            } else if (begins_factor()) {
                // 1/2 x may be either; 2 (3) may be a number and that of an equation.
                const bool is_number = now().kind == Kind::number;
                const bool is_note =
                    is("(") && now().is_after_space && result.kind == Syntax::Kind::number;
                const bool is_mixed =
                    result.kind == Syntax::Kind::number && now().text.ends_with("frac");
                if (is_after_slash || is_number || is_note || is_mixed) fail();
                result = operation("*", std::move(result), factor());
            } else {
                return result;
            }
        }
    }

    bool begins_factor() const {
        const TexToken& token = now();
        if (token.kind == Kind::end) return false;
        if (token.kind == Kind::sign)
            return token.text == "(" || token.text == "[" || token.text == "{" ||
                   token.text == "\uFF08";
        return token.text != "\\end" && token.text != "\\\\" && token.text != "\\}";
    }

    Syntax signed_factor() {
        if (!take_minus()) return factor();
        Syntax result{Syntax::Kind::negation};
        result.operands.push_back(factor());
        return result;
    }

    Syntax factor() {
        if (is("e") && place_ + 1 < tokens_.size() && tokens_[place_ + 1].text == "^") {
            place_ += 2;
            return call("exp", argument());
        }
        Syntax result = base();
        for (;;) {
            if (take("^")) {
                result = takes_transposition() ? transposed(std::move(result))
                                               : operation("^", std::move(result), argument());
            } else if (take("ᵀ")) {
                result = transposed(std::move(result));
            } else if (is("_") || is("'") || is("!") || is("\\%") || is("°")) {
                fail();
            } else {
                return result;
            }
        }
    }

    static Syntax transposed(Syntax matrix) {
        Syntax result{Syntax::Kind::transpose};
        result.operands.push_back(std::move(matrix));
        return result;
    }

    bool takes_transposition() {
        static constexpr auto marks =
            std::to_array<std::string_view>({"T", "\\top", "\\intercal", "⊤"});
        if (take_any(marks)) return true;
        const bool is_braced = is("{") && place_ + 2 < tokens_.size() &&
                               is_in(marks, tokens_[place_ + 1].text) &&
                               tokens_[place_ + 2].text == "}";
        if (is_braced) place_ += 3;
        return is_braced;
    }

    static Syntax call(const std::string& name, Syntax argument) {
        Syntax result{Syntax::Kind::call, name};
        result.operands.push_back(std::move(argument));
        return result;
    }

    /// A group, or a single sign: of \frac, \sqrt and powers.
    Syntax argument() {
        if (take("{")) {
            Syntax result = sum();
            expect("}");
            return result;
        }
        if (now().kind == Kind::number && now().text.size() > 1) fail();  // \frac12, x^10
        return base();
    }

    Syntax base() {
        const TexToken& token = now();
        switch (token.kind) {
            case Kind::end:
                fail();
            case Kind::number: {
                ++place_;
                return number(token);
            }
            case Kind::sign:
                return of_sign();
            case Kind::letter:
                return of_letters();
            case Kind::command:
                return of_command();
        }
        fail();
    }

    Syntax of_sign() {
        if (take("{")) {
            if (const std::string name = word(); !name.empty() && take("}")) return function(name);
            Syntax result = sum();
            expect("}");
            return result;
        }
        if (take("(") || take("\uFF08")) {
            Syntax result = sum();
            if (!take(")") && !take("\uFF09")) fail();
            return result;
        }
        if (take("[")) return of_bracket();
        fail();
    }

    Syntax number(const TexToken& token) const {
        return {Syntax::Kind::number, std::string(token.text), {}, 0, base_ + token.offset};
    }

    /// `[0.2 0.8; 1 0]`, or a sum in brackets.
    Syntax of_bracket() {
        const std::size_t begin = place_;
        Syntax matrix{Syntax::Kind::matrix};
        std::size_t rows = 1;
        while (!take("]")) {
            if (take(",")) continue;
            if (take(";")) {
                ++rows;
                continue;
            }
            const bool is_negative = take_minus();
            if (now().kind != Kind::number) {
                place_ = begin;
                Syntax result = sum();
                expect("]");
                return result;
            }
            Syntax element = number(now());
            ++place_;
            if (is_negative) {
                Syntax negation{Syntax::Kind::negation};
                negation.operands.push_back(std::move(element));
                element = std::move(negation);
            }
            matrix.operands.push_back(std::move(element));
        }
        if (matrix.operands.empty() || matrix.operands.size() % rows != 0) fail();
        if (matrix.operands.size() == 1) return std::move(matrix.operands.front());
        matrix.columns = matrix.operands.size() / rows;
        return matrix;
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

    Syntax of_letters() {
        if (is("σ") && place_ + 1 < tokens_.size() && tokens_[place_ + 1].text == "(") {
            ++place_;
            return function("sigmoid");
        }
        const std::size_t begin = place_;
        const std::string name = word();
        if (is_in(functions, name) && (is("(") || is("{"))) return function(name);
        place_ = begin;
        fail(Skipped::symbols);
    }

    Syntax of_command() {
        const std::string_view name = now().text;
        if (name == "\\frac" || name == "\\dfrac" || name == "\\tfrac") {
            ++place_;
            if (now().kind == Kind::number && now().text.size() == 2 && now().text[0] != '.') {
                const std::string_view digits = now().text;  // \frac12
                ++place_;
                return operation("/", {Syntax::Kind::number, std::string(digits.substr(0, 1))},
                                 {Syntax::Kind::number, std::string(digits.substr(1))});
            }
            Syntax above = argument();
            return operation("/", std::move(above), argument());
        }
        if (name == "\\sqrt") {
            ++place_;
            if (is("[")) fail();
            return call("sqrt", argument());
        }
        if (name == "\\begin") return matrix();
        if (name == "\\operatorname") {
            ++place_;
            expect("{");
            const std::string word_here = word();
            expect("}");
            return function(word_here);
        }
        if (name == "\\sigma" && place_ + 1 < tokens_.size() && tokens_[place_ + 1].text == "(") {
            ++place_;
            return function("sigmoid");
        }
        if (is_in(functions, name.substr(1)) && name != "\\sqrt") {
            ++place_;
            return function(std::string(name.substr(1)));
        }
        if (name == "\\cdots" || name == "\\dots" || name == "\\ldots" || name == "\\log" ||
            name == "\\lg")
            fail();
        fail(Skipped::symbols);
    }

    /// A function's arguments: (a, b), {a}, \{a, b\}, or a factor.
    Syntax function(const std::string& name) {
        if (!is_in(functions, name)) fail(Skipped::symbols);
        if (is("^") || is("_")) fail();
        Syntax result{Syntax::Kind::call, name};
        const bool is_braced = is("\\{");
        if (take("(") || take("\\{")) {
            do
                result.operands.push_back(sum());
            while (take(","));
            expect(is_braced ? "\\}" : ")");
        } else {
            result.operands.push_back(factor());
            if (begins_factor()) fail();  // ln 2 x
        }
        return result;
    }

    Syntax matrix() {
        const std::string name = environment("\\begin");
        if (!is_in(matrices, name)) fail();
        if (name == "array") {
            expect("{");
            while (place_ < tokens_.size() && !is("}"))
                ++place_;
            expect("}");
        }
        Syntax result{Syntax::Kind::matrix};
        std::size_t columns = 0, in_row = 0;
        for (;;) {
            take("\\hline");
            if (is("\\end") && in_row == 0 && columns > 0) break;  // after a last "\\"
            result.operands.push_back(sum());
            ++in_row;
            if (take("&")) continue;
            if (columns != 0 && columns != in_row) fail();
            columns = std::exchange(in_row, 0);
            if (!take("\\\\")) break;
        }
        if (environment("\\end") != name) fail();
        result.columns = columns;
        if (result.operands.size() == 1) return std::move(result.operands.front());
        return result;
    }

    std::string environment(std::string_view command) {
        expect(command);
        expect("{");
        std::string name = letters();
        expect("}");
        return name;
    }

    Tokens tokens_;
    std::size_t base_;
    std::size_t place_ = 0;
    int depth_ = 0;
};

}  // namespace

TexFormula read_formula(Tokens tokens, std::size_t base) {
    try {
        return {Reader(tokens, base).read()};
    } catch (const Unread& unread) {
        return {{}, unread.why};
    }
}

}  // namespace longhand::scan
