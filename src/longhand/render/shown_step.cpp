#include "longhand/render/shown_step.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "longhand/text/message.hpp"

namespace longhand::render {

namespace {

using Kind = Expression::Kind;

std::vector<std::string> look(const Expression& expression, const LogOptions& options,
                              Style style) {
    return drawn(expression, text_options(options, style)).lines();
}

/// The row in which a remark is drawn, or none where its number is left out.
std::optional<std::size_t> row_of(const Remark& remark, const Expression& expression, bool elides) {
    if (!elides || expression.kind != Kind::matrix) return remark.row;
    const std::size_t columns = expression.columns;
    const std::size_t rows = expression.operands.size() / columns;
    if (is_left_out(remark.row, rows) || is_left_out(remark.column, columns)) return std::nullopt;
    return drawn_row(remark.row, rows);
}

}  // namespace

TextOptions text_options(const LogOptions& options, Style style) {
    return {style, options.language, options.detail != Detail::full};
}

void leave_out_repetitions(LogStep& step, const LogOptions& options) {
    std::vector<Expression> forms;
    std::vector<std::string> last;
    for (Expression& form : step.forms) {
        std::vector<std::string> now = look(form, options, Style::symbols);
        if (now == last) continue;
        forms.push_back(std::move(form));
        last = std::move(now);
    }
    std::vector<LogLine> lines;
    std::vector<std::string> next;
    for (std::size_t k = step.lines.size(); k-- > 0;) {
        std::vector<std::string> now = look(step.lines[k].expression, options, Style::numbers);
        if (now == next) continue;
        lines.push_back(std::move(step.lines[k]));
        next = std::move(now);
    }
    std::ranges::reverse(lines);
    // A formula of constants alone is its own substitution, and a copy its own result.
    if (last == next) forms.pop_back();
    step.forms = std::move(forms);
    step.lines = std::move(lines);
}

std::vector<std::vector<Expression>> formula_lines(const LogStep& step, const LogOptions& options,
                                                   std::size_t width) {
    std::vector<std::vector<Expression>> lines;
    std::size_t used = 0;
    bool may_go_on = false;
    for (const Expression& form : step.forms) {
        const Block block = drawn(form, text_options(options, Style::symbols));
        const bool is_low = block.height() == 1;
        if (may_go_on && is_low && used + block.width() <= width) {
            lines.back().push_back(form);
            used += 3 + block.width();
        } else {
            lines.push_back({form});
            used = 3 + block.width();
            may_go_on = is_low;
        }
    }
    return lines;
}

std::vector<std::vector<std::string>> single_remarks(const LogLine& line,
                                                     const LogOptions& options) {
    std::vector<std::vector<Annotation>> rows;
    for (const Remark& remark : line.remarks) {
        const auto row = row_of(remark, line.expression, options.detail != Detail::full);
        if (!row) continue;
        rows.resize(std::max(rows.size(), *row + 1));
        std::vector<Annotation>& said = rows[*row];
        const auto same = std::ranges::find(said, remark.annotation.message, &Annotation::message);
        if (same == said.end()) {
            said.push_back(remark.annotation);
        } else {
            same->number += ", " + remark.annotation.number;
        }
    }
    std::vector<std::vector<std::string>> texts(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (const Annotation& each : rows[row])
            texts[row].push_back(remark_text(each, options.language));
    }
    return texts;
}

std::vector<std::string> remarks_by_row(const LogLine& line, const LogOptions& options) {
    const std::string separator = text::message("log.remark_separator", options.language);
    std::vector<std::string> texts;
    for (const std::vector<std::string>& row : single_remarks(line, options))
        texts.push_back(fmt::format("{}", fmt::join(row, separator)));
    return texts;
}

std::string remark_text(const Annotation& annotation, text::Language language) {
    return text::message(annotation.message, language, {annotation.number});
}

}  // namespace longhand::render
