#include "longhand/scan/equalities.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "longhand/scan/tex_tokens.hpp"

namespace longhand::scan {

namespace {

using language::Syntax;
using Kind = TexToken::Kind;
using Tokens = std::span<const TexToken>;

template <std::size_t size>
bool is_in(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

constexpr auto transparent =
    std::to_array<std::string_view>({"aligned", "align", "align*", "split", "gathered", "gather",
                                     "gather*", "alignedat", "equation", "equation*", "multlined"});
constexpr auto matrices = std::to_array<std::string_view>(
    {"pmatrix", "bmatrix", "matrix", "array", "smallmatrix", "Bmatrix"});
constexpr auto exact_relations = std::to_array<std::string_view>({"=", "\uFF1D"});
constexpr auto near_relations =
    std::to_array<std::string_view>({"≈", "\\approx", "\\simeq", "\\doteq", "\\thickapprox"});
constexpr auto ends = std::to_array<std::string_view>({",",
                                                       ";",
                                                       "\uFF0C",
                                                       "\uFF1B",
                                                       "。",
                                                       "、",
                                                       "<",
                                                       ">",
                                                       "≤",
                                                       "≥",
                                                       "≠",
                                                       "\\le",
                                                       "\\leq",
                                                       "\\ge",
                                                       "\\geq",
                                                       "\\ne",
                                                       "\\neq",
                                                       "\\lt",
                                                       "\\gt",
                                                       "\\to",
                                                       "→",
                                                       "⇒",
                                                       "\\rightarrow",
                                                       "\\Rightarrow",
                                                       "\\implies",
                                                       "\\iff",
                                                       "\\mapsto",
                                                       "\\longrightarrow",
                                                       "\\Longrightarrow",
                                                       "\\equiv",
                                                       "\\sim",
                                                       "\\propto",
                                                       "\\in",
                                                       "\\therefore",
                                                       "\\because"});
constexpr auto operations = std::to_array<std::string_view>(
    {"+", "-", "−", "\\cdot", "\\times", "*", "·", "×", "/", "\\div", "÷", "\\odot", "⊙", "\\pm"});
constexpr auto texts = std::to_array<std::string_view>(
    {"\\text", "\\textrm", "\\mbox", "\\textbf", "\\textit", "\\hbox", "\\mathop"});
constexpr auto notes = std::to_array<std::string_view>({"\\label", "\\tag", "\\tag*"});
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

    /// The letters here as one word; none but letters are taken.
    std::string word() {
        std::string name;
        const std::size_t begin = place_;
        while (now().kind == Kind::letter) {
            name += now().text;
            ++place_;
        }
        if (name.size() < 2) {
            place_ = begin;
            name.clear();
        }
        return name;
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
        std::string name;
        while (now().kind == Kind::letter) {
            name += now().text;
            ++place_;
        }
        expect("}");
        return name;
    }

    Tokens tokens_;
    std::size_t base_;
    std::size_t place_ = 0;
    int depth_ = 0;
};

/// Splits the mathematics of a text into sides.
class Splitter {
  public:
    std::vector<Equality> split(const std::vector<Mathematics>& mathematics) {
        for (std::size_t k = 0; k < mathematics.size(); ++k) {
            if (k > 0 && !are_neighbours(mathematics[k - 1], mathematics[k])) last_.reset();
            split(mathematics[k]);
        }
        return std::move(found_);
    }

  private:
    void split(const Mathematics& mathematics) {
        const std::vector<TexToken> all = tex_tokens(mathematics.tex);
        tokens_.clear();
        words_.clear();
        base_ = mathematics.offset;
        int depth = 0;
        is_row_start_ = true;
        for (std::size_t k = 0; k + 1 < all.size(); ++k) {
            const TexToken& token = all[k];
            if (depth == 0 && token.text == "&") continue;
            if (depth == 0 && is_row_end_) end_row(token);
            const bool is_environment = token.text == "\\begin" || token.text == "\\end";
            if (is_environment && depth <= 0) {
                std::size_t end = k;
                const std::string name = name_in_braces(all, end);
                if (is_in(transparent, name)) {
                    k = end;
                    continue;
                }
            }
            if (depth == 0 && is_in(notes, token.text)) {
                skip_group(all, k);
                continue;
            }
            if (depth == 0 && is_in(texts, token.text)) {
                const std::size_t begin = k;
                skip_group(all, k);
                take_words(all, begin, k);
                continue;
            }
            if (depth == 0 && takes_relation(token)) continue;
            if (token.text == "{" || token.text == "(" || token.text == "[" ||
                token.text == "\\begin" || token.text == "\\{" || token.text == "\uFF08")
                ++depth;
            if (token.text == "}" || token.text == ")" || token.text == "]" ||
                token.text == "\\end" || token.text == "\\}" || token.text == "\uFF09")
                depth = std::max(0, depth - 1);
            if (is_environment) {  // its name is no side of anything
                std::size_t end = k;
                name_in_braces(all, end);
                begin_side();
                tokens_.insert(tokens_.end(), all.begin() + static_cast<std::ptrdiff_t>(k),
                               all.begin() + static_cast<std::ptrdiff_t>(end) + 1);
                k = end;
                continue;
            }
            begin_side();
            tokens_.push_back(token);
        }
        is_row_end_ = false;
        end_side();
    }

