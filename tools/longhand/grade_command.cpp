#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <sstream>

#include "commands.hpp"
#include "exercise_source.hpp"
#include "longhand/exercise/digest.hpp"
#include "longhand/exercise/marking/answers.hpp"
#include "longhand/exercise/marking/changes.hpp"
#include "longhand/exercise/marking/feedback.hpp"
#include "longhand/exercise/roster.hpp"
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
    text::Language language = text::Language::english;
};

/// The exercises of a class file, made again. Throws Error("class.other") where this program has
/// another calculation, or another rule, under the same name.
Sheet sheet_again(const ClassSheet& stored) {
    Sheet sheet;
    sheet.title = {stored.title, stored.title};
    for (const StoredExercise& each : stored.exercises) {
        const Source source =
            each.content.empty() ? find_source(each.source) : source_of(each.content, each.source);
        SheetExercise made = exercise_from(source, each.content, each.options);
        std::vector<std::string> blanks;
        for (const Blank& blank : made.exercise.blanks())
            blanks.push_back(blank.id);
        const bool has_numbers = each.options.kind != Kind::formula;
        const bool is_same = digest(made.exercise.worksheet()) == each.digest &&
                             blanks == each.blanks &&
                             (!has_numbers || made.exercise.rounding().kept == each.kept);
        if (!is_same) throw Error("class.other", {each.source});
        sheet.exercises.push_back(std::move(made));
    }
    return sheet;
}

/// A class and all that is known of it.
struct Class {
    std::string folder;
    ClassSheet stored;
    std::vector<ClassLine> lines;
    Sheet sheet;
    std::map<std::string, Owner> owners;  ///< by ids
};

Class class_in(const std::string& folder, const po::variables_map& options) {
    const std::string whole = folder + "/sheet.json", lines = folder + "/class.jsonl";
    Class result{folder,
                 read_class_sheet(content_of(whole), whole),
                 read_class(content_of(lines), lines),
                 {},
                 {}};
    result.sheet = sheet_again(result.stored);
    for (const ClassLine& line : result.lines) {
        bool fits = line.blanks.size() == result.stored.exercises.size();
        for (std::size_t k = 0; fits && k < line.blanks.size(); ++k) {
            const StoredExercise& exercise = result.stored.exercises[k];
            const std::size_t expected =
                exercise.options.kind == Kind::formula ? 0 : exercise.blanks.size();
            fits = line.blanks[k].size() == expected;
        }
        if (!fits) throw Error("class.givens", {}, lines);
    }
    if (options.contains("roster")) {
        const std::string file = typed(options, "roster");
        for (const Student& student : read_roster(content_of(file), file).students)
            result.owners[student.id] = {student.id, student.name, student.group};
    }
    return result;
}

/// Marks are for whoever asked for them alone.
void keep_to_owner(const std::filesystem::path& folder) {
    using std::filesystem::perms;
    std::filesystem::permissions(folder, perms::owner_all);
    for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
        const perms wanted =
            each.is_directory() ? perms::owner_all : perms::owner_read | perms::owner_write;
        std::filesystem::permissions(each.path(), wanted);
    }
}

/// A student's marks, and what is to be said of them.
struct Marked {
    StudentMarks marks;
    std::vector<Error> remarks;
    std::string feedback;
};

class ClassMarker {
  public:
    ClassMarker(const Class& all, const Wishes& wishes) : class_(all), wishes_(wishes) {
        for (const SheetExercise& each : all.sheet.exercises)
            markers_.emplace_back(each.exercise, wishes.scheme);
    }

    Marked mark(const Submission& submission) const {
        const ClassLine& line = class_.lines[submission.student];
        Marked result{{line.id, line.code, {}}, {}, {}};
        for (std::size_t k = 0; k < markers_.size(); ++k) {
            std::vector<TypedAnswer> answers;
            for (std::size_t blank = 0; blank < line.blanks[k].size(); ++blank) {
                answers.push_back(read_answer(submission.answers[k][blank], wishes_.comma));
                const AnswerForm form = answers.back().form;
                if (form != AnswerForm::comma && form != AnswerForm::text) continue;
                result.remarks.push_back(
                    Error(form == AnswerForm::comma ? "answers.comma" : "answers.unreadable",
                          {line.name(), line.blanks[k][blank].id, answers.back().text},
                          submission.place));
            }
            result.marks.exercises.push_back(markers_[k].mark(line.blanks[k], answers, [&] {
                return class_.sheet.exercises[k].exercise.again(
                    class_.stored.seed, exercise_key(line.key, k), line.givens[k]);
            }));
        }
        std::ostringstream feedback;
        const auto owner = class_.owners.find(line.id);
        write_feedback(
            feedback, class_.sheet,
            [&] { return deal_again(class_.sheet, class_.stored.seed, line); },
            owner == class_.owners.end() ? Owner{line.id, {}, {}} : owner->second, result.marks,
            wishes_.reveal, wishes_.language);
        result.feedback = feedback.str();
        return result;
    }

