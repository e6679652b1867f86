#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <iostream>
#include <sstream>

#include "answer_entry.hpp"
#include "class_folder.hpp"
#include "commands.hpp"
#include "longhand/exercise/formats/paper_formats.hpp"
#include "longhand/exercise/marking/changes.hpp"
#include "longhand/exercise/marking/class_report.hpp"
#include "longhand/exercise/marking/feedback.hpp"
#include "longhand/text/gathered_errors.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
#include "options.hpp"
#include "output_folder.hpp"
#include "parallel.hpp"
#include "progress.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace po = boost::program_options;

namespace {

using namespace exercise;

constexpr std::size_t students_a_thread = 64;  // marked before they are written

/// What somebody wants of the marks.
struct Wishes {
    Scheme scheme;
    Reveal reveal = Reveal::values;
    std::string before;  ///< a folder of earlier marks; empty where there are none
    Comma comma = Comma::unknown;
    bool is_html = false;  ///< feedback and report, else Markdown
    text::Language language = text::Language::english;
};

/// A student's marks, and what is to be said of them.
struct Marked {
    StudentMarks marks;
    std::vector<Error> remarks;
    std::string feedback;
};

/// Marks a student, with a page of feedback.
class StudentMarker {
  public:
    StudentMarker(const ClassFolder& all, const ClassMarker& marker, const Wishes& wishes)
        : class_(all), marker_(marker), wishes_(wishes) {}

    Marked mark(const Submission& submission) const {
        const std::vector<ClassLine> variants = marker_.variants_of(submission);
        Marked result{{submission.id, codes_of(variants), {}}, {}, {}};
        for (std::size_t k = 0; k < variants.size(); ++k) {
            result.marks.exercises.push_back(
                marker_.mark(submission, k, variants[k], wishes_.comma));
            for (const BlankMark& mark : result.marks.exercises.back()) {
                if (mark.outcome == Outcome::unreadable)
                    result.remarks.push_back(remark(result.marks.name(), mark, submission.place));
            }
        }
        const auto owner = class_.owners.find(submission.id);
        const Feedback said = feedback(
            class_.sheet, [&] { return deal_again(class_.sheet, class_.stored.seed, variants); },
            owner == class_.owners.end() ? Owner{submission.id, {}, {}} : owner->second,
            result.marks, wishes_.reveal, wishes_.language);
        std::ostringstream page;
        if (wishes_.is_html)
            write_html(page, said, wishes_.language);
        else
            write_markdown(page, said, wishes_.language);
        result.feedback = page.str();
        return result;
    }

  private:
    Error remark(const std::string& who, const BlankMark& mark, const std::string& place) const {
        const std::vector<std::string> where{who, mark.id, mark.answer.text};
        if (mark.answer.form == AnswerForm::comma) return Error("answers.comma", where, place);
        if (!mark.trouble) return Error("answers.unreadable", where, place);
        return Error(
            "answers.formula",
            {who, mark.id, mark.answer.text,
             text::message(mark.trouble->id(), wishes_.language, mark.trouble->arguments())},
            place);
    }

    static std::string codes_of(const std::vector<ClassLine>& variants) {
        std::string codes;
        for (const ClassLine& each : variants) {
            if (codes.find(each.code) != codes.npos) continue;
            codes += (codes.empty() ? "" : " ") + each.code;
        }
        return codes;
    }

    const ClassFolder& class_;
    const ClassMarker& marker_;
    const Wishes& wishes_;
};

/// All files of the marks of a class. How many students have other marks than before.
std::optional<std::size_t> write_marks(const OutputFolder& folder, const ClassFolder& all,
                                       const ClassMarker& of_class, const AnswerReader& submissions,
                                       const Wishes& wishes, std::vector<Error>& remarks) {
    const std::string ending = wishes.is_html ? ".html" : ".md";
    const std::string report_name = "report" + ending;
    std::ofstream table = folder.file("marks.csv"), lines = folder.file("marks.jsonl"),
                  grades = folder.file("gradebook.csv"), page = folder.file(report_name);
    MarksTable marks(table, all.stored);
    GradebookTable gradebook(grades, all.sheet, wishes.language);
    ClassReport report(all.stored);
    std::ofstream list;
    std::optional<ChangesTable> changes;
    if (!wishes.before.empty()) {
        const std::string name = wishes.before + "/marks.jsonl";
        list = folder.file("changes.csv");
        changes.emplace(list, content_of(name), name);
    }
    const bool reveals = wishes.reveal != Reveal::nothing;
    const StudentMarker marker(all, of_class, wishes);
    const std::size_t window = students_a_thread * thread_count();
    Progress progress(submissions.size(), wishes.language);
    for (std::size_t first = 0; first < submissions.size(); first += window) {
        OutputFolder::check_interrupt();
        std::vector<Marked> marked(std::min(window, submissions.size() - first));
        for_each_in_parallel(
            marked.size(), [&](std::size_t k) { marked[k] = marker.mark(submissions[first + k]); });
        for (const Marked& each : marked) {
            marks.add(each.marks);
            gradebook.add(each.marks, reveals);
            report.add(each.marks);
            if (changes) changes->add(each.marks);
            write_marks_line(lines, each.marks, wishes.language);
            remarks.insert(remarks.end(), each.remarks.begin(), each.remarks.end());
            const std::string name =
                fmt::format("feedback/{}{}", file_name(each.marks.name()), ending);
            std::ofstream feedback = folder.file(name);
            feedback << each.feedback;
            feedback.close();
            folder.check(feedback, name);
        }
        progress.at(std::min(first + window, submissions.size()));
    }
    const Page summary = report.page(wishes.language);
    if (wishes.is_html) {
        begin_html(page, summary.title, wishes.language);
        write_html(page, summary);
        end_html(page);
    } else {
        write_markdown(page, summary);
    }
    if (changes) {
        changes->end();
        list.close();
        folder.check(list, "changes.csv");
    }
    for (const auto& [stream, name] : {std::pair<std::ofstream*, std::string>{&table, "marks.csv"},
                                       {&lines, "marks.jsonl"},
                                       {&grades, "gradebook.csv"},
                                       {&page, report_name}}) {
        stream->close();
        folder.check(*stream, name);
    }
    return changes ? std::optional(changes->count()) : std::nullopt;
}

}  // namespace

