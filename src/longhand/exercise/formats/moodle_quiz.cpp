#include "longhand/exercise/formats/moodle_quiz.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "longhand/decimal/rounding.hpp"
#include "longhand/exercise/formats/quiz_body.hpp"
#include "longhand/render/latex.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/replaced.hpp"

namespace longhand::exercise {

namespace {

using render::xml_text;

/// Words of a question: a brace would begin a gap.
std::string plain_words(std::string_view text) {
    return text::replaced(xml_text(text), "{", "&#123;");
}

/// Words of a feedback inside of a gap.
std::string feedback(std::string_view text) {
    std::string result;
    for (const char c : plain_words(text)) {
        if (c == '}' || c == '#') result += '\\';
        result += c;
    }
    return text::replaced(result, "~", "&#126;");
}

/// Text in a CDATA section.
std::string cdata(const std::string& text) {
    return fmt::format("<![CDATA[{}]]>", text::replaced(text, "]]>", "]]]]><![CDATA[>"));
}

/// `{1:NUMERICAL:=0.2144:0.0001~%0%−0.2144:0.0001#the sign is wrong}`; the first that fits counts.
std::string gap(const Answer& answer, int marks, const text::Wording& wording) {
    const Accepted& accepted = answer.accepted;
    const decimal::Integer value = units_of(answer.text, accepted.decimals);
    const auto text = [&](const decimal::Integer& units) {
        return text_of(units, accepted.decimals);
    };
    const decimal::Integer below = value - accepted.low, above = accepted.high - value;
    const decimal::Integer near = std::min(below, above);
    std::string result = fmt::format("{{{}:NUMERICAL:={}:{}", marks, answer.text, text(near));
    if (below != above) {  // the middle may lie between two answers
        result += fmt::format("~={}:{}",
                              text_of((accepted.low + accepted.high) * 5, accepted.decimals + 1),
                              text_of((accepted.high - accepted.low) * 5, accepted.decimals + 1));
    }
    for (const WrongAnswer& wrong : answer.wrong) {
        result += fmt::format("~%0%{}:{}#{}", wrong.text, text(near),
                              feedback(check::sentence(wrong.change, wording.language())));
    }
    if (accepted.decimals == 0) return result + "}";  // nothing was rounded
    const decimal::Integer early =
        std::max(decimal::Integer(2 * std::max(below, above)), decimal::Integer(10));
    return result + fmt::format("~%50%{}:{}#{}}}", answer.text, text(early),
                                feedback(wording("paper.rounded_early")));
}

}  // namespace

MoodleQuiz::MoodleQuiz(std::ostream& out, const Sheet& sheet, const text::Wording& wording)
    : out_(out), wording_(wording) {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n";
    if (sheet.exercises.size() == 1) begin_category(sheet, {});
}

void MoodleQuiz::begin_category(const Sheet& sheet, const std::string& below) {
    const auto name = [](const std::string& text) { return text::replaced(text, "/", "//"); };
    const std::string title = name(sheet.title.in(wording_.language()));
    text::print(out_,
                "<question type=\"category\"><category><text>$course$/top/{}</text></category>"
                "</question>\n",
                xml_text(below.empty() ? title : fmt::format("{}/{}", title, name(below))));
}

void MoodleQuiz::add(const Sheet& sheet, const Paper& paper, const Paper& key) {
    for (std::size_t k = 0; k < paper.exercises.size(); ++k) {
        const PaperExercise& exercise = paper.exercises[k];
        const std::vector<Answer>& answers = key.exercises[k].answers;
        const std::vector<Blank>& blanks = sheet.exercises[k].exercise.blanks();
        std::size_t gaps = 0;
        const QuizMarkup markup{
            [](const render::Math& math) {
                return fmt::format(
                    "\\({}\\)", xml_text(render::latex_math(math, render::LatexReader::mathjax)));
            },
            [&](std::size_t blank) {
                if (answers.empty()) return std::string("…");
                ++gaps;
                return gap(answers[blank], blanks[blank].marks, wording_);
            },
            plain_words};
        const std::string body = quiz_body(exercise, markup, wording_);
        if (gaps != answers.size()) throw std::logic_error("a gap is missing");
        const bool is_one_of_several = paper.exercises.size() > 1;
        if (is_one_of_several)
            begin_category(sheet, fmt::format("{:02} {}", exercise.number, exercise.title));
        const std::string code =
            fmt::format("<p>{} {}{}</p>\n", plain_words(wording_("paper.code")), paper.code,
                        is_one_of_several ? fmt::format("-{}", exercise.number) : "");
        const bool is_cloze = !answers.empty();
        text::print(
            out_,
            "<question type=\"{}\">\n<name><text>{}</text></name>\n"
            "<questiontext format=\"html\"><text>{}</text></questiontext>\n"
            "<generalfeedback format=\"html\"><text></text></generalfeedback>\n",
            is_cloze ? "cloze" : "essay",
            xml_text(fmt::format("{:02} {} {}", exercise.number, exercise.title, paper.code)),
            cdata(code + body));
        if (!is_cloze) {
            text::print(out_, "<defaultgrade>{}</defaultgrade>\n", exercise.marks);
            out_ << "<responseformat>editor</responseformat>\n";
        }
        text::print(out_, "<idnumber>{}-{}</idnumber>\n", paper.code, exercise.number);
        text::print(out_,
                    "<tags><tag><text>longhand</text></tag><tag><text>{}</text></tag></tags>\n"
                    "</question>\n",
                    xml_text(sheet.exercises[k].name));
    }
}

void MoodleQuiz::end() {
    out_ << "</quiz>\n";
}

}  // namespace longhand::exercise
