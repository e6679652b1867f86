#include "longhand/render/markdown_log.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/render/latex.hpp"
#include "longhand/render/math_step.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/utf8.hpp"

namespace longhand::render {

namespace {

class MarkdownLog : public LogWriter {
  public:
    using LogWriter::LogWriter;

  private:
    void begin_worksheet() override {
        if (!is_first()) out() << '\n';
        text::print(out(), "# {}\n", markdown_text(in_language(source().worksheet.title())));
    }

    void begin_section(const Section& section) override {
        if (section.id.empty()) return;
        const std::size_t level = std::min<std::size_t>(section.depth() + 2, 6);
        text::print(out(), "\n{} {}\n", std::string(level, '#'), markdown_text(title_of(section)));
    }

    void write_note(const std::string& note) override {
        text::print(out(), "\n*{}*\n", markdown_text(note));
    }

    void write_givens(const std::vector<const Entry*>& givens, bool) override {
        text::print(out(), "\n**{}**\n", markdown_text(label("log.given")));
        for (const Entry* entry : givens) {
            write_caption(*entry);
            out() << "\n" << markdown_lines(math_given(source().worksheet, *entry, options()));
        }
    }

    void write_step(const Entry& entry) override {
        write_caption(entry);
        out() << "\n" << markdown_lines(math_step(working(entry), options()));
    }

    void write_caption(const Entry& entry) {
        if (const std::string caption = caption_of(entry); !caption.empty())
            text::print(out(), "\n*{}*\n", markdown_text(caption));
    }
};

/// Beside the rows of a matrix stand rows of remarks.
std::string remarks_of(const MathLine& line) {
    if (line.remarks.empty()) return {};
    std::string rows;
    for (const std::string& remark : line.remarks) {
        if (&remark != &line.remarks.front()) rows += " \\\\ ";
        rows += fmt::format("\\text{{{}}}", latex_text(remark, LatexReader::mathjax));
    }
    if (line.math.kind != Math::Kind::matrix) return " && " + rows;
    const std::size_t missing = line.math.parts.size() / line.math.columns - line.remarks.size();
    for (std::size_t k = 0; k < missing; ++k)
        rows += " \\\\ {}";
    return fmt::format(" && \\begin{{array}}{{l}} {} \\end{{array}}", rows);
}

}  // namespace

std::string markdown_lines(const MathStep& step) {
    std::string result = "```math\n\\begin{aligned}\n";
    std::string before = latex_math(step.symbol, LatexReader::mathjax);
    for (const MathLine& line : step.lines) {
        const bool is_last = &line == &step.lines.back();
        result += fmt::format("{} &{} {}{}{}\n", before, line.relation == "=" ? "=" : "\\approx",
                              latex_math(line.math, LatexReader::mathjax), remarks_of(line),
                              is_last ? "" : " \\\\");
        before.clear();
    }
    return result + "\\end{aligned}\n```\n";
}

std::string markdown_text(std::string_view text) {
    constexpr std::string_view marks = "\\`*_[]<>#&|~$!";
    std::string result;
    while (!text.empty()) {
        const char32_t c = text::take_character(text);
        if (c < 0x80 && marks.find(static_cast<char>(c)) != std::string_view::npos) result += '\\';
        const bool is_break = c == U'\n' || c == U'\t';
        result += text::utf8(is_break              ? U' '
                             : text::is_control(c) ? text::replacement_character
                                                   : c);
    }
    return result;
}

std::unique_ptr<LogWriter> markdown_log(std::ostream& out, const LogOptions& options) {
    return std::make_unique<MarkdownLog>(out, options);
}

}  // namespace longhand::render
