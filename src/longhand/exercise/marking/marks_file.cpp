#include "longhand/exercise/marking/marks_file.hpp"

#include <fmt/format.h>

#include "longhand/decimal/rounding.hpp"
#include "longhand/exercise/marking/answers.hpp"
#include "longhand/exercise/table.hpp"
#include "longhand/render/json_writer.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"

namespace longhand::exercise {

namespace {

constexpr int most_mark_decimals = 2;

}  // namespace

decimal::Rational StudentMarks::earned() const {
    decimal::Rational sum = 0;
    for (const std::vector<BlankMark>& exercise : exercises) {
        for (const BlankMark& mark : exercise)
            sum += mark.earned;
    }
    return sum;
}

int StudentMarks::possible() const {
    int sum = 0;
    for (const std::vector<BlankMark>& exercise : exercises) {
        for (const BlankMark& mark : exercise)
            sum += mark.possible;
    }
    return sum;
}

std::string first_wrong_text(const Sheet& sheet, const StudentMarks& student, bool reveals,
                             text::Language language) {
    for (std::size_t k = 0; k < student.exercises.size(); ++k) {
        for (std::size_t blank = 0; blank < student.exercises[k].size(); ++blank) {
            const BlankMark& mark = student.exercises[k][blank];
            if (mark.outcome == Outcome::right || mark.outcome == Outcome::follows) continue;
            const std::string label = blank_label(sheet.exercises[k].exercise, blank, language);
            const std::string where =
                student.exercises.size() == 1
                    ? label
                    : text::message("mark.in_exercise", language, {std::to_string(k + 1), label});
            return text::message("mark.first_wrong", language,
                                 {where, remark_text(mark, reveals, language)});
        }
    }
    return text::message("mark.all_right", language);
}

std::string marks_text(const decimal::Rational& marks) {
    const int decimals = decimal::finite_decimals(marks).value_or(most_mark_decimals);
    return decimal::fixed(marks, std::min(decimals, most_mark_decimals));
}

std::string remark_text(const BlankMark& mark, bool reveals, text::Language language) {
    const auto say = [&](std::string_view id, const std::vector<std::string>& arguments = {}) {
        return text::message(id, language, arguments);
    };
    std::string result = say(fmt::format("mark.{}", name(mark.outcome)));
    if (mark.trouble)
        result = say("mark.because", {result, say(mark.trouble->id(), mark.trouble->arguments())});
    if (mark.cause) result = say("mark.because", {result, check::sentence(*mark.cause, language)});
    if (!reveals || mark.outcome == Outcome::right || mark.outcome == Outcome::follows)
        return result;
    result = say("mark.expected", {result, render::with_minus_sign(mark.expected)});
    if (mark.from_own)
        result = say("mark.from_own", {result, render::with_minus_sign(*mark.from_own)});
    return result;
}

MarksTable::MarksTable(std::ostream& out, const ClassSheet& sheet) : out_(out) {
    begin_csv(out_);
    std::vector<std::string> heads{"id", "code", "marks", "possible", "follows"};
    for (const std::vector<std::string>& headings : blank_headings(sheet)) {
        for (const std::string& heading : headings) {
            heads.push_back(heading);
            heads.push_back(heading + " judged");
        }
    }
    write_csv_row(out_, heads);
}

void MarksTable::add(const StudentMarks& student) {
    std::vector<std::string> row{student.id, student.code, marks_text(student.earned()),
                                 std::to_string(student.possible())};
    decimal::Rational by_follow_through = 0;
    std::vector<std::string> blanks;
    for (const std::vector<BlankMark>& exercise : student.exercises) {
        for (const BlankMark& mark : exercise) {
            if (mark.outcome == Outcome::follows) by_follow_through += mark.earned;
            blanks.push_back(marks_text(mark.earned));
            blanks.emplace_back(name(mark.outcome));
        }
    }
    row.push_back(marks_text(by_follow_through));
    row.insert(row.end(), blanks.begin(), blanks.end());
    write_csv_row(out_, row);
}

GradebookTable::GradebookTable(std::ostream& out, const Sheet& sheet, text::Language language)
    : out_(out), sheet_(sheet), language_(language) {
    begin_csv(out_);
    write_csv_row(out_, {"ID number", "Grade", "Feedback comments"});
}

void GradebookTable::add(const StudentMarks& student, bool reveals) {
    write_csv_row(out_, {student.name(), marks_text(student.earned()),
                         first_wrong_text(sheet_, student, reveals, language_)});
}

void write_marks_line(std::ostream& out, const StudentMarks& student, text::Language language) {
    render::JsonWriter json(out);
    json.begin_line();
    json.begin_object();
    json.member("id", student.id);
    json.member("code", student.code);
    json.member("marks", marks_text(student.earned()));
    json.member("possible", static_cast<long>(student.possible()));
    json.key("exercises");
    json.begin_array();
    for (const std::vector<BlankMark>& exercise : student.exercises) {
        json.begin_array();
        for (const BlankMark& mark : exercise) {
            json.begin_object();
            json.member("id", mark.id);
            json.member("answer", mark.answer.text);
            json.member("judged", name(mark.outcome));
            json.member("marks", marks_text(mark.earned));
            json.member("possible", static_cast<long>(mark.possible));
            json.member("expected", mark.expected);
            if (mark.from_own) json.member("from_own", *mark.from_own);
            if (mark.cause) {
                json.member("cause", check::name(mark.cause->kind));
                json.member("cause_text", check::sentence(*mark.cause, language));
            }
            if (mark.trouble) {
                json.member("trouble",
                            text::message(mark.trouble->id(), language, mark.trouble->arguments()));
            }
            json.end_object();
        }
        json.end_array();
    }
    json.end_array();
    json.end_object();
    json.end_line();
}

}  // namespace longhand::exercise
