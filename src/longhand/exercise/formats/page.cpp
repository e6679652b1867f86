#include "longhand/exercise/formats/page.hpp"

#include "longhand/render/markdown_log.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/text/print.hpp"

namespace longhand::exercise {

namespace {

using render::markdown_text;
using render::xml_text;
using text::print;

void write_markdown_row(std::ostream& out, const std::vector<std::string>& cells) {
    for (const std::string& cell : cells)
        print(out, "| {} ", markdown_text(cell));
    print(out, "|\n");
}

void write_html_row(std::ostream& out, const std::vector<std::string>& cells, const char* tag) {
    out << "<tr>";
    for (const std::string& cell : cells)
        print(out, "<{0}>{1}</{0}>", tag, xml_text(cell));
    out << "</tr>\n";
}

}  // namespace

void write_markdown(std::ostream& out, const Page& page) {
    print(out, "# {}\n", markdown_text(page.title));
    for (const Page::Part& part : page.parts) {
        out << '\n';
        switch (part.kind) {
            case Page::Kind::paragraph:
                print(out, "{}\n", markdown_text(part.text));
                break;
            case Page::Kind::result:
                print(out, "**{}**\n", markdown_text(part.text));
                break;
            case Page::Kind::heading:
                print(out, "## {}\n", markdown_text(part.text));
                break;
            case Page::Kind::table:
                write_markdown_row(out, part.rows.front());
                for (std::size_t k = 0; k < part.rows.front().size(); ++k)
                    out << "| --- ";
                out << "|\n";
                for (std::size_t k = 1; k < part.rows.size(); ++k)
                    write_markdown_row(out, part.rows[k]);
        }
    }
}

void write_html(std::ostream& out, const Page& page) {
    print(out, "<article>\n<header>\n<h1>{}</h1>\n</header>\n", xml_text(page.title));
    for (const Page::Part& part : page.parts) {
        switch (part.kind) {
            case Page::Kind::paragraph:
                print(out, "<p>{}</p>\n", xml_text(part.text));
                break;
            case Page::Kind::result:
                print(out, "<p><strong>{}</strong></p>\n", xml_text(part.text));
                break;
            case Page::Kind::heading:
                print(out, "<h2>{}</h2>\n", xml_text(part.text));
                break;
            case Page::Kind::table:
                out << "<table class=\"page\">\n<thead>\n";
                write_html_row(out, part.rows.front(), "th");
                out << "</thead>\n<tbody>\n";
                for (std::size_t k = 1; k < part.rows.size(); ++k)
                    write_html_row(out, part.rows[k], "td");
                out << "</tbody>\n</table>\n";
        }
    }
    out << "</article>\n";
}

}  // namespace longhand::exercise
