#include "longhand/render/text_log.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "longhand/render/expression_text.hpp"
#include "longhand/render/outline.hpp"
#include "longhand/render/reduction.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/width.hpp"

namespace longhand::render {

namespace {

constexpr std::size_t remark_column = 64;
constexpr std::size_t line_width = 100;

/// What stands out on a terminal: headings bold, relations and remarks dim, results coloured.
struct Colours {
    std::string_view heading, remark, result, end;
};
constexpr Colours no_colours{"", "", "", ""};
constexpr Colours terminal_colours{"\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m"};

bool natural_less(std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

class TextLog {
  public:
    TextLog(std::ostream& out, const Worksheet& worksheet, Values& values,
            const TextLogOptions& options, const Annotate& annotate)
        : out_(out),
          worksheet_(worksheet),
          values_(values),
          options_(options),
          annotate_(annotate),
          colours_(options.colours ? terminal_colours : no_colours) {}

    void write() {
        heading(worksheet_.title().in(options_.language));
        for (const OutlineItem& item : outline(worksheet_)) {
            switch (item.kind) {
                case OutlineItem::Kind::section:
                    write_section(worksheet_.sections()[item.section]);
                    values_.forget_until(item.section);
                    break;
                case OutlineItem::Kind::state:
                    write_state(worksheet_.sections()[item.section]);
                    break;
                case OutlineItem::Kind::gap:
                    write_gap(item);
                    break;
                case OutlineItem::Kind::limit:
                    note("log.limit", {std::to_string(worksheet_.loops()[item.loop].passes)});
                    break;
            }
        }
    }

  private:
    void write_section(const Section& section) {
        if (!section.id.empty()) {
            out_ << '\n';
            heading(section.caption.in(options_.language));
        }
        if (write_givens(section) && has_steps(section)) out_ << '\n';
        for (const std::uint32_t index : section.entries) {
            const Entry& entry = worksheet_.entries()[index];
            if (!entry.is_given) write_step(entry);
        }
    }

    void write_gap(const OutlineItem& gap) {
        const Loop& loop = worksheet_.loops()[gap.loop];
        const std::string first = loop.caption_of(gap.first).in(options_.language);
        const std::string last = loop.caption_of(gap.last).in(options_.language);
        if (gap.first == gap.last) {
            note("log.gap.one", {first});
        } else {
            note("log.gap", {first, last, std::to_string(gap.last - gap.first + 1)});
        }
    }

    void write_state(const Section& section) {
        out_ << '\n';
        const std::string pass = section.caption.in(options_.language);
        heading(text::message("log.state", options_.language, {pass}));
        for (const std::uint32_t index : section.entries) {
            const Entry& entry = worksheet_.entries()[index];
            const Expression value = value_of(entry, values_, entry.digits.value_or(Digits{}));
            write_block(fmt::format("{} ≈ ", entry.symbol),
                        drawn(value, text_options(Style::numbers)), {}, {});
        }
    }

    /// A line of ours between the sections.
    void note(std::string_view message, std::initializer_list<std::string> arguments) {
        fmt::print(out_, "\n{}{}{}\n", colours_.remark,
                   text::message(message, options_.language, arguments), colours_.end);
    }

    void heading(const std::string& text) {
        fmt::print(out_, "{}{}{}\n", colours_.heading, text, colours_.end);
    }

    bool has_steps(const Section& section) const {
        return std::ranges::any_of(section.entries, [this](std::uint32_t index) {
            return !worksheet_.entries()[index].is_given;
        });
    }

    /// True where there were any.
    bool write_givens(const Section& section) {
        const auto is_given = [this](std::uint32_t index) {
            return worksheet_.entries()[index].is_given;
        };
        if (std::ranges::none_of(section.entries, is_given)) return false;
        if (section.id.empty()) out_ << '\n';
        heading(text::message("log.given", options_.language));
        for (const std::uint32_t index : section.entries) {
            if (is_given(index)) write_given(worksheet_.entries()[index]);
        }
        return true;
    }

    void write_given(const Entry& entry) {
        const auto typed = [&](std::size_t element) {
            return with_minus_sign(worksheet_.tape_record().text(entry.nodes[element]).text());
        };
        if (entry.form == Form::matrix && entry.has_element_names) {
            std::vector<std::size_t> order(entry.nodes.size());
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
                return natural_less(entry.symbols[a], entry.symbols[b]);
            });
            std::string list;
            for (const std::size_t k : order) {
                list +=
                    fmt::format("{}{} = {}", list.empty() ? "" : "   ", entry.symbols[k], typed(k));
            }
            write_block(fmt::format("{}: ", entry.symbol), Block(list), {}, {});
            return;
        }
        Expression value;
        value.kind = Kind::matrix;
        value.rows = static_cast<std::uint32_t>(entry.shape.rows);
        value.columns = static_cast<std::uint32_t>(entry.shape.columns);
        for (std::size_t k = 0; k < entry.nodes.size(); ++k) {
            Expression number;
            number.text = typed(k);
            value.operands.push_back(std::move(number));
        }
        const std::string name = fmt::format("{} = ", entry.symbol);
        if (entry.form == Form::matrix) {
            write_block(name, drawn(value, text_options(Style::numbers)), {}, {});
        } else if (entry.form == Form::vector) {
            write_block(name, Block(plain_text(value, text_options(Style::numbers))), {}, {});
        } else {
            write_block(name, Block(value.operands.front().text), {}, {});
        }
    }

