#include <fmt/format.h>

#include "longhand/exercise/formats/paper_formats.hpp"
#include "longhand/render/markdown_log.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"

namespace longhand::exercise {

namespace {

using render::markdown_lines;
using render::markdown_text;
using text::print;

class MarkdownPaper {
  public:
    MarkdownPaper(std::ostream& out, const Paper& paper, const text::Wording& wording)
        : out_(out), paper_(paper), wording_(wording) {}

    void write() {
        print(out_, "# {}\n\n", markdown_text(heading(paper_, wording_)));
        if (!paper_.is_working) add_owner();
        if (paper_.exercises.size() > 1)
            print(out_, "{}\n\n", say("paper.total.text", {marks_text(paper_.marks, wording_)}));
        for (const PaperExercise& exercise : paper_.exercises)
            write(exercise);
    }

  private:
    void add_owner() {
        if (!paper_.course.empty()) print(out_, "{}\n\n", markdown_text(paper_.course));
        print(out_, "{} **{}** · {} {} · {} {} · {} {}\n\n", say("paper.code"), paper_.code,
              say("paper.name"), filled_in(paper_.owner.name), say("paper.id"),
              filled_in(paper_.owner.id), say("paper.group"), filled_in(paper_.owner.group));
        if (!paper_.instructions.empty()) print(out_, "{}\n\n", markdown_text(paper_.instructions));
    }

    std::string say(std::string_view id, const std::vector<std::string>& arguments = {}) const {
        return wording_(id, arguments);
    }

    static std::string filled_in(const std::string& text) {
        constexpr std::string_view line = R"(\_\_\_\_\_\_\_\_\_\_)";
        return text.empty() ? std::string(line) : markdown_text(text);
    }

    void write(const PaperExercise& exercise) {
        print(
            out_, "## {} ({})\n\n",
            markdown_text(say("paper.exercise", {std::to_string(exercise.number), exercise.title})),
            marks_text(exercise.marks, wording_));
        if (!exercise.text.empty()) print(out_, "{}\n\n", markdown_text(exercise.text));
        for (const std::string& definition : exercise.definitions)
            print(out_, "{}\n\n", markdown_text(definition));
        if (!exercise.rule.empty()) print(out_, "> {}\n\n", markdown_text(exercise.rule));
        print(out_, "**{}**\n", say("paper.given"));
        for (const PaperGiven& given : exercise.givens) {
            if (!given.caption.empty()) print(out_, "\n*{}*\n", markdown_text(given.caption));
            out_ << '\n' << markdown_lines(given.math);
        }
        if (!exercise.question.empty()) print(out_, "\n{}\n", markdown_text(exercise.question));
        for (const PaperSection& section : exercise.sections) {
            if (!section.heading.empty()) print(out_, "\n### {}\n", markdown_text(section.heading));
            for (const PaperStep& step : section.steps)
                write(exercise, step);
        }
        out_ << '\n';
    }

    void write(const PaperExercise& exercise, const PaperStep& step) {
        std::string line = step.number > 0 ? fmt::format("**({})**", step.number) : "";
        if (!step.caption.empty()) line += " *" + markdown_text(step.caption) + "*";
        if (step.marks > 0) line += fmt::format(" ({})", marks_text(step.marks, wording_));
        print(out_, "\n{}\n", line);
        const render::MathStep math = with_answer(exercise, step);
        if (!math.lines.empty()) out_ << '\n' << markdown_lines(math);
        if (!step.own.empty()) print(out_, "\n> {}\n", markdown_text(step.own));
        if (!step.hint.empty() && !paper_.is_key)
            print(out_, "\n{}\n", markdown_text(say("paper.hint.text", {step.hint})));
        for (const Expected& each : expected(exercise, step, wording_)) {
            const std::string id =
                step.blanks.size() > 1 ? markdown_text(each.id) + ": " : std::string();
            print(out_, "\n- {}**{}** ({})\n", id, each.text,
                  say("paper.accepted", {each.accepted}));
            for (const auto& [answer, cause] : each.wrong)
                print(out_, "  - {}: {}\n", answer, markdown_text(cause));
        }
    }

    std::ostream& out_;
    const Paper& paper_;
    text::Wording wording_;
};

}  // namespace

void write_markdown(std::ostream& out, const Paper& paper, const text::Wording& wording) {
    MarkdownPaper(out, paper, wording).write();
}

}  // namespace longhand::exercise
