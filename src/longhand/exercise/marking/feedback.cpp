#include "longhand/exercise/marking/feedback.hpp"

#include <fmt/format.h>

#include "longhand/exercise/formats/paper_formats.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/message.hpp"

namespace longhand::exercise {

namespace {

/// The student's own numbers, by exercises.
std::vector<render::Values::Replaced> own_values(const Sheet& sheet, const StudentMarks& marks) {
    std::vector<render::Values::Replaced> own(marks.exercises.size());
    for (std::size_t k = 0; k < marks.exercises.size(); ++k) {
        const std::vector<Blank>& blanks = sheet.exercises[k].exercise.blanks();
        for (std::size_t blank = 0; blank < marks.exercises[k].size(); ++blank) {
            const BlankMark& mark = marks.exercises[k][blank];
            const bool is_own = mark.outcome == Outcome::wrong || mark.outcome == Outcome::follows;
            if (is_own && mark.answer.number && blanks[blank].node != no_node)
                own[k].emplace(blanks[blank].node,
                               replay::NumberArithmetic::from_exact(mark.answer.number->value));
        }
    }
    return own;
}

/// The working from a student's own values; that of the sheet where nothing follows from them.
Paper working(const Sheet& sheet, const Dealt& dealt, const Owner& owner, text::Language language,
              const std::vector<render::Values::Replaced>& own) {
    try {
        return working_paper(sheet, dealt, owner, language, own);
    } catch (const Error&) {
        return working_paper(sheet, dealt, owner, language, {});
    }
}

}  // namespace

Feedback feedback(const Sheet& sheet, const std::function<Dealt()>& dealt, const Owner& owner,
                  const StudentMarks& marks, Reveal reveal, text::Language language) {
    const auto say = [&](std::string_view id, const std::vector<std::string>& arguments = {}) {
        return text::message(id, language, arguments);
    };
    const bool reveals = reveal != Reveal::nothing;
    Feedback result;
    Page& page = result.page;
    page.title = sheet.title.in(language);
    for (const auto& [label, text] : {std::pair{"paper.name", &owner.name},
                                      {"paper.id", &owner.id},
                                      {"paper.code", &marks.code}}) {
        if (!text->empty()) page.paragraph(say("mark.because", {say(label), *text}));
    }
    page.result(say("mark.total", {marks_text(marks.earned()), std::to_string(marks.possible())}));
    page.paragraph(first_wrong_text(sheet, marks, reveals, language));
    for (std::size_t k = 0; k < marks.exercises.size(); ++k) {
        const SheetExercise& exercise = sheet.exercises[k];
        page.heading(say("paper.exercise", {std::to_string(k + 1), exercise.title.in(language)}));
        page.table({say("mark.column.blank"), say("mark.column.answer"), say("mark.column.marks"),
                    say("mark.column.remark")});
        for (std::size_t blank = 0; blank < marks.exercises[k].size(); ++blank) {
            const BlankMark& mark = marks.exercises[k][blank];
            page.row({blank_label(exercise.exercise, blank, language), mark.answer.text,
                      fmt::format("{}/{}", marks_text(mark.earned), mark.possible),
                      remark_text(mark, reveals, language)});
        }
    }
    if (reveal == Reveal::own)
        result.working = working(sheet, dealt(), owner, language, own_values(sheet, marks));
    if (reveal == Reveal::key) result.working = working_paper(sheet, dealt(), owner, language, {});
    return result;
}

void write_markdown(std::ostream& out, const Feedback& feedback, text::Language language) {
    write_markdown(out, feedback.page);
    if (!feedback.working) return;
    out << '\n';
    write_markdown(out, *feedback.working, language);
}

void write_html(std::ostream& out, const Feedback& feedback, text::Language language) {
    begin_html(out, feedback.page.title, language);
    write_html(out, feedback.page);
    if (feedback.working) write_html(out, *feedback.working, language);
    end_html(out);
}

}  // namespace longhand::exercise
