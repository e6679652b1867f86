#include "longhand/render/math_step.hpp"

#include <algorithm>

#include "longhand/render/shown_given.hpp"
#include "longhand/render/shown_step.hpp"
#include "longhand/render/symbol_math.hpp"

namespace longhand::render {

namespace {

constexpr std::size_t chain_width = 60;  // of formulas that share a line

class Printed {
  public:
    Printed(std::string_view symbol, const LogOptions& options) : options_(options) {
        step_.symbol = symbol_math(symbol);
    }

    /// Adds e1 = e2 = … as one line.
    MathLine& add(std::string_view relation, const std::vector<Expression>& expressions,
                  Style style) {
        const TextOptions text = text_options(options_, style);
        std::vector<Math> parts;
        for (const Expression& expression : expressions) {
            if (!parts.empty()) parts.push_back(Math::sign(" = "));
            parts.push_back(math(expression, {style, text.language, text.elide}));
        }
        Math line = parts.size() == 1 ? std::move(parts.front()) : Math::row(std::move(parts));
        return step_.lines.emplace_back(MathLine{relation, std::move(line)});
    }

    MathStep step() && { return std::move(step_); }

  private:
    const LogOptions& options_;
    MathStep step_;
};

}  // namespace

MathStep math_step(const LogStep& step, const LogOptions& options) {
    Printed printed(step.entry->symbol, options);
    for (const std::vector<Expression>& forms : formula_lines(step, options, chain_width))
        printed.add("=", forms, Style::symbols);
    for (const LogLine& line : step.lines) {
        MathLine& added = printed.add(line.is_exact ? "=" : "≈", {line.expression}, Style::numbers);
        added.remarks = remarks_by_row(line, options);
        if (!added.remarks.empty()) added.first_remarks = single_remarks(line, options).front();
        added.is_result = &line == &step.lines.back();
    }
    return std::move(printed).step();
}

MathStep math_given(const Worksheet& worksheet, const Entry& entry, const LogOptions& options) {
    Printed printed(entry.symbol, options);
    const Expression value = given_value(worksheet, entry);
    if (entry.form == Form::scalar || !entry.has_element_names) {
        printed.add("=", {value}, Style::numbers);
    } else {
        Expression names = value;
        for (std::size_t k = 0; k < names.operands.size(); ++k) {
            names.operands[k].kind = Expression::Kind::symbol;
            names.operands[k].text = entry.symbols[k];
        }
        printed.add("=", {std::move(names), value}, Style::numbers);
    }
    return std::move(printed).step();
}

}  // namespace longhand::render
