#include "longhand/scan/tex_formula.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "longhand/scan/tex_numbers.hpp"

namespace longhand::scan {

namespace {

using language::Syntax;

constexpr auto matrices = std::to_array<std::string_view>(
    {"pmatrix", "bmatrix", "matrix", "array", "smallmatrix", "Bmatrix"});
constexpr auto functions =
    std::to_array<std::string_view>({"exp", "ln", "tanh", "max", "min", "sigmoid", "logistic",
                                     "relu", "ReLU", "softmax", "sqrt", "log", "sin", "cos"});
constexpr auto times =
    std::to_array<std::string_view>({"\\cdot", "\\times", "*", "·", "×", "\\ast", "⋅"});
constexpr auto hadamard = std::to_array<std::string_view>({"\\odot", "⊙"});
constexpr auto over = std::to_array<std::string_view>({"/", "\\div", "÷"});
constexpr auto of_angles = std::to_array<std::string_view>({"sin", "cos"});
constexpr int most_terms = 100;         // of a sum over an index
constexpr int most_terms_in_all = 500;  // of sums in sums
constexpr std::size_t most_words = 1000;

/// Reads the formula of one side.
class Reader : TexNumbers {
  public:
    /// `base` is where the piece of mathematics begins in the text.
    Reader(Tokens tokens, std::size_t base) : TexNumbers(tokens, base) {}

    TexFormula read() {
        try {
            if (tokens_.size() > most_words) fail();
            result_.formula = sum();
            if (!is_at_end()) fail();
        } catch (const Unread& unread) {
            result_.why = has_names_ ? Skipped::symbols : unread.why;
            result_.formula.reset();
        }
        result_.has_names = has_names_;
        return std::move(result_);
    }

  private:
    Syntax sum() {
        if (++depth_ > language::deepest_nesting) fail();
        Syntax result = signed_product();
        for (;;) {
            if (take("+")) {
                result = term("+", std::move(result));
            } else if (take_minus()) {
                result = term("-", std::move(result));
            } else {
                --depth_;
                return result;
            }
        }
    }

    /// 100 + 10 % may be 110.
    Syntax term(const char* sign, Syntax before) {
        Syntax next = product();
        if (is_percentage(before) != is_percentage(next)) fail();
        return operation(sign, std::move(before), std::move(next));
    }

    Syntax signed_product() {
        if (take("+")) return product();
        if (!take_minus()) return product();
        Syntax result{Syntax::Kind::negation};
        result.operands.push_back(product());
        return result;
    }

