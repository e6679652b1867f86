#include "longhand/render/expression_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/render/shown_number.hpp"
#include "longhand/text/message.hpp"
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

class Drawing {
  public:
    Drawing(const TextOptions& options, bool one_line) : options_(options), one_line_(one_line) {}

    /// A formula and how tightly its outermost operation binds.
    struct Drawn {
        Block block;
        Precedence precedence = atom;
        bool is_signed = false;  ///< begins with a minus sign
    };

    Drawn draw(const Expression& expression) const {
        const std::vector<Expression>& operands = expression.operands;
        switch (expression.kind) {
            case Kind::number:
                return number(expression.text);
            case Kind::symbol:
                return {Block(expression.text), is_fraction(expression) ? quotient : atom};
            case Kind::sum:
                return draw_sum(expression);
            case Kind::product:
                return draw_product(operands);
            case Kind::hadamard:
                return infix(operands, " ⊙ ", product);
            case Kind::quotient:
                return draw_quotient(operands);
            case Kind::negation: {
                Block block("−");
                block += inside(operands.front(), power, false);
                return {block, power, true};
            }
            case Kind::power:
                return draw_power(operands);
            case Kind::exponential: {
                Block block("e^");
                // e^z1 could be read as e^z · 1.
                const bool is_long = operands.front().kind == Kind::symbol &&
                                     text::display_width(operands.front().text) > 1;
                block += is_long ? parenthesised(draw(operands.front()).block)
                                 : inside(operands.front(), atom, false);
                return {block, power};
            }
            case Kind::root: {
                Block block("√");
                block += inside(operands.front(), atom, false);
                return {block, power};
            }
            case Kind::function:
                return draw_function(expression);
            case Kind::comparison: {
                // Each side stands by itself: 0 ≥ −2.
                Block block = inside(operands.front(), sum, true);
                block += fmt::format(" {} ", expression.text);
                block += inside(operands.back(), sum, true);
                return {block, comparison};
            }
            case Kind::conditional:
                return draw_conditional(operands);
            case Kind::transpose: {
                Block block = inside(operands.front(), atom, true);
                block += "ᵀ";
                return {block};
            }
            case Kind::matrix:
                return {draw_matrix(expression)};
        }
        return {};
    }

  private:
    /// An operand, in parentheses where its own operation binds less tightly than `at_least`, or
    /// where it begins with a minus sign and does not begin the whole.
    Drawn operand(const Expression& expression, Precedence at_least, bool is_first) const {
        Drawn drawn = draw(expression);
        const bool needs = drawn.precedence < at_least || (drawn.is_signed && !is_first);
        return needs ? Drawn{parenthesised(drawn.block)} : drawn;
    }

    Block inside(const Expression& expression, Precedence at_least, bool is_first) const {
        return operand(expression, at_least, is_first).block;
    }

    static Drawn number(const std::string& typed) {
        const std::string text = with_minus_sign(typed);
        const bool is_scientific = text.find("×") != std::string::npos;
        const bool negative = is_negative(text);
        return {Block(text), is_scientific ? product : atom, negative};
    }

    Drawn infix(const std::vector<Expression>& operands, std::string_view sign,
                Precedence own) const {
        auto [block, precedence, is_signed] = operand(operands.front(), Precedence(own + 1), true);
        for (std::size_t k = 1; k < operands.size(); ++k) {
            block += sign;
            block += inside(operands[k], Precedence(own + 1), false);
        }
        return {block, own, is_signed};
    }

    Drawn draw_sum(const Expression& expression) const {
        const std::vector<Expression>& terms = expression.operands;
        const std::size_t count = terms.size();
        const bool elides = options_.elide && count > most_terms;
        auto [block, precedence, is_signed] = operand(terms.front(), sum, true);
        for (std::size_t k = 1; k < count; ++k) {
            if (elides && k == first_terms) {
                const std::size_t left_out = count - first_terms - 1;
                block += " + " + text::message("log.more_terms", options_.language,
                                               {std::to_string(left_out)});
                k = count - 1;
            }
            block += expression.minus[k] ? " − " : " + ";
            block += inside(terms[k], product, false);
        }
        return {block, sum, is_signed};
    }

