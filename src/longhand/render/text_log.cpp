#include "longhand/render/text_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "longhand/render/shown_given.hpp"
#include "longhand/render/shown_step.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
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

class TextLog : public LogWriter {
  public:
    TextLog(std::ostream& out, const TextLogOptions& options)
        : LogWriter(out, options), colours_(options.colours ? terminal_colours : no_colours) {}

  private:
    void begin_worksheet() override {
        if (!is_first()) out() << "\n\n";
        heading(in_language(source().worksheet.title()));
    }

    void begin_section(const Section& section) override {
        is_headed_ = !section.id.empty();
        if (!is_headed_) return;
        out() << '\n';
        heading(title_of(section));
    }

    void write_givens(const std::vector<const Entry*>& givens, bool steps_follow) override {
        if (!is_headed_) out() << '\n';
        heading(label("log.given"));
        for (const Entry* entry : givens)
            write_given(*entry);
        if (steps_follow) out() << '\n';
    }

    void write_step(const Entry& entry) override {
        const LogStep step = working(entry);
        std::string caption = caption_of(entry);
        std::string name = entry.symbol;
        const auto relation = [&](std::string_view sign, const Block& block,
                                  std::string_view colour, std::vector<std::string> remarks) {
            if (!caption.empty()) {
                remarks.resize(std::max(remarks.size(), block.baseline() + 1));
                std::string& remark = remarks[block.baseline()];
                if (!remark.empty()) caption += label("log.remark_separator");
                remark.insert(0, std::exchange(caption, {}));
            }
            write_block(fmt::format("{} {} ", name, sign), block, colour, remarks);
            name = std::string(text::display_width(entry.symbol), ' ');
        };
        const std::size_t width = line_width - std::min(line_width, text::display_width(name));
        for (const std::vector<Expression>& forms : formula_lines(step, options(), width)) {
            Block chain;
            for (const Expression& form : forms) {
                if (&form != &forms.front()) chain += " = ";
                chain += drawn(form, text_options(options(), Style::symbols));
            }
            relation("=", chain, "", {});
        }
        for (const LogLine& line : step.lines) {
            const bool is_result = &line == &step.lines.back();
            relation(line.is_exact ? "=" : "≈",
                     drawn(line.expression, text_options(options(), Style::numbers)),
                     is_result ? colours_.result : "", remarks_by_row(line, options()));
        }
    }

    void write_note(const std::string& note) override {
        text::print(out(), "\n{}{}{}\n", colours_.remark, note, colours_.end);
    }

    void heading(const std::string& text) {
        text::print(out(), "{}{}{}\n", colours_.heading, text, colours_.end);
    }

    void write_given(const Entry& entry) {
        if ((entry.form == Form::matrix && entry.has_element_names) || entry.has_listed_names) {
            std::string list;
            for (const std::size_t k : by_name(entry)) {
                list += fmt::format("{}{} = {}", list.empty() ? "" : "   ", entry.symbols[k],
                                    typed_number(source().worksheet, entry.nodes[k]));
            }
            write_block(fmt::format("{}: ", entry.symbol), Block(list), {}, {caption_of(entry)});
            return;
        }
        const Expression value = given_value(source().worksheet, entry);
        const TextOptions options = text_options(this->options(), Style::numbers);
        const Block block =
            entry.form == Form::vector ? Block(plain_text(value, options)) : drawn(value, options);
        std::vector<std::string> remarks(block.baseline() + 1);
        remarks.back() = caption_of(entry);
        write_block(fmt::format("{} = ", entry.symbol), block, {}, remarks);
    }

    /// `before` on the baseline, the block, and the remarks behind their rows.
    void write_block(std::string_view before, const Block& block, std::string_view colour,
                     const std::vector<std::string>& remarks) {
        const std::size_t indent = text::display_width(before) + 2;
        for (std::size_t k = 0; k < block.height(); ++k) {
            std::string line = block.lines()[k];
            while (!line.empty() && line.back() == ' ')
                line.pop_back();
            const std::string tail = k < remarks.size() ? remarks[k] : "";
            const std::string head =
                k == block.baseline() ? "  " + std::string(before) : std::string(indent, ' ');
            text::print(out(), "{}{}{}{}", head, colour, line, colour.empty() ? "" : colours_.end);
            if (!tail.empty()) {
                const std::size_t used = indent + text::display_width(line);
                const std::size_t gap = used + 3 <= remark_column ? remark_column - used : 3;
                text::print(out(), "{}{}{}{}", std::string(gap, ' '), colours_.remark, tail,
                            colours_.remark.empty() ? "" : colours_.end);
            }
            out() << '\n';
        }
    }

    Colours colours_;
    bool is_headed_ = false;
};

}  // namespace

std::unique_ptr<LogWriter> text_log(std::ostream& out, const TextLogOptions& options) {
    return std::make_unique<TextLog>(out, options);
}

void write_text_log(std::ostream& out, const Worksheet& worksheet, Values& values,
                    const TextLogOptions& options, const Annotate& annotate) {
    TextLog log(out, options);
    log.write({"", worksheet, values, annotate});
}

}  // namespace longhand::render