    void write_step(const Entry& entry) {
        // A part of an arm that is not taken may have no value; then nothing uses it.
        if (values_[entry.nodes.front()].trouble != replay::Trouble::none) return;
        const LogStep step = log_step(worksheet_, entry, values_, options_, annotate_);
        if (options_.detail == Detail::full && !entry.caption.empty()) {
            fmt::print(out_, "  {}{}{}\n", colours_.remark, entry.caption.in(options_.language),
                       colours_.end);
        }
        std::string name = entry.symbol;
        std::string before;
        const auto relation = [&](std::string_view sign, const Block& block,
                                  std::string_view colour, const std::vector<Remark>& remarks) {
            write_block(fmt::format("{} {} ", name, sign), block, colour, remarks);
            name = std::string(text::display_width(entry.symbol), ' ');
        };

        std::vector<Block> forms;
        for (const Expression& form : step.forms) {
            Block block = drawn(form, text_options(Style::symbols));
            if (forms.empty() || forms.back().lines() != block.lines())
                forms.push_back(std::move(block));
        }
        std::vector<Block> lines;
        for (const LogLine& line : step.lines) {
            lines.push_back(drawn(line.expression, text_options(Style::numbers)));
        }
        // A formula of constants alone is its own substitution, and a copy its own result.
        if (forms.back().lines() == lines.front().lines()) forms.pop_back();
        write_forms(
            forms, [&](const Block& block) { relation("=", block, "", {}); }, entry);
        for (std::size_t k = 0; k < lines.size(); ++k) {
            const bool is_result = k + 1 == lines.size();
            if (!is_result && lines[k].lines() == lines[k + 1].lines()) continue;
            relation(step.lines[k].is_exact ? "=" : "≈", lines[k], is_result ? colours_.result : "",
                     visible(step.lines[k]));
        }
    }

    /// The formulas one behind the other, `σ(x1) = 1 / (1 + e^(−x1))`, as far as a line holds them.
    void write_forms(const std::vector<Block>& forms,
                     const std::function<void(const Block&)>& write, const Entry& entry) const {
        Block chain;
        for (const Block& form : forms) {
            const std::size_t width =
                chain.width() + form.width() + 3 + text::display_width(entry.symbol);
            const bool side_by_side =
                width <= line_width && chain.height() == 1 && form.height() == 1;
            if (chain.width() > 0 && !side_by_side) {
                write(chain);
                chain = Block();
            }
            if (chain.width() > 0) chain += " = ";
            chain += form;
        }
        if (chain.width() > 0) write(chain);
    }

    using Kind = Expression::Kind;

    /// The remarks of a line on the rows in which they are drawn; none on what is left out.
    std::vector<Remark> visible(const LogLine& line) const {
        if (options_.detail == Detail::full || line.expression.kind != Kind::matrix) {
            return line.remarks;
        }
        const std::size_t columns = line.expression.columns;
        const std::size_t rows = line.expression.operands.size() / columns;
        std::vector<Remark> result;
        for (Remark remark : line.remarks) {
            if (is_left_out(remark.row, rows) || is_left_out(remark.column, columns)) continue;
            remark.row = drawn_row(remark.row, rows);
            result.push_back(std::move(remark));
        }
        return result;
    }

    TextOptions text_options(Style style) const {
        return {style, options_.language, options_.detail != Detail::full};
    }

    /// What is said of a row, the same thing of several numbers once: `document: 19, 22  exact`.
    std::string remarks_of_row(const std::vector<Remark>& remarks, std::size_t row) const {
        std::vector<Annotation> merged;
        for (const Remark& remark : remarks) {
            if (remark.row != row) continue;
            const auto same =
                std::ranges::find(merged, remark.annotation.message, &Annotation::message);
            if (same == merged.end()) {
                merged.push_back(remark.annotation);
            } else {
                same->number += ", " + remark.annotation.number;
            }
        }
        std::string text;
        for (const Annotation& each : merged) {
            if (!text.empty()) text += text::message("log.remark_separator", options_.language);
            text += text::message(each.message, options_.language, {each.number});
        }
        return text;
    }

    /// `before` on the baseline, the block, and the remarks behind their rows.
    void write_block(std::string_view before, const Block& block, std::string_view colour,
                     const std::vector<Remark>& remarks) {
        const std::size_t indent = text::display_width(before) + 2;
        for (std::size_t k = 0; k < block.height(); ++k) {
            std::string line = block.lines()[k];
            while (!line.empty() && line.back() == ' ')
                line.pop_back();
            const std::string tail = remarks_of_row(remarks, k);
            const std::string head =
                k == block.baseline() ? "  " + std::string(before) : std::string(indent, ' ');
            fmt::print(out_, "{}{}{}{}", head, colour, line, colour.empty() ? "" : colours_.end);
            if (!tail.empty()) {
                const std::size_t used = indent + text::display_width(line);
                const std::size_t gap = used + 3 <= remark_column ? remark_column - used : 3;
                fmt::print(out_, "{}{}{}{}", std::string(gap, ' '), colours_.remark, tail,
                           colours_.remark.empty() ? "" : colours_.end);
            }
            out_ << '\n';
        }
    }

    std::ostream& out_;
    const Worksheet& worksheet_;
    Values& values_;
    const TextLogOptions& options_;
    const Annotate& annotate_;
    Colours colours_;
};

}  // namespace

void write_text_log(std::ostream& out, const Worksheet& worksheet, Values& values,
                    const TextLogOptions& options, const Annotate& annotate) {
    TextLog(out, worksheet, values, options, annotate).write();
}

}  // namespace longhand::render
