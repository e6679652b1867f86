#include "longhand/render/html_log.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/render/html_parts.hpp"
#include "longhand/render/math_step.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/text/print.hpp"

namespace longhand::render {

namespace {

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
        out() << html_head(title, options().language);
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
        text::print(out(), "<p class=\"note\">{}</p>\n", html_words(note));
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
        out() << html_lines(step) << "</figure>\n";
    }

    bool has_several_ = false;
};

}  // namespace

std::unique_ptr<LogWriter> html_log(std::ostream& out, const LogOptions& options) {
    return std::make_unique<HtmlLog>(out, options);
}

}  // namespace longhand::render