    Syntax product() {
        Syntax result = factor();
        bool is_after_slash = false;
        for (;;) {
            if (take_any(times)) {
                if (is_after_slash) result_.may_mean_otherwise = true;
                result = operation("*", std::move(result), signed_factor());
                is_after_slash = false;
            } else if (take_any(hadamard)) {
                result = operation("⊙", std::move(result), signed_factor());
            } else if (is(":") || take_any(over)) {
                if (take(":")) {
                    if (result_.has_colon) fail();
                    result_.has_colon = result_.may_mean_otherwise = true;
                }
                result = operation("/", std::move(result), signed_factor());
                is_after_slash = true;
            } else if (begins_factor()) {
                // 1/2 x may be either; 2 (3) may be a number and that of an equation.
                const bool is_number = now().kind == Kind::number;
                const bool is_note =
                    is("(") && now().is_after_space && result.kind == Syntax::Kind::number;
                const bool is_behind_number = result.kind == Syntax::Kind::number;
                const bool is_mixed = is_behind_number && now().text.ends_with("frac");
                const bool is_repeated =
                    is_behind_number && is("(") && ahead(2) == ")" &&
                    ahead(1).find_first_not_of("0123456789") == std::string_view::npos;  // 0.1(6)
                const bool is_exponent =
                    is_behind_number && !now().is_after_space && (is("e") || is("E"));  // 1e-3
                const bool is_unit = is_behind_number && is("\\mathrm");
                if (is_after_slash || is_number || is_note || is_mixed) fail();
                if (is_repeated && result.text.find('.') != std::string::npos) fail();
                if (is_exponent || is_unit) fail(Skipped::symbols);
                result = operation("*", std::move(result), factor());
                const Syntax& last = result.operands.back();
                if (is_behind_number && last.kind == Syntax::Kind::name && last.text != "π")
                    result_.may_end_in_unit = is_at_end();
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
        if (++depth_ > language::deepest_nesting) fail();
        Syntax result = power();
        --depth_;
        return result;
    }

    Syntax power() {
        const bool is_roman = is("\\mathrm") && ahead(1) == "{" && ahead(2) == "e" &&
                              ahead(3) == "}" && ahead(4) == "^";
        if (is_roman) place_ += 2;
        if (is("e") && ahead(is_roman ? 2 : 1) == "^") {
            place_ += is_roman ? 3 : 2;
            if (!is_roman) result_.letters.insert("e");
            return call("exp", argument());
        }
        Syntax result = base();
        for (;;) {
            if (takes_degrees()) {
                result = radians(std::move(result));
            } else if (take("^")) {
                if (!takes_transposition())
                    result = operation("^", std::move(result), argument());
                else if (result.kind == Syntax::Kind::number)
                    fail(Skipped::symbols);  // 1.05^T
                else
                    result = transposed(std::move(result));
            } else if (take("ᵀ")) {
                result = transposed(std::move(result));
            } else if (is("\\%") && result.kind == Syntax::Kind::number) {
                ++place_;
                result = percentage(std::move(result));
            } else if (is("_") || is("'") || is("!") || is("\\%") || is("°")) {
                fail();
            } else {
                return result;
            }
        }
    }

    /// A degree sign, in an angle only: temperatures have it too.
    bool takes_degrees() {
        if (angles_ == 0) return false;
        if (take("°") || take("\\degree")) return angle_has_unit_ = true;
        const bool is_raised = is("^") && ahead(1) == "\\circ";
        const bool is_braced =
            is("^") && ahead(1) == "{" && ahead(2) == "\\circ" && ahead(3) == "}";
        if (is_raised) place_ += 2;
        if (is_braced) place_ += 4;
        angle_has_unit_ = angle_has_unit_ || is_raised || is_braced;
        return is_raised || is_braced;
    }

    static Syntax transposed(Syntax matrix) {
        Syntax result{Syntax::Kind::transpose};
        result.operands.push_back(std::move(matrix));
        return result;
    }

    bool takes_transposition() {
        if (is("{") && ahead(1) == "\\mathrm" && ahead(2) == "{" && ahead(3) == "T" &&
            ahead(4) == "}" && ahead(5) == "}") {
            place_ += 6;
            return true;
        }
        if (is("\\mathrm") && ahead(1) == "{" && ahead(2) == "T" && ahead(3) == "}") {
            place_ += 4;
            return true;
        }
        static constexpr auto marks =
            std::to_array<std::string_view>({"T", "\\top", "\\intercal", "⊤"});
        if (take_any(marks)) return true;
        const bool is_braced = is("{") && is_in(marks, ahead(1)) && ahead(2) == "}";
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
            if (const std::string name = word(); !name.empty() && take("}")) {
                if (is_in(functions, name) || is("(")) return function(name);
                return named(name);
            }
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

    /// `[0.2 0.8; 1 0]`, `[0.1 + 0.1, 0.8]`, or a sum in brackets.
    Syntax of_bracket() {
        const std::size_t begin = place_;
        Syntax matrix{Syntax::Kind::matrix};
        std::size_t rows = 1;
        if (!takes_numbers(matrix, rows)) {
            place_ = begin;
            matrix.operands.clear();
            rows = 1;
            do
                matrix.operands.push_back(sum());
            while (take(",") || (is(";") && ++rows > 0 && take(";")));
            expect("]");
        }
        if (matrix.operands.empty() || matrix.operands.size() % rows != 0) fail();
        if (matrix.operands.size() == 1) {
            if (matrix.operands.front().kind == Syntax::Kind::name) fail(Skipped::symbols);
            result_.has_lone_bracket = true;
            return std::move(matrix.operands.front());
        }
        matrix.columns = matrix.operands.size() / rows;
        return matrix;
    }

    /// Numbers with or without commas between them, up to the bracket, or names that stand apart.
    bool takes_numbers(Syntax& matrix, std::size_t& rows) {
        bool is_apart = true;
        while (!take("]")) {
            if (take(",")) {
                is_apart = true;
                continue;
            }
            if (take(";")) {
                ++rows;
                is_apart = true;
                continue;
            }
            const bool is_negative = take_minus();
            const bool is_number = now().kind == Kind::number;
            const bool is_name = begins_name() && (is_apart || now().is_apart) && ahead(1) != "(";
            if (!is_number && !is_name) return false;
            Syntax element = is_number ? number(now()) : base();
            if (is_number) ++place_;
            if (is_negative) element = {Syntax::Kind::negation, {}, {std::move(element)}};
            matrix.operands.push_back(std::move(element));
            is_apart = false;
        }
        return true;
    }

    /// σ of a number, which may be a permutation or a sum of divisors too.
    Syntax sigma() {
        result_.letters.insert("\\sigma");
        const bool is_whole = ahead(2) == ")" && ahead(1).find('.') == std::string_view::npos;
        result_.may_mean_otherwise = result_.may_mean_otherwise || is_whole;
        return function("sigmoid");
    }

    /// \mathrm{ReLU}(…), \mathrm{net}, \mathrm{kg}.
    Syntax roman() {
        ++place_;
        if (!is("{")) fail(Skipped::symbols);
        const std::string name = roman_word();
        if (is_in(functions, name) || is("(")) return function(name);
        return named(name.size() == 1 ? "\\mathrm " + name : name);
    }

    /// π, unless it has an index or stands for a function.
    Syntax pi() {
        const std::string sign(now().text);
        ++place_;
        if (is("_") || is("'") || (is("^") && is_raised_index())) return named(sign);
        const bool is_lone = place_ == 1 && is_at_end();  // π = 0.3
        if (is_lone) return named("π");
        if (is("(")) fail(Skipped::symbols);
        result_.letters.insert("π");
        if (angles_ > 0)
            angle_has_unit_ = true;
        else
            result_.has_pi = true;
        return {Syntax::Kind::name, "π"};
    }

    Syntax of_letters() {
        if (is("π")) return pi();
        if (is("σ") && ahead(1) == "(") {
            ++place_;
            return sigma();
        }
        const std::size_t begin = place_;
        const std::string name = word();
        if (is_in(functions, name) && (is("(") || is("{"))) return function(name);
        place_ = begin;
        return of_letters_here();
    }

    /// \sum_{i=1}^{3} and its term.
    Syntax sum_over_index() {
        expect("_");
        expect("{");
        if (now().kind != Kind::letter) fail(Skipped::symbols);
        const std::string index(now().text);
        ++place_;
        if (!take("=")) fail(Skipped::symbols);
        const int from = whole_number();
        expect("}");
        expect("^");
        const bool is_braced = take("{");
        const int to = whole_number();
        if (is_braced) expect("}");
        if (from > to || to - from >= most_terms || indices_.contains(index)) fail();
        summed_ += to - from + 1;
        if (summed_ > most_terms_in_all) fail();
        const std::size_t term = place_;
        std::optional<Syntax> result;
        for (int k = from; k <= to; ++k) {
            place_ = term;
            indices_[index] = k;
            Syntax next = product();
            result = result ? operation("+", *std::move(result), std::move(next)) : std::move(next);
        }
        indices_.erase(index);
        return *std::move(result);
    }

    /// Behind \log: to the base that stands there, else "log".
    Syntax logarithm() {
        std::optional<int> base;
        if (take("_")) {
            const bool is_braced = take("{");
            base = whole_number();
            if (is_braced) expect("}");
        }
        if (!base) {
            result_.has_log = true;
            return function("log");
        }
        Syntax above = function("ln");
        Syntax of_base = call("ln", {Syntax::Kind::number, std::to_string(*base)});
        return operation("/", std::move(above), std::move(of_base));
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
        if (name == "\\sigma" && ahead(1) == "(") {
            ++place_;
            return sigma();
        }
        if (name == "\\pi") return pi();
        if (name == "\\mathrm") return roman();
        if (name == "\\log") {
            ++place_;
            return logarithm();
        }
        if (name == "\\lg") {
            ++place_;
            Syntax above = function("ln");
            return operation("/", std::move(above), call("ln", {Syntax::Kind::number, "10"}));
        }
        if (name == "\\sum") {
            ++place_;
            return sum_over_index();
        }
        if (is_in(functions, name.substr(1)) && name != "\\sqrt") {
            ++place_;
            return function(std::string(name.substr(1)));
        }
        if (name == "\\cdots" || name == "\\dots" || name == "\\ldots") fail();
        if (is_quantity()) return quantity();
        if (is_name_command()) return of_name_command();
        fail(Skipped::symbols);
    }

    /// A function's arguments: (a, b), {a}, \{a, b\}, or a factor.
    Syntax function(const std::string& name) {
        if (!is_in(functions, name)) fail(Skipped::symbols);
        if (is_in(of_angles, name)) return of_angle(name);
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
            if (begins_factor() || is("/")) fail();  // ln 2 x, ln 5/2
        }
        return result;
    }

    /// sin x, sin 2πx, sin² x, sin (2x + 1): what stands side by side behind the name is the angle,
    /// up to a sign or the next function.
    Syntax of_angle(const std::string& name) {
        std::optional<Syntax> exponent;
        if (take("^")) {
            exponent = argument();
            // sin⁻¹ is another function.
            if (exponent->kind != Syntax::Kind::number || exponent->text == "1") fail();
        }
        if (is("_")) fail();
        ++angles_;
        const bool had_unit = std::exchange(angle_has_unit_, false);
        const bool is_fenced = is("(");
        Syntax angle = factor();
        while (begins_factor() && !ends_angle()) {
            if (is_fenced || now().kind == Kind::number || is("(")) fail();  // sin 2 (3), sin 2 3
            angle = operation("*", std::move(angle), factor());
        }
        if (!is_fenced && is_in(over, now().text)) fail();  // sin π/6
        if (!angle_has_unit_) result_.may_have_degrees = true;
        angle_has_unit_ = had_unit;
        --angles_;
        Syntax result = call(name, std::move(angle));
        return exponent ? operation("^", std::move(result), *std::move(exponent)) : result;
    }

    /// Whether an angle ends here: at a sign of multiplication, or another function.
    bool ends_angle() const {
        const TexToken& token = now();
        const bool is_function =
            token.text == "\\operatorname" ||
            (token.kind == Kind::command && is_in(functions, token.text.substr(1)));
        return is_function || is_in(times, token.text) || is_in(hadamard, token.text) ||
               is_in(over, token.text);
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
            if (!take("\\\\") && !take("\\newline")) break;
            while (take("\\\\")) {  // as Markdown has it, for which it is an escaped one
            }
        }
        if (environment("\\end") != name) fail();
        result.columns = columns;
        if (result.operands.size() == 1) return std::move(result.operands.front());
        return result;
    }

    int depth_ = 0;
    int angles_ = 0;               ///< around this place
    bool angle_has_unit_ = false;  ///< π or a degree sign
    int summed_ = 0;               ///< terms of sums over indices
};

}  // namespace

TexFormula read_formula(std::span<const TexToken> tokens, std::size_t base) {
    return Reader(tokens, base).read();
}

}  // namespace longhand::scan
