#include "longhand/render/expression_math.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/record/named_constant.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/render/symbol_math.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/replaced.hpp"
#include "longhand/text/superscript.hpp"
#include "longhand/text/width.hpp"

namespace longhand::render {

namespace {

using Kind = Expression::Kind;

enum Precedence { conditional, comparison, sum, product, quotient, power, atom };

constexpr std::size_t most_terms = 8;
constexpr std::size_t first_terms = 4;

bool is_whole(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A symbol that is written as a fraction: ∂L/∂z.
bool is_fraction(const Expression& expression) {
    return expression.kind == Kind::symbol && expression.text.find('/') != std::string::npos;
}

/// True for W⁽²⁾, where another exponent would be taken for a part of the first; y′² is clear.
bool has_superscript(const Math& math) {
    return math.kind == Math::Kind::scripts && !math.parts[2].is_empty() &&
           math.parts[2].kind != Math::Kind::sign;
}

class Setting {
  public:
    explicit Setting(const MathOptions& options)
        : options_(options), is_line_(options.layout == Layout::line) {}

    /// A formula and how tightly its outermost operation binds.
    struct Set {
        Math math;
        Precedence precedence = atom;
        bool is_signed = false;  ///< begins with a minus sign
    };

    Set set(const Expression& expression) const {
        const std::vector<Expression>& operands = expression.operands;
        switch (expression.kind) {
            case Kind::number:
                return number(expression.text);
            case Kind::symbol:
                return {symbol(expression.text), !is_fraction(expression) ? atom
                                                 : is_line_               ? quotient
                                                                          : power};
            case Kind::sum:
                return set_sum(expression);
            case Kind::product:
                return set_product(operands);
            case Kind::hadamard:
                return infix(operands, " ⊙ ", product);
            case Kind::quotient:
                return set_quotient(operands);
            case Kind::negation:
                return {Math::row({Math::sign("−"), inside(operands.front(), power, false)}), power,
                        true};
            case Kind::power:
                return set_power(operands);
            case Kind::exponential:
                if (is_line_) return exponential_on_line(operands.front());
                return {with_superscript(Math::name("e"), set(operands.front()).math), power};
            case Kind::root:
                if (is_line_) return prefixed("√", operands.front());
                return {{Math::Kind::root, {}, {set(operands.front()).math}}};
            case Kind::function:
                return set_function(expression);
            case Kind::comparison:
                // Each side stands by itself: 0 ≥ −2.
                return {Math::row({inside(operands.front(), sum, true),
                                   Math::sign(fmt::format(" {} ", expression.text)),
                                   inside(operands.back(), sum, true)}),
                        comparison};
            case Kind::conditional:
                return set_conditional(operands);
            case Kind::transpose: {
                Math base = inside(operands.front(), atom, true);
                if (is_line_) return {Math::row({std::move(base), Math::sign("ᵀ")})};
                return {with_superscript(std::move(base), Math::words("T"))};
            }
            case Kind::matrix:
                return {set_matrix(expression)};
        }
        return {};
    }

  private:
    /// An operand, in parentheses where its own operation binds less tightly than `at_least`, or
    /// where it begins with a minus sign and does not begin the whole.
    Set operand(const Expression& expression, Precedence at_least, bool is_first) const {
        Set result = set(expression);
        const bool needs = result.precedence < at_least || (result.is_signed && !is_first);
        return needs ? Set{Math::fence(std::move(result.math))} : result;
    }

    Math inside(const Expression& expression, Precedence at_least, bool is_first) const {
        return operand(expression, at_least, is_first).math;
    }

    Set number(const std::string& typed) const {
        if (find_named_constant(typed)) return {symbol(typed)};
        const std::string text = with_minus_sign(typed);
        const bool negative = is_negative(text);
        const std::size_t shown = text.find("×10^");
        if (is_line_) {
            return {Math::number(text), shown == std::string::npos ? atom : product, negative};
        }
        const std::size_t at = shown == std::string::npos ? text.find('e') : shown;
        if (at == std::string::npos) return {Math::number(text), atom, negative};
        std::string exponent =
            text.substr(at + (at == shown ? std::string_view("×10^").size() : 1));
        if (exponent.starts_with('(')) exponent = exponent.substr(1, exponent.size() - 2);
        return {Math::row({Math::number(text.substr(0, at)), Math::sign("×"),
                           with_superscript(Math::number("10"), Math::number(exponent))}),
                product, negative};
    }

    Math symbol(const std::string& text) const {
        return is_line_ ? Math::name(text) : symbol_math(text);
    }

    Set prefixed(std::string_view sign, const Expression& operand) const {
        return {Math::row({Math::sign(sign), inside(operand, atom, false)}), power};
    }

    /// e^z1 could be read as e^z · 1: a longer symbol stands in parentheses.
    Set exponential_on_line(const Expression& exponent) const {
        const bool is_long =
            exponent.kind == Kind::symbol && text::display_width(exponent.text) > 1;
        if (!is_long) return prefixed("e^", exponent);
        return {Math::row({Math::sign("e^"), Math::fence(set(exponent).math)}), power};
    }

    Set infix(const std::vector<Expression>& operands, std::string_view sign,
              Precedence own) const {
        auto [first, precedence, is_signed] = operand(operands.front(), Precedence(own + 1), true);
        std::vector<Math> parts{std::move(first)};
        for (std::size_t k = 1; k < operands.size(); ++k) {
            parts.push_back(Math::sign(sign));
            parts.push_back(inside(operands[k], Precedence(own + 1), false));
        }
        return {Math::row(std::move(parts)), own, is_signed};
    }

    Set set_sum(const Expression& expression) const {
        const std::vector<Expression>& terms = expression.operands;
        const std::size_t count = terms.size();
        const bool elides = options_.elide && count > most_terms;
        auto [first, precedence, is_signed] = operand(terms.front(), sum, true);
        std::vector<Math> parts{std::move(first)};
        for (std::size_t k = 1; k < count; ++k) {
            if (elides && k == first_terms) {
                const std::size_t left_out = count - first_terms - 1;
                parts.push_back(Math::sign(" + "));
                parts.push_back(Math::words(text::message("log.more_terms", options_.language,
                                                          {std::to_string(left_out)})));
                k = count - 1;
            }
            parts.push_back(Math::sign(expression.minus[k] ? " − " : " + "));
            parts.push_back(inside(terms[k], product, false));
        }
        return {Math::row(std::move(parts)), sum, is_signed};
    }

    Set set_product(const std::vector<Expression>& factors) const {
        const bool of_matrices = std::ranges::any_of(factors, [](const Expression& factor) {
            return factor.kind == Kind::matrix || factor.matrix != no_matrix;
        });
        const bool of_symbols = options_.style == Style::symbols;
        // A derivative is one symbol, ∂L/∂z: blanks keep it together.
        const bool tight = of_symbols && std::ranges::none_of(factors, is_fraction);
        const std::string_view sign = tight ? "·" : (of_symbols || of_matrices ? " · " : " × ");
        // On one line, a quotient among the factors keeps its parentheses: (a / b)·c.
        const auto least = [](const Expression& factor) {
            return is_fraction(factor) ? quotient : power;
        };
        auto [first, precedence, is_signed] =
            operand(factors.front(), least(factors.front()), true);
        std::vector<Math> parts{std::move(first)};
        for (std::size_t k = 1; k < factors.size(); ++k) {
            parts.push_back(Math::sign(sign));
            parts.push_back(inside(factors[k], least(factors[k]), false));
        }
        return {Math::row(std::move(parts)), product, is_signed};
    }

    Set set_quotient(const std::vector<Expression>& operands) const {
        if (!is_line_) {
            return {{Math::Kind::fraction, {}, {set(operands[0]).math, set(operands[1]).math}},
                    power};
        }
        const bool product_above = operands.front().kind == Kind::product;
        auto [above, precedence, is_signed] =
            operand(operands.front(), product_above ? product : power, true);
        return {
            Math::row({std::move(above), Math::sign(" / "), inside(operands.back(), power, false)}),
            quotient, is_signed};
    }

    Set set_power(const std::vector<Expression>& operands) const {
        Math base = inside(operands.front(), atom, false);
        const std::string& exponent = operands.back().text;
        if (!is_line_) {
            if (has_superscript(base)) base = Math::fence(std::move(base));
            return {with_superscript(std::move(base), set(operands.back()).math), power};
        }
        if (operands.back().kind == Kind::number && is_whole(exponent)) {
            return {Math::row({std::move(base), Math::sign(text::superscript(exponent))}), power};
        }
        return {Math::row({std::move(base), Math::sign("^"), inside(operands.back(), atom, false)}),
                power};
    }

    /// The words of a function's name; those of C++ where the language has no others.
    std::string function_words(const std::string& name) const {
        const std::string id = "function." + name;
        if (std::ranges::find(text::labels(), id, &text::Message::id) != text::labels().end())
            return text::message(id, options_.language);
        return text::replaced(name, "_", " ");
    }

    /// A name of several words is no letter with a subscript: least squares, element 2.
    Math function_symbol(const std::string& text) const {
        const std::string name = text.substr(0, text.find('['));
        const bool has_words =
            name.find('_', 2) != std::string::npos && std::ranges::all_of(name, [](char sign) {
                return sign == '_' || (sign >= 'a' && sign <= 'z');
            });
        if (is_line_ || !has_words) return symbol(text);
        Math words = Math::words(function_words(name));
        if (name.size() == text.size()) return words;
        const std::string index = text.substr(name.size() + 1, text.size() - name.size() - 2);
        return with_subscript(std::move(words), Math::number(index));
    }

    Set set_function(const Expression& expression) const {
        std::vector<Math> parts{function_symbol(expression.text)};
        for (const Expression& argument : expression.operands)
            parts.push_back(set(argument).math);
        return {{Math::Kind::function, {}, std::move(parts)}};
    }

    /// The words of the message with the three formulas in their places.
    Set set_conditional(const std::vector<Expression>& operands) const {
        std::string pattern =
            text::message("log.conditional", options_.language, {"{0}", "{1}", "{2}"});
        std::vector<Math> parts;
        for (std::size_t open = pattern.find('{'); open != std::string::npos;
             open = pattern.find('{')) {
            if (open > 0) parts.push_back(Math::words(pattern.substr(0, open)));
            const auto place = static_cast<std::size_t>(pattern[open + 1] - '0');
            parts.push_back(inside(operands[place], place == 1 ? comparison : sum, true));
            pattern.erase(0, open + 3);
        }
        if (!pattern.empty()) parts.push_back(Math::words(pattern));
        return {Math::row(std::move(parts)), conditional};
    }

    Math set_matrix(const Expression& matrix) const {
        const std::size_t columns = std::max<std::size_t>(matrix.columns, 1);
        const std::size_t rows = matrix.operands.size() / columns;
        const bool elides = options_.elide;
        Math result{Math::Kind::matrix, {}, {}, shown(columns)};
        for (std::size_t i = 0; i < rows; ++i) {
            if (elides && is_left_out(i, rows)) {
                if (i == first_terms)
                    result.parts.insert(result.parts.end(), result.columns, Math::sign("⋮"));
                continue;
            }
            for (std::size_t j = 0; j < columns; ++j) {
                if (!elides || !is_left_out(j, columns)) {
                    result.parts.push_back(set(matrix.operands[i * columns + j]).math);
                } else if (j == first_terms) {
                    result.parts.push_back(Math::sign("…"));
                }
            }
        }
        if (result.columns < columns || result.parts.size() / result.columns < rows) {
            result.text = fmt::format("{} × {}", rows, columns);
        }
        return result;
    }

    std::size_t shown(std::size_t count) const {
        return options_.elide && count > most_terms ? first_terms + 2 : count;
    }

    const MathOptions& options_;
    bool is_line_;
};

}  // namespace

bool is_left_out(std::size_t index, std::size_t count) {
    return count > most_terms && index >= first_terms && index + 1 < count;
}

std::size_t drawn_row(std::size_t row, std::size_t rows) {
    return rows > most_terms && row + 1 == rows ? first_terms + 1 : row;
}

Math math(const Expression& expression, const MathOptions& options) {
    return Setting(options).set(expression).math;
}

}  // namespace longhand::render
