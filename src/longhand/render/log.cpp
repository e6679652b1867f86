#include "longhand/render/log.hpp"

#include <algorithm>
#include <set>

#include "longhand/render/reduction.hpp"
#include "longhand/render/shown_arithmetic.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/render/shown_step.hpp"

namespace longhand::render {

namespace {

using Kind = Expression::Kind;

class StepWriter {
  public:
    StepWriter(const Worksheet& worksheet, const Entry& entry, const Values& values,
               const LogOptions& options, const Annotate& annotate)
        : worksheet_(worksheet),
          entry_(entry),
          values_(values),
          options_(options),
          detail_(options.detail),
          digits_(options.digits ? *options.digits : entry.digits.value_or(Digits{})),
          annotate_(annotate) {}

    LogStep write() && {
        if (entry_.is_state) {
            LogStep step{&entry_, {}, {}};
            add(step, value_of(entry_, values_, digits_));
            return step;
        }
        if (entry_.matrix == no_matrix) return std::move(*this).write_element(0);
        LogStep step{&entry_, {}, {}};
        write_matrix(step);
        return finished(std::move(step), of_elements([this](Node node) { return result(node); }));
    }

    LogStep write_element(std::size_t element) && {
        const Node node = entry_.nodes[element];
        LogStep step{&entry_, formulas(worksheet_, node, known(), calls()), {}};
        if (!worksheet_.tape_record().closed_call_of(node))
            work_out(step, put_in(step.forms.back()));
        return finished(std::move(step), result(node));
    }

  private:
    KnownEntries known() const { return entries_before(worksheet_, entry_.nodes.front()); }

    LogStep finished(LogStep step, Expression result) const {
        add(step, std::move(result));
        remark_on_rounded_parts(step);
        remark_on(step);
        remark_on_vanished(step);
        leave_out_repetitions(step, options_);
        remark_on_function(step);
        return step;
    }

    Calls calls() const { return detail_ == Detail::full ? Calls::opened : Calls::closed; }

    Expression put_in(const Expression& formula) const {
        return with_numbers(worksheet_, formula, values_, digits_);
    }

    /// The numbers put in, then line after line until only the result is left to write.
    void work_out(LogStep& step, Expression line) {
        if (detail_ == Detail::brief) return;
        while (!is_result(line)) {
            Expression next = reduced(line, values_, digits_);
            add(step, std::move(line));
            line = std::move(next);
        }
    }

    void write_matrix(LogStep& step) {
        const MatrixNode& made = worksheet_.tape_record().matrix(entry_.matrix);
        const bool is_transform = made.operation == MatrixOperation::transform;
        const Expression whole = matrix_formula(worksheet_, entry_.matrix, known());
        step.forms = {whole};
        if (made.operation == MatrixOperation::closed) return;
        const Expression by_element = of_elements([this](Node node) {
            return detail_ == Detail::full
                       ? formulas(worksheet_, node, known(), Calls::opened).back()
                       : formula(worksheet_, node, known());
        });
        // What a function of a whole column does to an element, its name does not say.
        if (detail_ == Detail::full || is_transform) step.forms.push_back(by_element);
        if (whole.kind == Kind::matrix) {
            work_out(step, put_in(step.forms.back()));
            return;
        }
        if (detail_ == Detail::brief) return;
        if (!is_transform) add(step, put_in(whole));
        Expression first = put_in(by_element);
        // σ of a column of numbers and a column of σ of numbers are one line, not two.
        const bool says_the_same =
            std::ranges::all_of(first.operands, [](const Expression& element) {
                return element.kind == Kind::function && element.operands.size() == 1 &&
                       element.operands.front().kind == Kind::number;
            });
        if (!says_the_same) work_out(step, std::move(first));
    }

    Expression of_elements(const std::function<Expression(Node)>& element) const {
        Expression matrix;
        matrix.kind = Kind::matrix;
        matrix.matrix = entry_.matrix;
        matrix.rows = static_cast<std::uint32_t>(entry_.shape.rows);
        matrix.columns = static_cast<std::uint32_t>(entry_.shape.columns);
        for (const Node node : entry_.nodes)
            matrix.operands.push_back(element(node));
        return matrix;
    }

    Expression result(Node node) const {
        Expression shown = number(values_, node, digits_);
        // A step that was rounded on purpose is not what the line above gives.
        if (shown.is_exact) {
            const ShownNumber before = show(values_.unrounded(node), digits_);
            shown.is_exact = before.is_exact && before.text == shown.text;
        }
        return shown;
    }

    void add(LogStep& step, Expression line) const {
        const bool exact = is_exact(line);
        step.lines.push_back({std::move(line), exact});
    }

    /// What is unusual about the formula of a function is said where it is first used.
    void remark_on_function(LogStep& step) const {
        if (entry_.matrix == no_matrix) return;
        const Record& record = worksheet_.tape_record();
        const MatrixNode& made = record.matrix(entry_.matrix);
        if (made.operation != MatrixOperation::transform) return;
        const std::string& note = record.functions()[made.function].note;
        if (!note.empty()) step.lines.front().remarks.push_back({0, 0, {note, {}}});
    }