  private:
    const Class& class_;
    const Wishes& wishes_;
    std::vector<Marker> markers_;
};

/// All files of the marks of a class. How many students have other marks than before.
std::optional<std::size_t> write_marks(const OutputFolder& folder, const Class& all,
                                       const std::vector<Submission>& submissions,
                                       const Wishes& wishes, std::vector<Error>& remarks) {
    std::ofstream table = folder.file("marks.csv"), lines = folder.file("marks.jsonl"),
                  grades = folder.file("gradebook.csv"), page = folder.file("report.md");
    MarksTable marks(table, all.stored);
    GradebookTable gradebook(grades, wishes.language);
    ClassReport report(all.stored);
    std::ofstream list;
    std::optional<ChangesTable> changes;
    if (!wishes.before.empty()) {
        const std::string name = wishes.before + "/marks.jsonl";
        list = folder.file("changes.csv");
        changes.emplace(list, content_of(name), name);
    }
    const bool reveals = wishes.reveal != Reveal::nothing;
    const ClassMarker marker(all, wishes);
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
            const std::string name = fmt::format("feedback/{}.md", file_name(each.marks.name()));
            std::ofstream feedback = folder.file(name);
            feedback << each.feedback;
            feedback.close();
            folder.check(feedback, name);
        }
        progress.at(std::min(first + window, submissions.size()));
    }
    report.write(page, wishes.language);
    if (changes) {
        changes->end();
        list.close();
        folder.check(list, "changes.csv");
    }
    for (const auto& [stream, name] : {std::pair{&table, "marks.csv"},
                                       {&lines, "marks.jsonl"},
                                       {&grades, "gradebook.csv"},
                                       {&page, "report.md"}}) {
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
        ("decimal-comma", "help.option.decimal_comma");
    // clang-format on
    add_common_options(options);
    return options;
}

int run_grade(const po::variables_map& options, std::ostream& out, text::Language language) {
    const std::vector<std::string> named_files = names(options);
    if (named_files.size() < 2) throw Error("grade.files", {});
    const std::string folder_name = output_file(options);
    if (folder_name.empty()) throw Error("grade.folder", {});
    Wishes wishes;
    wishes.language = language;
    wishes.before = typed(options, "before");
    if (options.contains("decimal-comma")) wishes.comma = Comma::decimal;
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
    const Class all = class_in(named_files.front(), options);
    AnswerReader reader(all.stored, all.lines);
    GatheredErrors errors;
    for (std::size_t k = 1; k < named_files.size(); ++k)
        errors.guard([&] { reader.read(content_of(named_files[k]), named_files[k]); });
    errors.report();

    const std::vector<Submission> submissions = reader.submissions();
    std::vector<Error> remarks = reader.remarks();
    for (std::size_t k = 0; k < all.stored.exercises.size(); ++k) {
        if (all.stored.exercises[k].options.kind == Kind::formula)
            remarks.push_back(Error("answers.formula", {std::to_string(k + 1)}));
    }
    OutputFolder folder(folder_name);
    const std::optional<std::size_t> changed =
        write_marks(folder, all, submissions, wishes, remarks);
    std::ofstream list = folder.file("remarks.txt");
    for (const Error& remark : remarks)
        list << remark.describe(language, Severity::warning) << '\n';
    list.close();
    folder.check(list, "remarks.txt");
    keep_to_owner(folder.path());
    folder.keep();
    for (const std::string& file : reader.in_gb18030())
        text::print(out, "{}\n", text::message("grade.gb18030", language, {file}));
    for (const Error& remark : remarks)
        std::cerr << remark.describe(language, Severity::warning) << '\n';
    text::print(
        out, "{}\n",
        text::message("grade.done", language,
                      {std::to_string(submissions.size()), std::to_string(all.lines.size())}));
    if (changed)
        text::print(out, "{}\n",
                    text::message("grade.changed", language, {std::to_string(*changed)}));
    text::print(out, "{}\n", text::message("sheet.written", language, {folder_name}));
    return remarks.empty() ? 0 : 1;
}

}  // namespace longhand::cli
