#include "sheet_files.hpp"

#include <fmt/format.h>

#include <optional>

#include "longhand/exercise/class_file.hpp"
#include "longhand/exercise/formats/marking_table.hpp"
#include "longhand/exercise/formats/moodle_quiz.hpp"
#include "longhand/exercise/formats/paper_formats.hpp"
#include "longhand/exercise/formats/qti_package.hpp"
#include "longhand/exercise/formats/typst_papers.hpp"
#include "longhand/exercise/marking/answers.hpp"
#include "typesetter.hpp"

namespace longhand::cli {

using namespace exercise;

namespace {

constexpr std::size_t papers_a_run = 300;  // the typesetter holds all pages of a run in memory

}  // namespace

ClassFiles::ClassFiles(const OutputFolder& folder, const Sheet& sheet, const ClassOrder& order)
    : folder_(folder), sheet_(sheet), order_(order) {
    std::ofstream& whole = open("sheet.json");
    write_sheet_json(whole, sheet, order.seed, order.wording.language(), LONGHAND_VERSION);
    std::ofstream& lines = open("class.jsonl");
    each_.push_back([this, &lines](const Papers& papers) {
        write_class_line(lines, sheet_, papers.recipient, papers.dealt);
    });
    if (wants(SheetFormat::markdown)) add_markdown();
    if (wants(SheetFormat::html)) add_html();
    if (order.is_shard) return;
    add_answers();
    if (wants(SheetFormat::pdf) || wants(SheetFormat::typst)) add_typst();
    if (wants(SheetFormat::moodle)) add_moodle();
    if (wants(SheetFormat::qti)) add_qti();
}

void ClassFiles::write_own(const Papers& papers) const {
    if (!papers.has_own_files) return;
    for (const OwnFile& file : own_) {
        write_file(own_name(papers, file), [&](std::ostream& out) { file.write(out, papers); });
    }
}

void ClassFiles::add(const Papers& papers) {
    for (const auto& action : each_)
        action(papers);
}

void ClassFiles::end() {
    for (const auto& action : at_end_)
        action();
    for (auto& [name, stream] : open_) {
        stream->close();
        folder_.check(*stream, name);
    }
    if (order_.is_shard) return;
    if (wants(SheetFormat::pdf) || wants(SheetFormat::typst))
        write_file("typst/sheet.typ", [&](std::ostream& out) { out << order_.layout; });
    if (!wants(SheetFormat::pdf)) return;
    typeset_all();
    if (!wants(SheetFormat::typst)) std::filesystem::remove_all(folder_.path() / "typst");
}

std::string ClassFiles::own_name(const Papers& papers, const OwnFile& file) const {
    return fmt::format("students/{}{}", papers.name, file.ending);
}

std::ofstream& ClassFiles::open(const std::string& name) {
    open_.emplace_back(name, std::make_unique<std::ofstream>(folder_.file(name)));
    return *open_.back().second;
}

void ClassFiles::write_file(const std::string& name,
                            const std::function<void(std::ostream&)>& write) const {
    std::ofstream file = folder_.file(name);
    write(file);
    file.close();
    folder_.check(file, name);
}

void ClassFiles::typeset_all() const {
    const std::filesystem::path source = folder_.path() / "typst";
    std::filesystem::create_directories(folder_.path() / "students");
    for (const std::string& part : typeset_parts_) {
        for (const auto& [data, pdf] :
             {std::pair{"sheets", "students/sheets"}, {"keys", "keys"}, {"marking", "marking"}}) {
            OutputFolder::check_interrupt();
            typeset(source / "sheet.typ", source / (data + part + ".json"),
                    folder_.path() / (pdf + part + ".pdf"));
        }
    }
}

/// The table for a class's answers, to be filled in.
void ClassFiles::add_answers() {
    std::ofstream& out = open("answers.csv");
    std::vector<std::vector<std::string>> ids;
    for (const SheetExercise& each : sheet_.exercises) {
        std::vector<std::string>& of_exercise = ids.emplace_back();
        for (const Blank& blank : each.exercise.blanks())
            of_exercise.push_back(blank.id);
    }
    begin_answers(out, blank_headings(ids));
    each_.push_back([&out, none = no_answers(ids)](const Papers& papers) {
        write_answers(out, {papers.recipient.owner.id, {}, {}, none}, papers.dealt.code);
    });
}

void ClassFiles::add_markdown() {
    own_.push_back({".md", [this](std::ostream& out, const Papers& papers) {
                        exercise::write_markdown(out, papers.sheet, order_.wording);
                    }});
    if (order_.is_shard) return;
    std::ofstream& keys = open("keys.md");
    each_.push_back([this, &keys](const Papers& papers) {
        exercise::write_markdown(keys, papers.key, order_.wording);
    });
}

void ClassFiles::add_html() {
    own_.push_back({".html", [this](std::ostream& out, const Papers& papers) {
                        begin_html(out, papers.sheet.title, order_.wording);
                        write_html(out, papers.sheet, order_.wording);
                        end_html(out);
                    }});
    if (order_.is_shard) return;
    const std::string& title = sheet_.title.in(order_.wording.language());
    std::ofstream& keys = open("keys.html");
    begin_html(keys, order_.wording("paper.key_of", {title}), order_.wording);
    const auto marking =
        std::make_shared<HtmlMarkingTable>(open("marking.html"), sheet_, order_.wording);
    each_.push_back([this, &keys, marking](const Papers& papers) {
        write_html(keys, papers.key, order_.wording);
        marking->add(papers.key);
    });
    at_end_.push_back([&keys, marking] {
        end_html(keys);
        marking->end();
    });
}

void ClassFiles::add_typst() {
    struct Part {
        std::size_t papers = 0;
        std::optional<TypstPapers> sheets, keys;
        std::optional<TypstMarkingTable> marking;
    };
    const auto part = std::make_shared<Part>();
    const auto begin = [this, part] {
        const std::string name = typeset_part(typeset_parts_.size());
        typeset_parts_.push_back(name);
        const auto data = [&](const char* what) -> std::ofstream& {
            return open(fmt::format("typst/{}{}.json", what, name));
        };
        part->sheets.emplace(data("sheets"), TypstKind::sheets, sheet_, order_.wording);
        part->keys.emplace(data("keys"), TypstKind::keys, sheet_, order_.wording);
        part->marking.emplace(data("marking"), sheet_, order_.wording);
    };
    const auto end = [part] {
        part->sheets->end();
        part->keys->end();
        part->marking->end();
    };
    each_.push_back([part, begin, end](const Papers& papers) {
        if (part->papers == papers_a_run) {
            end();
            part->papers = 0;
        }
        if (part->papers++ == 0) begin();
        part->sheets->add(papers.sheet);
        part->keys->add(papers.key);
        part->marking->add(papers.key);
    });
    at_end_.push_back(end);
}

std::string ClassFiles::typeset_part(std::size_t index) const {
    const std::size_t parts = (order_.recipients.size() + papers_a_run - 1) / papers_a_run;
    if (parts == 1) return {};
    return fmt::format("-{:0{}}", index + 1, std::to_string(parts).size());
}

void ClassFiles::add_moodle() {
    const auto quiz = std::make_shared<MoodleQuiz>(open("moodle.xml"), sheet_, order_.wording);
    each_.push_back([this, quiz](const Papers& papers) {
        if (is_new("moodle " + papers.dealt.code)) quiz->add(sheet_, papers.sheet, papers.key);
    });
    at_end_.push_back([quiz] { quiz->end(); });
}

void ClassFiles::add_qti() {
    const auto package = std::make_shared<QtiPackage>((folder_.path() / "qti.zip").string());
    each_.push_back([this, package](const Papers& papers) {
        if (is_new("qti " + papers.dealt.code))
            package->add(sheet_, papers.sheet, papers.key, papers.dealt.worksheets, order_.wording);
    });
    at_end_.push_back([package] { package->end(); });
}

}  // namespace longhand::cli
