#include "answer_entry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "longhand/exercise/marking/marks_file.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/utf8.hpp"
#include "output.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace {

using namespace exercise;

constexpr std::string_view nothing_written = "-";
constexpr std::string_view one_back = "<";

class AnswerEntry {
  public:
    AnswerEntry(const ClassFolder& all, const ClassMarker& marker, std::string file, Comma comma,
                text::Language language, std::istream& in, std::ostream& out)
        : class_(all),
          marker_(marker),
          file_(std::move(file)),
          comma_(comma),
          language_(language),
          in_(in),
          out_(out),
          reader_(all.stored, all.file.members()) {
        for (std::size_t k = 0; k < members().size(); ++k) {
            Submission& submission = submissions_.emplace_back();
            submission.id = members()[k].id;
            submission.variants.assign(all.stored.exercises.size(), k);
            submission.answers = no_answers(blank_headings(all.stored));
        }
        if (std::filesystem::exists(file_)) take_up();
    }

    void talk() {
        say("enter.how");
        while (const std::optional<std::string> typed = line("enter.sheet")) {
            if (typed->empty()) continue;
            const std::optional<std::size_t> student = reader_.member_of(*typed);
            if (!student) {
                say("enter.unknown", {*typed});
            } else if (!enter(*student)) {
                break;
            }
        }
        say("enter.saved", {std::to_string(entered()), std::to_string(submissions_.size()), file_});
    }

  private:
    void say(std::string_view id, const std::vector<std::string>& arguments = {}) {
        text::print(out_, "{}\n", text::message(id, language_, arguments));
    }

    /// A line typed after a prompt, without the blanks around it; nothing at the end.
    std::optional<std::string> line(std::string_view prompt,
                                    const std::vector<std::string>& arguments = {}) {
        text::print(out_, "{} ", text::message(prompt, language_, arguments));
        out_.flush();
        std::string typed;
        if (!std::getline(in_, typed)) {
            out_ << '\n';
            return {};
        }
        const std::string_view trimmed = text::trimmed(typed);
        if (trimmed == "q" || trimmed == "quit") return {};
        return std::string(trimmed);
    }

    void take_up() {
        const std::string content = saved_ = content_of(file_);
        const Table table = read_table(content, file_);
        if (table.rows.front().fields != answer_headings(blank_headings(class_.stored)))
            throw Error("answers.other_table", {}, file_);
        reader_.read(content, file_);
        for (const Error& remark : reader_.remarks()) {
            if (remark.id() != "answers.missing") throw remark;
        }
        for (std::size_t k = 0; k < reader_.size(); ++k) {
            Submission submission = reader_[k];
            submissions_[submission.variants.front()] = std::move(submission);
        }
    }

    const std::vector<ClassMember>& members() const { return class_.file.members(); }

    static bool is_entered(const Submission& submission) {
        return std::ranges::any_of(submission.answers, [](const auto& exercise) {
            return std::ranges::any_of(exercise,
                                       [](const std::string& answer) { return !answer.empty(); });
        });
    }

    long entered() const { return std::ranges::count_if(submissions_, is_entered); }

    /// Somebody else may be typing into the same file.
    void save() {
        if (std::filesystem::exists(file_) != !saved_.empty() ||
            (!saved_.empty() && content_of(file_) != saved_))
            throw Error("answers.changed", {file_});
        Output output(out_, file_);
        begin_answers(output.stream(), blank_headings(class_.stored));
        for (const Submission& each : submissions_) {
            write_answers(output.stream(), each, members()[each.variants.front()].code);
        }
        output.keep();
        saved_ = content_of(file_);
    }

    /// All blanks of a sheet, one after the other; false at the end of the input.
    bool enter(std::size_t student) {
        Submission& submission = submissions_[student];
        const std::vector<ClassLine> variants = marker_.variants_of(submission);
        const ClassMember& member = members()[student];
        const auto owner = class_.owners.find(member.id);
        const std::string name = owner == class_.owners.end() ? "" : " " + owner->second.name;
        text::print(out_, "{} {}{}\n", member.code, member.id, name);
        std::vector<std::pair<std::size_t, std::size_t>> blanks;
        for (std::size_t k = 0; k < submission.answers.size(); ++k) {
            for (std::size_t blank = 0; blank < submission.answers[k].size(); ++blank)
                blanks.emplace_back(k, blank);
        }
        for (std::size_t place = 0; place < blanks.size();) {
            const auto [exercise, blank] = blanks[place];
            std::string& answer = submission.answers[exercise][blank];
            const bool is_known = !answer.empty();
            const std::string proposed =
                is_known
                    ? answer
                    : marker_.following(submission, exercise, variants[exercise], blank, comma_);
            const std::optional<std::string> typed =
                line("enter.blank", {heading(exercise, blank), render::with_minus_sign(proposed)});
            if (!typed) return false;
            if (*typed == one_back) {
                place -= std::min<std::size_t>(place, 1);
                continue;
            }
            const std::string wanted = typed->empty() ? proposed : *typed;
            if (!typed->empty() && wanted != nothing_written && !is_readable(wanted, exercise))
                continue;
            answer = wanted;
            save();
            ++place;
        }
        sum_up(submission, variants);
        return true;
    }

    std::string heading(std::size_t exercise, std::size_t blank) const {
        const std::string label =
            blank_label(class_.sheet.exercises[exercise].exercise, blank, language_);
        return class_.sheet.exercises.size() == 1
                   ? label
                   : text::message("mark.in_exercise", language_,
                                   {std::to_string(exercise + 1), label});
    }

    bool is_readable(const std::string& typed, std::size_t exercise) {
        if (marker_.asks_for_formulas(exercise)) return true;
        const AnswerForm form = read_answer(typed, comma_).form;
        if (form == AnswerForm::comma) say("enter.comma", {typed});
        if (form == AnswerForm::text) say("enter.no_number", {typed});
        return form == AnswerForm::number;
    }

    void sum_up(const Submission& submission, const std::vector<ClassLine>& variants) {
        StudentMarks marks;
        for (std::size_t k = 0; k < submission.answers.size(); ++k)
            marks.exercises.push_back(marker_.mark(submission, k, variants[k], comma_));
        say("mark.total", {marks_text(marks.earned()), std::to_string(marks.possible())});
    }

    const ClassFolder& class_;
    const ClassMarker& marker_;
    std::string file_;
    Comma comma_;
    text::Language language_;
    std::istream& in_;
    std::ostream& out_;
    AnswerReader reader_;
    std::vector<Submission> submissions_;  ///< one a line of the class
    std::string saved_;                    ///< what the file holds
};

}  // namespace

void enter_answers(const exercise::ClassFolder& all, const exercise::ClassMarker& marker,
                   const std::string& file, Comma comma, text::Language language, std::istream& in,
                   std::ostream& out) {
    AnswerEntry(all, marker, file, comma, language, in, out).talk();
}

}  // namespace longhand::cli
