#include <fmt/format.h>

#include "longhand/exercise/formats/paper_formats.hpp"
#include "longhand/render/html_parts.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"

namespace longhand::exercise {

namespace {

using render::html_lines;
using render::xml_text;
using text::print;

constexpr std::string_view style =
    R"(.blank { border: 1px solid var(--ink); border-radius: 0.15em; }
header { border-bottom: 1px solid var(--line); margin-bottom: 1rem; padding-bottom: 0.75rem; }
header h1 { margin-bottom: 0.4rem; }
.course { color: var(--muted); margin: 0; }
.owner { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; margin: 0.5rem 0 0; }
.owner b { display: inline-block; min-width: 7rem; border-bottom: 1px solid var(--ink);
  font-weight: inherit; }
.owner b.code { border: none; font-weight: 600; min-width: 0; }
.rule { border: 1px solid var(--line); border-radius: 0.3rem; padding: 0.4rem 0.8rem; }
.step { display: grid; grid-template-columns: 2.6rem 1fr auto; break-inside: avoid;
  margin: 0.7rem 0; }
.step .marks, h2 .marks { color: var(--muted); font-size: 0.9rem; font-weight: 400; }
.step p { margin: 0; }
.hint, .expected { color: var(--muted); font-size: 0.9rem; }
.own { border-left: 0.2rem solid var(--line); padding-left: 0.6rem; }
.expected { margin: 0.2rem 0; padding-left: 1.2rem; }
table.page { border-collapse: collapse; margin: 0.5rem 0 1rem; }
.page th, .page td { border-bottom: 1px solid var(--line); padding: 0.25rem 0.8rem 0.25rem 0;
  text-align: left; vertical-align: top; font-variant-numeric: tabular-nums; }
.page th { color: var(--muted); font-weight: 400; }
:lang(zh) .prose { text-indent: 2em; }
@media print { article + article { break-before: page; } .blank { border-color: black; } }
)";

class HtmlPaper {
  public:
    HtmlPaper(std::ostream& out, const Paper& paper, const text::Wording& wording)
        : out_(out), paper_(paper), wording_(wording) {}

    void write() {
        print(out_, "<article>\n<header>\n<h1>{}</h1>\n", xml_text(heading(paper_, wording_)));
        if (!paper_.is_working) add_owner();
        out_ << "</header>\n";
        if (!paper_.is_working) prose(paper_.instructions);
        for (const PaperExercise& exercise : paper_.exercises)
            write(exercise);
        out_ << "</article>\n";
    }

  private:
    std::string say(std::string_view id, const std::vector<std::string>& arguments = {}) const {
        return wording_(id, arguments);
    }

    void add_owner() {
        if (!paper_.course.empty())
            print(out_, "<p class=\"course\">{}</p>\n", xml_text(paper_.course));
        out_ << "<p class=\"owner\">";
        owner("paper.name", paper_.owner.name);
        owner("paper.id", paper_.owner.id);
        owner("paper.group", paper_.owner.group);
        print(out_, "<span>{} <b class=\"code\">{}</b></span></p>\n", xml_text(say("paper.code")),
              paper_.code);
    }

    void owner(std::string_view label, const std::string& text) {
        print(out_, "<span>{} <b>{}</b></span> ", xml_text(say(label)), xml_text(text));
    }

    void prose(const std::string& text) {
        if (!text.empty()) print(out_, "<p class=\"prose\">{}</p>\n", xml_text(text));
    }

    void write(const PaperExercise& exercise) {
        print(out_, "<section>\n<h2>{} <span class=\"marks\">({})</span></h2>\n",
              xml_text(say("paper.exercise", {std::to_string(exercise.number), exercise.title})),
              xml_text(marks_text(exercise.marks, wording_)));
        prose(exercise.text);
        for (const std::string& definition : exercise.definitions)
            print(out_, "<p>{}</p>\n", xml_text(definition));
        if (!exercise.rule.empty())
            print(out_, "<p class=\"rule\">{}</p>\n", xml_text(exercise.rule));
        print(out_, "<p class=\"label\">{}</p>\n<div class=\"givens\">\n",
              xml_text(say("paper.given")));
        for (const PaperGiven& given : exercise.givens) {
            out_ << "<figure>\n";
            if (!given.caption.empty())
                print(out_, "<figcaption>{}</figcaption>\n", xml_text(given.caption));
            out_ << html_lines(given.math) << "</figure>\n";
        }
        out_ << "</div>\n";
        prose(exercise.question);
        for (const PaperSection& section : exercise.sections) {
            if (!section.heading.empty()) print(out_, "<h3>{}</h3>\n", xml_text(section.heading));
            for (const PaperStep& step : section.steps)
                write(exercise, step);
        }
        out_ << "</section>\n";
    }

    void write(const PaperExercise& exercise, const PaperStep& step) {
        const std::string number = step.number > 0 ? fmt::format("({})", step.number) : "";
        print(out_, "<div class=\"step\"><p>{}</p><div>", number);
        if (!step.caption.empty()) print(out_, "<p>{}</p>", xml_text(step.caption));
        const render::MathStep math = with_answer(exercise, step);
        if (!math.lines.empty()) out_ << html_lines(math);
        if (!step.own.empty()) print(out_, "<p class=\"own\">{}</p>", xml_text(step.own));
        if (!step.hint.empty() && !paper_.is_key) {
            print(out_, "<p class=\"hint\">{}</p>", xml_text(say("paper.hint.text", {step.hint})));
        }
        for (const Expected& each : expected(exercise, step, wording_)) {
            const std::string id = step.blanks.size() > 1 ? xml_text(each.id) + ": " : "";
            print(out_, "<dl class=\"expected\"><dt>{}<b>{}</b> ({})</dt>", id, each.text,
                  xml_text(say("paper.accepted", {each.accepted})));
            for (const auto& [answer, cause] : each.wrong)
                print(out_, "<dd>{}: {}</dd>", answer, xml_text(cause));
            out_ << "</dl>";
        }
        print(out_, "</div><p class=\"marks\">{}</p></div>\n",
              step.marks > 0 ? xml_text(marks_text(step.marks, wording_)) : "");
    }

    std::ostream& out_;
    const Paper& paper_;
    text::Wording wording_;
};

}  // namespace

void begin_html(std::ostream& out, const std::string& title, const text::Wording& wording) {
    out << render::html_head(title, wording.language(), style);
}

void write_html(std::ostream& out, const Paper& paper, const text::Wording& wording) {
    HtmlPaper(out, paper, wording).write();
}

void end_html(std::ostream& out) {
    out << "</body>\n</html>\n";
}

}  // namespace longhand::exercise
