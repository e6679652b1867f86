#include "longhand/render/latex_log.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/render/latex.hpp"
#include "longhand/render/math_step.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/width.hpp"

namespace longhand::render {

namespace {

constexpr std::size_t line_width = 88;     // in characters, about
constexpr std::size_t usual_columns = 10;  // more only where amsmath is told

constexpr std::string_view preamble = R"(\documentclass[11pt,fleqn]{{article}}
\usepackage[a4paper,margin=2cm]{{geometry}}
\usepackage{{amsmath,amssymb}}
\usepackage{{color,graphicx}}
{}\setlength{{\parindent}}{{0pt}}
\setlength{{\mathindent}}{{1em}}
\allowdisplaybreaks
\newcommand{{\remark}}[1]{{\text{{\footnotesize\color[gray]{{0.4}}#1}}}}
\begin{{document}}
)";
constexpr std::string_view chinese_fonts = "\\usepackage[scheme=plain]{ctex}\n";
constexpr std::string_view english_fonts =
    "\\usepackage{iftex}\n\\ifpdftex\\usepackage[T1]{fontenc}\\fi\n";

/// Columns of the widest matrix in a formula.
std::size_t columns(const Math& math) {
    std::size_t most = math.columns;
    for (const Math& part : math.parts)
        most = std::max(most, columns(part));
    return most;
}

std::string text(std::string_view words) {
    return latex_text(words, LatexReader::document);
}

class LatexLog : public LogWriter {
  public:
    using LogWriter::LogWriter;

    void begin(const std::vector<LogTitle>& contents) override {
        const bool is_chinese = options().language == text::Language::chinese;
        text::print(out(), preamble, is_chinese ? chinese_fonts : english_fonts);
        if (contents.size() > 1) out() << "\\tableofcontents\n";
    }

    void end() override { out() << "\n\\end{document}\n"; }

  private:
    void begin_worksheet() override {
        heading(is_first() ? "section" : "clearpage\n\\section",
                in_language(source().worksheet.title()), "section");
    }

    void begin_section(const Section& section) override {
        if (section.id.empty()) return;
        const char* level = section.depth() == 0 ? "subsection" : "subsubsection";
        heading(level, title_of(section), level);
    }

    void write_note(const std::string& note) override {
        text::print(out(), "\n\\textit{{{}}}\n", text(note));
    }

    void heading(std::string_view command, const std::string& words, std::string_view level) {
        text::print(out(), "\n\\{}*{{{}}}\n\\addcontentsline{{toc}}{{{}}}{{{}}}\n", command,
                    text(words), level, text(words));
    }

    void write_givens(const std::vector<const Entry*>& givens, bool) override {
        text::print(out(), "\n\\textbf{{{}}}\n", text(label("log.given")));
        for (const Entry* entry : givens) {
            write_caption(*entry);
            write(math_given(source().worksheet, *entry, options()));
        }
    }

    void write_step(const Entry& entry) override {
        write_caption(entry);
        write(math_step(working(entry), options()));
    }

    void write_caption(const Entry& entry) {
        if (const std::string caption = caption_of(entry); !caption.empty())
            text::print(out(), "\n\\textit{{{}}}\n", text(caption));
    }

    void write(const MathStep& step) {
        constexpr std::size_t relation = 3;
        std::size_t widest_matrix = 0, widest = 0, remarks = 0;
        for (const MathLine& line : step.lines) {
            widest_matrix = std::max(widest_matrix, columns(line.math));
            widest = std::max(widest, width(step.symbol) + relation + width(line.math));
            for (const std::string& remark : line.remarks)
                remarks = std::max(remarks, text::display_width(remark));
        }
        if (widest_matrix > usual_columns)
            text::print(out(), "\\setcounter{{MaxMatrixCols}}{{{}}}\n", widest_matrix);
        // Small print takes three quarters of the width.
        const bool is_wide = widest + remarks * 3 / 4 > line_width;
        if (is_wide) {
            out() << "\\[\\resizebox{0.97\\linewidth}{!}{$\\displaystyle\n\\begin{alignedat}{2}\n";
        } else {
            out() << "\\begin{alignat*}{2}\n";
        }
        std::string before = latex_math(step.symbol, LatexReader::document);
        for (const MathLine& line : step.lines) {
            const bool is_last = &line == &step.lines.back();
            text::print(out(), "{} &{} {}{}{}\n", before, line.relation == "=" ? "=" : "\\approx",
                        latex_math(line.math, LatexReader::document), remarks_of(line),
                        is_last ? "" : " \\\\");
            before.clear();
        }
        out() << (is_wide ? "\\end{alignedat}$}\\]\n" : "\\end{alignat*}\n");
    }

    /// Beside the rows of a matrix stand rows of remarks.
    static std::string remarks_of(const MathLine& line) {
        if (line.remarks.empty()) return {};
        const auto remark = [](const std::string& words) {
            return words.empty() ? std::string("{}") : fmt::format("\\remark{{{}}}", text(words));
        };
        if (line.math.kind != Math::Kind::matrix)
            return " &\\qquad& " + remark(line.remarks.front());
        const std::size_t rows = line.math.parts.size() / line.math.columns;
        std::string result = " &\\qquad& \\begin{array}{@{}l@{}} ";
        for (std::size_t row = 0; row < rows; ++row) {
            if (row > 0) result += " \\\\ ";
            result += remark(row < line.remarks.size() ? line.remarks[row] : "");
        }
        return result + " \\end{array}";
    }
};

}  // namespace

std::unique_ptr<LogWriter> latex_log(std::ostream& out, const LogOptions& options) {
    return std::make_unique<LatexLog>(out, options);
}

}  // namespace longhand::render