    /// Words behind a side are its unit, or a remark in parentheses; before or in it they may be
    /// the name of something.
    void take_words(const std::vector<TexToken>& all, std::size_t begin, std::size_t end) {
        if (!tokens_.empty() && tokens_.back().text == ".") {
            end_side();
            last_.reset();
        }
        const std::size_t word = std::min(begin + 2, end);  // behind the brace
        if (all[word].text == "(" || all[word].text == ",") return;
        const TexToken& next = all[end + 1];
        const bool is_last = next.kind == Kind::end || next.text == "\\\\" || next.text == "." ||
                             next.text == "&" || is_in(exact_relations, next.text) ||
                             is_in(near_relations, next.text) || is_in(ends, next.text);
        if (is_last && !tokens_.empty()) {
            for (std::size_t k = begin; k <= end; ++k)
                words_ += all[k].text;
        } else {
            begin_side();
            tokens_.push_back(all[begin]);
        }
    }

    /// Whether a token ends a side.
    bool takes_relation(const TexToken& token) {
        const bool is_exact = is_in(exact_relations, token.text);
        if (is_exact || is_in(near_relations, token.text)) {
            end_side();  // none at the beginning of a row, which goes on with what stands before it
            is_approximate_ = !is_exact;
            expects_right_ = true;
            is_row_start_ = false;
            return true;
        }
        if (token.text == "\\\\") {
            is_row_end_ = true;
            return true;
        }
        if (is_in(ends, token.text)) {
            end_side();
            last_.reset();
            expects_right_ = false;
            is_row_start_ = false;
            return true;
        }
        return false;
    }

    static std::string name_in_braces(const std::vector<TexToken>& all, std::size_t& place) {
        std::string name;
        std::size_t k = place + 1;
        if (k >= all.size() || all[k].text != "{") return name;
        for (++k; k < all.size() && all[k].text != "}" && all[k].kind != Kind::end; ++k)
            name += all[k].text;
        place = std::min(k, all.size() - 2);
        return name;
    }

    /// Goes to the brace that closes the group behind a command.
    static void skip_group(const std::vector<TexToken>& all, std::size_t& place) {
        int depth = 0;
        for (std::size_t k = place + 1; k + 1 < all.size(); ++k) {
            if (all[k].text == "{") ++depth;
            if (all[k].text == "}") --depth;
            if (k == place + 1 && depth == 0) return;
            if (depth == 0) {
                place = k;
                return;
            }
        }
    }

    /// At the first word of a row: one that begins with an operation goes on with the row before.
    void end_row(const TexToken& first) {
        is_row_end_ = false;
        if (is_in(operations, first.text)) return;
        end_side();
        is_row_start_ = true;
    }

    /// Before the first word of a side: of a row that begins without a relation, it is a new chain.
    void begin_side() {
        if (is_row_start_) {
            last_.reset();
            expects_right_ = false;
        }
        is_row_start_ = false;
    }

    /// Whether nothing but blanks and dollars stands between two pieces.
    static bool are_neighbours(const Mathematics& before, const Mathematics& after) {
        const char* const end = before.tex.data() + before.tex.size();
        const std::string_view gap(end, static_cast<std::size_t>(after.tex.data() - end));
        return gap.find_first_not_of(" \t\r\n$\\[]()") == gap.npos;
    }

    void end_side() {
        // A full stop ends the sentence.
        if (tokens_.size() > 1 && tokens_.back().text == "." &&
            tokens_[tokens_.size() - 2].text != ".")
            tokens_.pop_back();
        if (tokens_.empty()) return;
        Side side{base_ + tokens_.front().offset,
                  tokens_.back().offset + tokens_.back().text.size() - tokens_.front().offset};
        side.words = std::exchange(words_, {});
        try {
            side.formula = Reader(tokens_, base_).read();
        } catch (const Unread& unread) {
            side.why = unread.why;
        }
        if (expects_right_ && last_) found_.push_back({*last_, side, is_approximate_});
        last_ = std::move(side);
        expects_right_ = false;
        tokens_.clear();
    }

    std::size_t base_ = 0;
    std::vector<TexToken> tokens_;  ///< of the side that is being gathered
    std::string words_;
    std::optional<Side> last_;
    bool expects_right_ = false, is_approximate_ = false, is_row_start_ = true;
    bool is_row_end_ = false;  ///< and nothing of the next row has been seen
    std::vector<Equality> found_;
};

}  // namespace

std::vector<Equality> equalities(const std::vector<Mathematics>& mathematics) {
    return Splitter().split(mathematics);
}

}  // namespace longhand::scan
