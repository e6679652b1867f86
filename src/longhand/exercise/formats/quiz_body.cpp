#include "longhand/exercise/formats/quiz_body.hpp"

#include <fmt/format.h>

#include "longhand/text/message.hpp"

namespace longhand::exercise {

namespace {

using render::Math;

class QuizBody {
  public:
    QuizBody(const PaperExercise& exercise, const QuizMarkup& markup, const text::Wording& wording)
        : exercise_(exercise), markup_(markup), wording_(wording) {}

    std::string write() {
        for (const std::string* words : {&exercise_.text, &exercise_.rule})
            paragraph(*words);
        for (const std::string& definition : exercise_.definitions)
            paragraph(definition);
        result_ += fmt::format("<p><strong>{}</strong></p>\n", say("paper.given"));
        for (const PaperGiven& given : exercise_.givens) {
            lines(given.caption, given.math);
        }
        paragraph(exercise_.question);
        for (const PaperSection& section : exercise_.sections) {
            if (!section.heading.empty())
                result_ += fmt::format("<h3>{}</h3>\n", markup_.text(section.heading));
            for (const PaperStep& step : section.steps)
                write(step);
        }
        return std::move(result_);
    }

  private:
    std::string say(std::string_view id) const { return markup_.text(wording_(id)); }

    void paragraph(const std::string& words) {
        if (!words.empty()) result_ += fmt::format("<p>{}</p>\n", markup_.text(words));
    }

    void lines(const std::string& caption, const render::MathStep& step) {
        Math before = step.symbol;
        std::string words = caption.empty() ? "" : markup_.text(caption) + " ";
        for (const render::MathLine& line : step.lines) {
            result_ += fmt::format(
                "<p>{}{}</p>\n", words,
                markup_.math(Math::row({before, Math::sign(line.relation), line.math})));
            before = Math::row({});
            words.clear();
        }
    }

    void write(const PaperStep& step) {
        std::string words = step.number > 0 ? fmt::format("({})", step.number) : "";
        if (!step.caption.empty()) words += " " + step.caption;
        if (step.marks > 0) words += fmt::format(" ({})", marks_text(step.marks, wording_));
        paragraph(words);
        lines("", step.math);
        if (!step.hint.empty()) paragraph(wording_("paper.hint.text", {step.hint}));
        if (step.answer.empty()) return;
        const std::string symbol = markup_.math(Math::row({step.math.symbol, Math::sign("=")}));
        if (!step.is_matrix) {
            result_ += fmt::format("<p>{} {}</p>\n", symbol, cell(step.answer.front()));
            return;
        }
        result_ += fmt::format("<p>{}</p>\n<table><tbody>\n", symbol);
        for (std::size_t k = 0; k < step.answer.size(); ++k) {
            if (k % step.columns == 0) result_ += "<tr>";
            result_ += fmt::format("<td>{}</td>", cell(step.answer[k]));
            if ((k + 1) % step.columns == 0) result_ += "</tr>\n";
        }
        result_ += "</tbody></table>\n";
    }

    std::string cell(const Cell& cell) const {
        return cell.blank ? markup_.gap(*cell.blank) : markup_.math(cell.shown);
    }

    const PaperExercise& exercise_;
    const QuizMarkup& markup_;
    text::Wording wording_;
    std::string result_;
};

}  // namespace

std::string quiz_body(const PaperExercise& exercise, const QuizMarkup& markup,
                      const text::Wording& wording) {
    return QuizBody(exercise, markup, wording).write();
}

}  // namespace longhand::exercise