po::options_description grade_options() {
    po::options_description options;
    // clang-format off
    options.add_options()
        ("output,o", text_value("DIR"), "help.option.sheet_output")
        ("roster", text_value("FILE"), "help.option.grade_roster")
        ("scheme", text_value("FILE"), "help.option.scheme")
        ("reveal", text_value("nothing|values|own|key"), "help.option.reveal")
        ("before", text_value("DIR"), "help.option.before")
        ("format", text_value("markdown|html"), "help.option.grade_format")
        ("enter", text_value("FILE"), "help.option.enter")
        ("decimal-comma", "help.option.decimal_comma");
    // clang-format on
    add_common_options(options);
    return options;
}

int run_grade(const po::variables_map& options, std::ostream& out, text::Language language) {
    ::umask(S_IRWXG | S_IRWXO);  // answers and marks are for whoever typed the command alone
    const std::vector<std::string> named_files = names(options);
    const std::string entered = typed(options, "enter");
    if (named_files.size() < 2 && (entered.empty() || named_files.empty()))
        throw Error("grade.files", {});
    const std::string folder_name = output_file(options);
    if (folder_name.empty() && entered.empty()) throw Error("grade.folder", {});
    if (!entered.empty() && (named_files.size() > 1 || !folder_name.empty()))
        throw Error("grade.enter", {});
    Wishes wishes;
    wishes.language = language;
    wishes.before = typed(options, "before");
    if (options.contains("decimal-comma")) wishes.comma = Comma::decimal;
    if (options.contains("format")) {
        wishes.is_html =
            named<bool>("format", typed(options, "format"), {{"markdown", false}, {"html", true}});
    }
    if (options.contains("reveal")) {
        wishes.reveal = named<Reveal>("reveal", typed(options, "reveal"),
                                      {{"nothing", Reveal::nothing},
                                       {"values", Reveal::values},
                                       {"own", Reveal::own},
                                       {"key", Reveal::key}});
    }
    if (options.contains("scheme")) {
        const std::string file = typed(options, "scheme");
        wishes.scheme = read_scheme(content_of(file), file);
    }
    const ClassFolder all = read_class_folder(named_files.front(), typed(options, "roster"));
    const ClassMarker marker(all, wishes.scheme);
    if (!entered.empty()) {
        enter_answers(all, marker, entered, wishes.comma, language, std::cin, out);
        return 0;
    }
    AnswerReader reader(all.stored, all.file.members());
    GatheredErrors errors;
    for (std::size_t k = 1; k < named_files.size(); ++k)
        errors.guard([&] { reader.read(content_of(named_files[k]), named_files[k]); });
    errors.report();

    std::vector<Error> remarks = reader.remarks();
    OutputFolder folder(folder_name);
    const std::optional<std::size_t> changed =
        write_marks(folder, all, marker, reader, wishes, remarks);
    std::ofstream list = folder.file("remarks.txt");
    for (const Error& remark : remarks)
        list << remark.describe(language, Severity::warning) << '\n';
    list.close();
    folder.check(list, "remarks.txt");
    folder.keep();
    for (const std::string& file : reader.in_gb18030())
        text::print(out, "{}\n", text::message("grade.gb18030", language, {file}));
    for (const Error& remark : remarks)
        std::cerr << remark.describe(language, Severity::warning) << '\n';
    text::print(
        out, "{}\n",
        text::message("grade.done", language,
                      {std::to_string(reader.size()), std::to_string(all.file.members().size())}));
    if (changed)
        text::print(out, "{}\n",
                    text::message("grade.changed", language, {std::to_string(*changed)}));
    text::print(out, "{}\n", text::message("sheet.written", language, {folder_name}));
    return remarks.empty() ? 0 : 1;
}

}  // namespace longhand::cli
