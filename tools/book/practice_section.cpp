#include "practice_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "exercise_source.hpp"
#include "longhand/exercise/deal.hpp"
#include "longhand/render/html_parts.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"

namespace longhand::book {

namespace {

using namespace exercise;
using render::html_lines;
using render::xml_text;
using text::print;

/// A kind of exercise that a chapter may end with.
struct Task {
    std::string_view title;  ///< of a message
    Kind kind;
    int fade;
};

constexpr auto tasks = std::to_array<Task>({
    {"book.task.last_steps", Kind::number, 1},
    {"book.task.more_steps", Kind::number, 2},
    {"book.task.formulas", Kind::formula, 2},
    {"book.task.mistake", Kind::find_mistake, all_steps},
    {"book.task.alone", Kind::number, question_alone},
});

/// One exercise with its answers.
class PracticeTask {
  public:
    PracticeTask(std::ostream& out, text::Language language) : out_(out), wording_(language) {}

    void write(std::string_view title, const PaperExercise& task, const PaperExercise& key) {
        print(out_, "<section class=\"exercise\">\n<h3>{}</h3>\n",
              xml_text(text::message(title, wording_.language())));
        if (!task.rule.empty()) print(out_, "<p class=\"rule\">{}</p>\n", xml_text(task.rule));
        print(out_, "<p class=\"label\">{}</p>\n<div class=\"givens\">\n",
              xml_text(wording_("paper.given")));
        for (const PaperGiven& given : task.givens)
            print(out_, "<figure>\n{}{}</figure>\n", captioned("figcaption", given.caption),
                  html_lines(given.math));
        out_ << "</div>\n" << captioned("p", task.question);
        for (std::size_t k = 0; k < task.sections.size(); ++k)
            write(task, task.sections[k]);
        print(out_, "<details class=\"answer\">\n<summary>{}</summary>\n",
              xml_text(text::message("book.answer", wording_.language())));
        for (const PaperSection& section : key.sections)
            write(key, section);
        out_ << "</details>\n</section>\n";
    }

  private:
    static std::string captioned(std::string_view tag, const std::string& words) {
        return words.empty() ? "" : fmt::format("<{0}>{1}</{0}>\n", tag, xml_text(words));
    }

    void write(const PaperExercise& exercise, const PaperSection& section) {
        out_ << captioned("h4", section.heading);
        for (const PaperStep& step : section.steps) {
            const std::string number = step.number > 0 ? fmt::format("({}) ", step.number) : "";
            const render::MathStep math = with_answer(exercise, step);
            std::string shown = math.lines.empty() ? "" : html_lines(math);
            if (math.lines.empty()) {  // what was wrong, as a number or in words
                for (const Expected& each : expected(exercise, step, wording_))
                    shown += captioned("p", each.text);
            }
            print(out_, "<figure>\n{}{}</figure>\n", captioned("figcaption", number + step.caption),
                  shown);
        }
    }

    std::ostream& out_;
    text::Wording wording_;
};

/// Where an exercise may begin: at the beginning, or with a section; of a loop, in the first pass.
std::vector<std::string> beginnings(const Worksheet& worksheet) {
    std::vector<std::string> ids(1);
    for (const Section& section : worksheet.sections()) {
        const bool has_steps = std::ranges::any_of(section.entries, [&](std::uint32_t entry) {
            return !worksheet.entries()[entry].is_given;
        });
        if (!section.id.empty() && section.pass <= 1 && has_steps) ids.push_back(section.id);
    }
    return ids;
}

/// A sheet with one exercise, where the part has one and enough variants of it.
std::optional<Sheet> sheet_of(const cli::Source& source, const Task& task,
                              const std::string& from) {
    ExerciseOptions options;
    options.kind = task.kind;
    options.fade = task.fade;
    options.from = from;
    try {
        Sheet sheet;
        sheet.exercises.push_back(cli::exercise_from(source, {}, options));
        return sheet;
    } catch (const Error& error) {
        if (error.id().starts_with("sheet.") || error.id().starts_with("variant.")) return {};
        throw;
    }
}

}  // namespace

int write_practice(std::ostream& out, const cli::Source& source, text::Language language) {
    const std::vector<std::string> parts = beginnings(source.record());
    int count = 0;
    std::uint64_t seed = 0;
    for (const Task& task : tasks) {
        ++seed;
        for (const std::string& from : parts) {
            std::optional<Sheet> sheet = sheet_of(source, task, from);
            if (!sheet) continue;
            Rejections rejections{};
            const Dealt dealt = deal(*sheet, seed, source.name, rejections);
            PracticeTask(out, language)
                .write(task.title, student_paper(*sheet, dealt, {}, language).exercises.front(),
                       key_paper(*sheet, dealt, {}, language).exercises.front());
            ++count;
            break;
        }
    }
    return count;
}

}  // namespace longhand::book
