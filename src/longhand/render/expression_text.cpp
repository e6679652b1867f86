#include "longhand/render/expression_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace longhand::render {

namespace {

using Kind = Math::Kind;

class Drawing {
  public:
    explicit Drawing(bool one_line) : one_line_(one_line) {}

    /// Expects a formula that was set on one line.
    Block draw(const Math& math) const {
        if (!has_matrix(math)) {
            std::string line;
            write(math, line);
            return Block(line);
        }
        switch (math.kind) {
            case Kind::fence:
                return parenthesised(draw(math.parts.front()));
            case Kind::function:
                return draw_function(math);
            case Kind::matrix:
                return draw_matrix(math);
            case Kind::row: {
                Block block;
                for (const Math& part : math.parts)
                    block += draw(part);
                return block;
            }
            default:
                return Block(math.text);
        }
    }

  private:
    static bool has_matrix(const Math& math) {
        return math.kind == Kind::matrix || std::ranges::any_of(math.parts, has_matrix);
    }

    /// Adds what takes one line.
    static void write(const Math& math, std::string& line) {
        const auto enclosed = [&line](std::span<const Math> parts) {
            line += '(';
            for (const Math& part : parts) {
                if (&part != &parts.front()) line += ", ";
                write(part, line);
            }
            line += ')';
        };
        switch (math.kind) {
            case Kind::fence:
                enclosed(math.parts);
                break;
            case Kind::function:
                write(math.parts.front(), line);
                enclosed(std::span(math.parts).subspan(1));
                break;
            case Kind::row:
                for (const Math& part : math.parts)
                    write(part, line);
                break;
            default:
                line += math.text;
        }
    }

    Block draw_function(const Math& function) const {
        Block block = draw(function.parts.front());
        if (function.parts.size() == 2 && function.parts[1].kind == Kind::matrix && !one_line_) {
            block += " ";
            block += draw(function.parts[1]);
            return block;
        }
        Block arguments;
        for (std::size_t k = 1; k < function.parts.size(); ++k) {
            if (k > 1) arguments += ", ";
            arguments += draw(function.parts[k]);
        }
        block += parenthesised(arguments);
        return block;
    }

    Block draw_matrix(const Math& matrix) const {
        std::vector<std::vector<std::string>> cells;
        for (std::size_t k = 0; k < matrix.parts.size(); ++k) {
            if (k % matrix.columns == 0) cells.emplace_back();
            const bool is_dots = one_line_ && matrix.parts[k].text == "⋮";
            cells.back().push_back(is_dots ? "…" : draw(matrix.parts[k]).lines().front());
        }
        if (one_line_) return Block(in_one_line(cells));
        const bool of_numbers = std::ranges::all_of(matrix.parts, [](const Math& cell) {
            return cell.kind == Kind::number || cell.kind == Kind::sign;
        });
        Block block = Block::bracketed(cells, of_numbers);
        if (!matrix.text.empty()) block += fmt::format(" ({})", matrix.text);
        return block;
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

    bool one_line_;
};

Math on_a_line(const Expression& expression, const TextOptions& options) {
    return math(expression, {options.style, options.language, options.elide, Layout::line});
}

}  // namespace

Block drawn(const Expression& expression, const TextOptions& options) {
    return Drawing(false).draw(on_a_line(expression, options));
}

std::string plain_text(const Expression& expression, const TextOptions& options) {
    return Drawing(true).draw(on_a_line(expression, options)).lines().front();
}

}  // namespace longhand::render
