#include "practice_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "exercise_source.hpp"
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

constexpr std::size_t most_values = 60;  // of a section
constexpr std::size_t most_blanks = 20;

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

/// Where an exercise may begin: at the beginning, or with a section that can be worked out by hand;
/// of a loop, in the first pass.
std::vector<std::string> beginnings(const Worksheet& worksheet) {
    std::vector<std::string> ids(1);
    for (const Section& section : worksheet.sections()) {
        std::size_t values = 0;
        for (const std::uint32_t entry : section.entries) {
            if (!worksheet.entries()[entry].is_given)
                values += worksheet.entries()[entry].nodes.size();
        }
        const bool is_by_hand = values > 0 && values <= most_values;
        if (!section.id.empty() && section.pass <= 1 && is_by_hand) ids.push_back(section.id);
    }
    return ids;
}

/// A sheet with one exercise and its numbers; none where the part has none, or not enough variants.
std::optional<std::pair<Sheet, Dealt>> dealt_from(const cli::Source& source, const Task& task,
                                                  const std::string& from,
                                                  const GivenNumbers& givens, std::uint64_t seed) {
    ExerciseOptions options;
    options.givens = givens;
    options.kind = task.kind;
    options.fade = task.fade;
    options.from = from;
    try {
        Sheet sheet;
        sheet.exercises.push_back(cli::exercise_from(source, {}, options));
        Rejections rejections{};
        Dealt dealt = deal(sheet, seed, source.name, rejections);
        return std::pair(std::move(sheet), std::move(dealt));
    } catch (const Error& error) {
        if (error.id().starts_with("sheet.") || error.id().starts_with("variant.")) return {};
        throw;
    }
}

}  // namespace

Practice::Practice(const cli::Source& source, const GivenNumbers& givens) {
    std::vector<std::string> parts = beginnings(source.record(givens));
    for (std::size_t task = 0; task < tasks.size(); ++task) {
        // The tasks go through the chapter as its reader did.
        const std::size_t first = task * parts.size() / tasks.size();
        std::vector<std::string> refused;
        for (std::size_t k = 0; k < parts.size(); ++k) {
            const std::string& from = parts[(first + k) % parts.size()];
            auto dealt = dealt_from(source, tasks[task], from, givens, task + 1);
            if (!dealt) refused.push_back(from);
            if (!dealt || dealt->first.exercises.front().exercise.blanks().size() > most_blanks)
                continue;
            dealt_.push_back(
                {tasks[task].title, std::move(dealt->first), std::move(dealt->second)});
            break;
        }
        // To find out that more is refused too takes time.
        std::erase_if(parts, [&](const std::string& part) {
            return std::ranges::find(refused, part) != refused.end();
        });
    }
}

void Practice::write(std::ostream& out, text::Language language) const {
    for (const DealtTask& each : dealt_) {
        PracticeTask(out, language)
            .write(each.title,
                   student_paper(each.sheet, each.dealt, {}, language).exercises.front(),
                   key_paper(each.sheet, each.dealt, {}, language).exercises.front());
    }
}

}  // namespace longhand::book
