#include "longhand/exercise/formats/typst_papers.hpp"

#include <fmt/format.h>

#include "longhand/render/typst.hpp"
#include "longhand/text/message.hpp"

namespace longhand::exercise {

namespace {

// Room below a step that is worked out on paper.
constexpr long working_lines = 2;

constexpr std::string_view kinds[] = {"sheets", "keys", "marking"};

std::string joined(const std::vector<std::string>& remarks) {
    return fmt::format("{}", fmt::join(remarks, " "));
}

/// The rule of all exercises that have one; none where they differ.
std::string common_rule(const Paper& paper) {
    std::string rule;
    for (const PaperExercise& exercise : paper.exercises) {
        if (exercise.rule.empty()) continue;
        if (!rule.empty() && rule != exercise.rule) return {};
        rule = exercise.rule;
    }
    return rule;
}

}  // namespace

void begin_typst_data(render::JsonWriter& json, TypstKind kind, const Sheet& sheet,
                      const text::Wording& wording) {
    json.begin_object();
    json.member("language", text::code(wording.language()));
    json.member("paper", sheet.paper == "letter" ? "us-letter" : "a4");
    json.member("kind", kinds[static_cast<std::size_t>(kind)]);
    json.member("exam", sheet.is_exam);
    json.key("words");
    json.begin_object();
    for (const auto& [key, id] : {std::pair{"name", "paper.name"},
                                  {"id", "paper.id"},
                                  {"group", "paper.group"},
                                  {"code", "paper.code"},
                                  {"given", "paper.given"},
                                  {"question", "paper.question"},
                                  {"total", "paper.total"},
                                  {"score", "paper.score"},
                                  {"marks", "paper.marks"},
                                  {"mark", "paper.mark"},
                                  {"page", "paper.page"},
                                  {"exercise", "paper.exercise.short"},
                                  {"hint", "paper.hint"},
                                  {"accepted", "paper.accepted.short"},
                                  {"wrong", "paper.wrong"},
                                  {"key", "paper.key"}})
        json.member(key, wording(id, {"{0}", "{1}"}));  // put in by the layout
    json.end_object();
}

TypstPapers::TypstPapers(std::ostream& out, TypstKind kind, const Sheet& sheet,
                         const text::Wording& wording)
    : json_(out), wording_(wording) {
    begin_typst_data(json_, kind, sheet, wording);
    json_.key("papers");
    json_.begin_array();
}

void TypstPapers::add(const Paper& paper) {
    json_.begin_line();
    json_.begin_object();
    json_.member("code", paper.code);
    json_.member("id", paper.owner.id);
    json_.member("name", paper.owner.name);
    json_.member("group", paper.owner.group);
    json_.member("title", paper.title);
    json_.member("course", paper.course);
    json_.key("instructions");
    json_.begin_array();
    if (!paper.instructions.empty()) json_.value(paper.instructions);
    json_.end_array();
    const std::string rule = common_rule(paper);
    json_.member("rule", rule);
    json_.member("marks", std::to_string(paper.marks));
    json_.key("exercises");
    json_.begin_array();
    for (const PaperExercise& exercise : paper.exercises)
        write(exercise, paper.is_key, rule.empty() ? exercise.rule : std::string());
    json_.end_array();
    json_.end_object();
    json_.end_line();
}

void TypstPapers::write(const PaperExercise& exercise, bool is_key, const std::string& rule) {
    json_.begin_object();
    json_.member("number", std::to_string(exercise.number));
    json_.member("title", exercise.title);
    json_.member("text", exercise.text);
    json_.member("question", exercise.question);
    json_.member("rule", rule);
    json_.member("marks", std::to_string(exercise.marks));
    json_.key("definitions");
    json_.begin_array();
    for (const std::string& definition : exercise.definitions)
        json_.value(definition);
    json_.end_array();
    json_.key("givens");
    json_.begin_array();
    for (const PaperGiven& given : exercise.givens) {
        json_.begin_object();
        json_.member("caption", given.caption);
        lines(given.math);
        json_.end_object();
    }
    json_.end_array();
    json_.key("items");
    json_.begin_array();
    for (const PaperSection& section : exercise.sections) {
        if (!section.heading.empty()) {
            json_.begin_object();
            json_.member("kind", "heading");
            json_.member("text", section.heading);
            json_.end_object();
        }
        for (const PaperStep& step : section.steps)
            write(exercise, step, is_key);
    }
    json_.end_array();
    json_.end_object();
}

void TypstPapers::write(const PaperExercise& exercise, const PaperStep& step, bool is_key) {
    json_.begin_object();
    json_.member("kind", "step");
    json_.member("number", step.number > 0 ? std::to_string(step.number) : "");
    json_.member("caption", step.caption);
    json_.member("hint", is_key ? "" : step.hint);
    json_.member("marks", step.marks > 0 ? std::to_string(step.marks) : "");
    lines(with_answer(exercise, step));
    json_.member("working", step.answer.empty() ? 0L : working_lines);
    std::string accepted;
    json_.key("wrong");
    json_.begin_array();
    for (const Expected& each : expected(exercise, step, wording_)) {
        const bool is_one = step.blanks.size() == 1;
        accepted += (accepted.empty() ? "" : "; ") +
                    (is_one ? each.accepted : fmt::format("{}: {}", each.id, each.accepted));
        for (const auto& [answer, cause] : each.wrong) {
            json_.begin_array();
            json_.value(is_one ? answer : fmt::format("{} = {}", each.id, answer));
            json_.value(cause);
            json_.end_array();
        }
    }
    json_.end_array();
    json_.member("accepted", accepted);
    json_.end_object();
}

void TypstPapers::lines(const render::MathStep& step) {
    json_.key("lines");
    json_.begin_array();
    std::string before = render::typst_math(step.symbol);
    for (const render::MathLine& line : step.lines) {
        json_.value(fmt::format("{} &{} {}", before, line.relation, render::typst_math(line.math)));
        before.clear();
    }
    json_.end_array();
    json_.key("remarks");
    json_.begin_array();
    for (const render::MathLine& line : step.lines)
        json_.value(joined(line.remarks));
    json_.end_array();
}

void TypstPapers::end() {
    json_.end_array();
    json_.end_object();
}

}  // namespace longhand::exercise
