#include "longhand/exercise/formats/marking_table.hpp"

#include <fmt/format.h>

#include "longhand/exercise/formats/typst_papers.hpp"
#include "longhand/render/html_parts.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"

namespace longhand::exercise {

namespace {

using render::xml_text;

constexpr std::string_view style = R"(body { max-width: none; }
table { border-collapse: collapse; font-size: 0.8rem; }
th, td { border: 1px solid var(--line); padding: 0.15rem 0.4rem; text-align: left;
  vertical-align: top; }
small { color: var(--muted); display: block; }
@media print { @page { size: landscape; margin: 10mm; } table { font-size: 6.5pt; }
  thead { display: table-header-group; } tr { break-inside: avoid; } }
)";

/// The headings of the answers: the step's number, and of a vector or matrix the element.
std::vector<std::string> columns(const Sheet& sheet, const text::Wording& wording) {
    std::vector<std::string> result;
    for (std::size_t k = 0; k < sheet.exercises.size(); ++k) {
        const Exercise& exercise = sheet.exercises[k].exercise;
        if (exercise.options().kind == Kind::formula) continue;  // judged by eye
        for (const Blank& blank : exercise.blanks()) {
            if (blank.node == no_node) {
                const bool is_line = &blank == &exercise.blanks().front();
                result.push_back(
                    fmt::format("{}: {}", k + 1,
                                wording(is_line ? "paper.column.line" : "paper.column.value")));
                continue;
            }
            const Item& item = exercise.questions().items[blank.item];
            std::string text = sheet.exercises.size() > 1 ? fmt::format("{}.{}", k + 1, item.number)
                                                          : std::to_string(item.number);
            const std::size_t element = blank.id.rfind('[');
            if (item.values.size() > 1 && element != std::string::npos)
                text += blank.id.substr(element);
            result.push_back(std::move(text));
        }
    }
    return result;
}

/// Does something with every blank of a key.
void for_each_blank(const Paper& key, const text::Wording& wording, auto&& action) {
    for (const PaperExercise& exercise : key.exercises) {
        for (const PaperSection& section : exercise.sections) {
            for (const PaperStep& step : section.steps) {
                for (const Expected& each : expected(exercise, step, wording))
                    action(each);
            }
        }
    }
}

}  // namespace

HtmlMarkingTable::HtmlMarkingTable(std::ostream& out, const Sheet& sheet,
                                   const text::Wording& wording)
    : out_(out), wording_(wording) {
    const std::string title = wording("paper.marking_of", {sheet.title.in(wording.language())});
    out_ << render::html_head(title, wording.language(), style);
    text::print(out_, "<h1>{}</h1>\n<table>\n<thead><tr>", xml_text(title));
    for (const char* id : {"paper.code", "paper.id", "paper.name"})
        text::print(out_, "<th>{}</th>", xml_text(wording_(id)));
    for (const std::string& heading : columns(sheet, wording))
        text::print(out_, "<th>{}</th>", xml_text(heading));
    out_ << "</tr></thead>\n<tbody>\n";
}

void HtmlMarkingTable::add(const Paper& key) {
    text::print(out_, "<tr><td>{}</td><td>{}</td><td>{}</td>", key.code, xml_text(key.owner.id),
                xml_text(key.owner.name));
    for_each_blank(key, wording_, [&](const Expected& each) {
        text::print(out_, "<td><b>{}</b><small>{}</small>", each.text, each.accepted);
        for (const auto& [answer, cause] : each.wrong)
            text::print(out_, "<small title=\"{}\">✗ {}</small>", xml_text(cause), answer);
        out_ << "</td>";
    });
    out_ << "</tr>\n";
}

void HtmlMarkingTable::end() {
    out_ << "</tbody>\n</table>\n</body>\n</html>\n";
}

TypstMarkingTable::TypstMarkingTable(std::ostream& out, const Sheet& sheet,
                                     const text::Wording& wording)
    : json_(out), wording_(wording) {
    begin_typst_data(json_, TypstKind::marking, sheet, wording);
    json_.key("papers");
    json_.begin_array();
    json_.end_array();
    json_.key("marking");
    json_.begin_object();
    json_.member("title", wording("paper.marking_of", {sheet.title.in(wording.language())}));
    json_.key("columns");
    json_.begin_array();
    for (const std::string& heading : columns(sheet, wording))
        json_.value(heading);
    json_.end_array();
    json_.member("rule", sheet.exercises.size() == 1
                             ? rule_text(sheet.exercises.front().exercise, wording)
                             : std::string());
    json_.key("rows");
    json_.begin_array();
}

void TypstMarkingTable::add(const Paper& key) {
    json_.begin_line();
    json_.begin_object();
    json_.member("code", key.code);
    json_.member("id", key.owner.id);
    json_.member("name", key.owner.name);
    json_.key("cells");
    json_.begin_array();
    for_each_blank(key, wording_, [&](const Expected& each) {
        json_.begin_object();
        json_.member("value", each.text);
        json_.member("accepted", each.accepted);
        json_.key("wrong");
        json_.begin_array();
        for (const auto& wrong : each.wrong)
            json_.value(wrong.first);
        json_.end_array();
        json_.end_object();
    });
    json_.end_array();
    json_.end_object();
    json_.end_line();
}

void TypstMarkingTable::end() {
    json_.end_array();
    json_.end_object();
    json_.end_object();
}

}  // namespace longhand::exercise
