#include "longhand/render/html_log.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/render/html_style.hpp"
#include "longhand/render/math_step.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/text/print.hpp"

namespace longhand::render {

namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="{}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>{}</title>
<style>
{}</style>
</head>
<body>
)";

/// Where a link to an id leads.
std::string fragment(std::string_view id) {
    std::string result = "#";
    for (const char c : id) {
        if (c == '[' || c == ']' || c == ',') {
            result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        } else {
            result += c;
        }
    }
    return xml_text(result);
}

class HtmlLog : public LogWriter {
  public:
    using LogWriter::LogWriter;

    void begin(const std::vector<LogTitle>& contents) override { begin_page(contents); }

    void end() override { out() << "</body>\n</html>\n"; }

  private:
    void begin_worksheet() override {
        const std::string& title = in_language(source().worksheet.title());
        const std::string id(source().id);
        text::print(out(), "<article id=\"{}\">\n", xml_text(id));
        heading(1, id, title);
    }

    void end_worksheet() override { out() << "</article>\n"; }

    void begin_page(const std::vector<LogTitle>& contents) {
        has_several_ = contents.size() > 1;
        const std::string title = contents.size() == 1 ? contents.front().title : "Longhand";
        const bool is_chinese = options().language == text::Language::chinese;
        text::print(out(), head, is_chinese ? "zh-CN" : "en", xml_text(title), html_style);
        if (!has_several_) return;
        out() << "<nav>\n<ol>\n";
        for (const LogTitle& log : contents) {
            text::print(out(), "<li><a href=\"{}\">{}</a></li>\n", fragment(log.id),
                        xml_text(log.title));
        }
        out() << "</ol>\n</nav>\n";
    }

    void begin_section(const Section& section) override {
        if (section.id.empty()) {
            out() << "<section>\n";
            return;
        }
        const std::string id = page_id(section.id);
        text::print(out(), "<section id=\"{}\">\n", xml_text(id));
        heading(section.depth() + 2, id, title_of(section));
    }

    void end_section() override { out() << "</section>\n"; }

    void write_note(const std::string& note) override {
        text::print(out(), "<p class=\"note\">{}</p>\n", xml_text(note));
    }

    void heading(std::size_t level, const std::string& id, const std::string& words) {
        text::print(out(), "<h{0}><a href=\"{1}\">{2}</a></h{0}>\n",
                    std::min<std::size_t>(level, 6), fragment(id), xml_text(words));
    }

    std::string page_id(const std::string& id) const {
        return has_several_ ? fmt::format("{}/{}", source().id, id) : id;
    }

    void write_givens(const std::vector<const Entry*>& givens, bool) override {
        text::print(out(), "<p class=\"label\">{}</p>\n<div class=\"givens\">\n",
                    xml_text(label("log.given")));
        for (const Entry* entry : givens)
            write(*entry, math_given(source().worksheet, *entry, options()));
        out() << "</div>\n";
    }

    void write_step(const Entry& entry) override {
        write(entry, math_step(working(entry), options()));
    }

    void write(const Entry& entry, const MathStep& step) {
        const std::string id = page_id(entry.id);
        text::print(out(), "<figure id=\"{}\">\n", xml_text(id));
        if (const std::string caption = caption_of(entry); !caption.empty()) {
            text::print(out(), "<figcaption><a href=\"{}\">{}</a></figcaption>\n", fragment(id),
                        xml_text(caption));
        }
        out() << "<math><mtable class=\"lines\" displaystyle=\"true\">\n";
        std::string before = mathml(step.symbol);
        for (const MathLine& line : step.lines) {
            text::print(out(),
                        "<mtr{}><mtd>{}</mtd><mtd><mo>{}</mo></mtd><mtd class=\"value\">{}</mtd>"
                        "{}</mtr>\n",
                        line.is_result ? " class=\"result\"" : "", before, line.relation,
                        mathml(line.math), remarks_of(line));
            before.clear();
        }
        out() << "</mtable></math>\n</figure>\n";
    }

    /// Beside the rows of a matrix stand rows of remarks.
    static std::string remarks_of(const MathLine& line) {
        if (line.remarks.empty()) return {};
        const auto remark = [](const std::string& words) {
            return fmt::format("<mtext>{}</mtext>", xml_text(words));
        };
        std::string content;
        if (line.math.kind == Math::Kind::matrix) {
            const std::size_t rows = line.math.parts.size() / line.math.columns;
            for (std::size_t row = 0; row < rows; ++row) {
                content +=
                    fmt::format("<mtr><mtd>{}</mtd></mtr>",
                                remark(row < line.remarks.size() ? line.remarks[row] : "\u00A0"));
            }
            content = fmt::format("<mtable class=\"remarks\">{}</mtable>", content);
        } else {
            content = remark(line.remarks.front());
        }
        return fmt::format("<mtd class=\"remark\">{}</mtd>", content);
    }

    bool has_several_ = false;
};

}  // namespace

std::unique_ptr<LogWriter> html_log(std::ostream& out, const LogOptions& options) {
    return std::make_unique<HtmlLog>(out, options);
}

}  // namespace longhand::render