    Drawn draw_product(const std::vector<Expression>& factors) const {
        const bool of_matrices = std::ranges::any_of(factors, [](const Expression& factor) {
            return factor.kind == Kind::matrix || factor.matrix != no_matrix;
        });
        const bool of_symbols = options_.style == Style::symbols;
        // A derivative is one symbol, ∂L/∂z: blanks keep it together.
        const bool tight = of_symbols && std::ranges::none_of(factors, is_fraction);
        const std::string_view sign = tight ? "·" : (of_symbols || of_matrices ? " · " : " × ");
        // A quotient among the factors keeps its parentheses: (a / b)·c.
        const auto least = [](const Expression& factor) {
            return is_fraction(factor) ? quotient : power;
        };
        auto [block, precedence, is_signed] =
            operand(factors.front(), least(factors.front()), true);
        for (std::size_t k = 1; k < factors.size(); ++k) {
            block += sign;
            block += inside(factors[k], least(factors[k]), false);
        }
        return {block, product, is_signed};
    }

    Drawn draw_quotient(const std::vector<Expression>& operands) const {
        const bool product_above = operands.front().kind == Kind::product;
        auto [block, precedence, is_signed] =
            operand(operands.front(), product_above ? product : power, true);
        block += " / ";
        block += inside(operands.back(), power, false);
        return {block, quotient, is_signed};
    }

    Drawn draw_power(const std::vector<Expression>& operands) const {
        Block block = inside(operands.front(), atom, false);
        const std::string& exponent = operands.back().text;
        if (operands.back().kind == Kind::number && is_whole(exponent)) {
            block += text::superscript(exponent);
        } else {
            block += "^";
            block += inside(operands.back(), atom, false);
        }
        return {block, power};
    }

    Drawn draw_function(const Expression& expression) const {
        Block block(expression.text);
        if (expression.operands.size() == 1 && expression.operands.front().kind == Kind::matrix &&
            !one_line_) {
            block += " ";
            block += draw(expression.operands.front()).block;
            return {block};
        }
        Block arguments;
        for (std::size_t k = 0; k < expression.operands.size(); ++k) {
            if (k > 0) arguments += ", ";
            arguments += draw(expression.operands[k]).block;
        }
        block += parenthesised(arguments);
        return {block};
    }

    Drawn draw_conditional(const std::vector<Expression>& operands) const {
        const std::string text = text::message(
            "log.conditional", options_.language,
            {line(operands[0], sum), line(operands[1], comparison), line(operands[2], sum)});
        return {Block(text), conditional};
    }

    std::string line(const Expression& expression, Precedence at_least) const {
        return inside(expression, at_least, true).lines().front();
    }

    Block draw_matrix(const Expression& matrix) const {
        const std::size_t columns = std::max<std::size_t>(matrix.columns, 1);
        const std::size_t rows = matrix.operands.size() / columns;
        const bool elides = options_.elide;
        std::vector<std::vector<std::string>> cells;
        for (std::size_t i = 0; i < rows; ++i) {
            if (elides && is_left_out(i, rows)) {
                if (i == first_terms) cells.emplace_back(shown(columns), one_line_ ? "…" : "⋮");
                continue;
            }
            std::vector<std::string>& row = cells.emplace_back();
            for (std::size_t j = 0; j < columns; ++j) {
                if (elides && is_left_out(j, columns)) {
                    if (j == first_terms) row.emplace_back("…");
                    continue;
                }
                row.push_back(line(matrix.operands[i * columns + j], conditional));
            }
        }
        const bool of_numbers = std::ranges::all_of(matrix.operands, [](const Expression& element) {
            return element.kind == Kind::number;
        });
        if (one_line_) return Block(in_one_line(cells));
        Block block = Block::bracketed(cells, of_numbers);
        if (cells.size() < rows || cells.front().size() < columns) {
            block += fmt::format(" ({} × {})", rows, columns);
        }
        return block;
    }

    std::size_t shown(std::size_t count) const {
        return options_.elide && count > most_terms ? first_terms + 2 : count;
    }

    static std::string in_one_line(const std::vector<std::vector<std::string>>& cells) {
        const bool is_column = cells.front().size() == 1;
        std::string text;
        for (const std::vector<std::string>& row : cells) {
            if (!text.empty()) text += is_column ? ", " : "; ";
            text += fmt::format("{}", fmt::join(row, ", "));
        }
        return is_column ? fmt::format("({})", text) : fmt::format("[{}]", text);
    }

    const TextOptions& options_;
    bool one_line_;
};

}  // namespace

bool is_left_out(std::size_t index, std::size_t count) {
    return count > most_terms && index >= first_terms && index + 1 < count;
}

std::size_t drawn_row(std::size_t row, std::size_t rows) {
    return rows > most_terms && row + 1 == rows ? first_terms + 1 : row;
}

Block drawn(const Expression& expression, const TextOptions& options) {
    return Drawing(options, false).draw(expression).block;
}

std::string plain_text(const Expression& expression, const TextOptions& options) {
    return Drawing(options, true).draw(expression).block.lines().front();
}

}  // namespace longhand::render