    /// Where the parts as shown do not give the result as shown, a reader who checks it must know.
    void remark_on_rounded_parts(LogStep& step) const {
        if (step.lines.size() < 2) return;
        const Expression& parts = step.lines[step.lines.size() - 2].expression;
        LogLine& last = step.lines.back();
        if (parts.kind != Kind::matrix) {
            remark_on_rounded_parts(parts, last.expression, {}, last);
        } else if (last.expression.kind == Kind::matrix) {
            for (std::size_t k = 0; k < parts.operands.size(); ++k) {
                const std::size_t columns = last.expression.columns;
                remark_on_rounded_parts(parts.operands[k], last.expression.operands[k],
                                        {k / columns, k % columns, {}}, last);
            }
        }
    }

    void remark_on_rounded_parts(const Expression& parts, const Expression& result, Remark place,
                                 LogLine& line) const {
        if (is_result(parts) || is_exact(parts)) return;
        const std::optional<replay::Number> given = worked_out_as_shown(parts);
        const std::optional<replay::Number> shown = worked_out_as_shown(result);
        if (!given || !shown || given->trouble != replay::Trouble::none) return;
        // 0.65 and 0.650 differ only in how they are written: compare the numbers.
        Digits digits = digits_;
        if (const auto rounding = values_.decimals(); rounding && !digits.significant) {
            digits.count = std::min(digits.count, *rounding);
        }
        const std::string text = show(*given, digits).text;
        Expression rounded;
        rounded.text = text;
        const std::optional<replay::Number> as_rounded = worked_out_as_shown(rounded);
        if (!as_rounded || as_rounded->exact == shown->exact) return;
        place.annotation = {"log.rounded_parts", text};
        line.remarks.push_back(std::move(place));
    }

    /// 0 to so many digits is not 0.
    void remark_on_vanished(LogStep& step) const {
        LogLine& last = step.lines.back();
        const auto remark_on = [&](const Expression& result, std::size_t row, std::size_t column) {
            if (values_[result.node].vanished && !values_.decimals())
                last.remarks.push_back({row, column, {"log.vanished", {}}});
        };
        if (last.expression.kind != Kind::matrix) {
            remark_on(last.expression, 0, 0);
            return;
        }
        const std::size_t columns = last.expression.columns;
        for (std::size_t k = 0; k < last.expression.operands.size(); ++k)
            remark_on(last.expression.operands[k], k / columns, k % columns);
    }

    void remark_on(LogStep& step) const {
        std::set<Node> seen;
        for (std::size_t k = 0; k < step.lines.size(); ++k) {
            // The first line puts in what was known before; remarks are for what is worked out.
            const bool is_put_in = k == 0 && step.lines.size() > 1;
            remark_on(step.lines[k], step.lines[k].expression, {}, is_put_in, seen);
        }
    }

    void remark_on(LogLine& line, const Expression& expression, Remark place, bool is_put_in,
                   std::set<Node>& seen) const {
        if (expression.kind == Kind::number && expression.node != no_node) {
            if (!seen.insert(expression.node).second || is_put_in) return;
            for (Annotation& annotation : annotate_(expression.node)) {
                place.annotation = std::move(annotation);
                line.remarks.push_back(place);
            }
        }
        const bool has_rows = expression.kind == Kind::matrix && &expression == &line.expression;
        for (std::size_t k = 0; k < expression.operands.size(); ++k) {
            if (has_rows) {
                place.row = k / expression.columns;
                place.column = k % expression.columns;
            }
            remark_on(line, expression.operands[k], place, is_put_in, seen);
        }
    }

    const Worksheet& worksheet_;
    const Entry& entry_;
    const Values& values_;
    const LogOptions& options_;
    Detail detail_;
    Digits digits_;
    const Annotate& annotate_;
};

}  // namespace

LogStep log_step(const Worksheet& worksheet, const Entry& entry, const Values& values,
                 const LogOptions& options, const Annotate& annotate) {
    return StepWriter(worksheet, entry, values, options, annotate).write();
}

LogStep log_formulas(const Worksheet& worksheet, const Entry& entry, const LogOptions& options) {
    const KnownEntries known = entries_before(worksheet, entry.nodes.front());
    LogStep step{&entry, {}, {}};
    if (entry.matrix == no_matrix) {
        step.forms = formulas(worksheet, entry.nodes.front(), known);
    } else {
        step.forms = {matrix_formula(worksheet, entry.matrix, known)};
    }
    leave_out_repetitions(step, options);
    return step;
}

LogStep log_element(const Worksheet& worksheet, const Entry& entry, std::size_t element,
                    const Values& values, const LogOptions& options, const Annotate& annotate) {
    return StepWriter(worksheet, entry, values, options, annotate).write_element(element);
}

}  // namespace longhand::render
