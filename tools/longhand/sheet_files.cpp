#include "sheet_files.hpp"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <memory>

#include "longhand/exercise/class_file.hpp"
#include "longhand/exercise/formats/marking_table.hpp"
#include "longhand/exercise/formats/moodle_quiz.hpp"
#include "longhand/exercise/formats/paper_formats.hpp"
#include "longhand/exercise/formats/qti_package.hpp"
#include "longhand/exercise/formats/typst_papers.hpp"
#include "longhand/text/message.hpp"
#include "typesetter.hpp"

namespace longhand::cli {

namespace {

using namespace exercise;

/// A recipient's papers, for every format that wants them.
struct Papers {
    const Recipient& recipient;
    const Dealt& dealt;
    const Paper& sheet;
    const Paper& key;
    std::string name;  ///< of files
};

/// The files of a class that grow with each recipient.
class ClassFiles {
  public:
    ClassFiles(const OutputFolder& folder, const Sheet& sheet, const ClassOrder& order)
        : folder_(folder), sheet_(sheet), order_(order) {
        std::ofstream& whole = open("sheet.json");
        write_sheet_json(whole, sheet, order.seed, order.language, LONGHAND_VERSION);
        std::ofstream& lines = open("class.jsonl");
        each_.push_back([this, &lines](const Papers& papers) {
            write_class_line(lines, sheet_, papers.recipient, papers.dealt);
        });
        if (wants(SheetFormat::markdown)) add_markdown();
        if (wants(SheetFormat::html)) add_html();
        if (wants(SheetFormat::pdf) || wants(SheetFormat::typst)) add_typst();
        if (wants(SheetFormat::moodle)) add_moodle();
        if (wants(SheetFormat::qti)) add_qti();
    }

    void add(const Papers& papers) {
        for (const auto& action : each_)
            action(papers);
    }

    void end() {
        for (const auto& action : at_end_)
            action();
        for (auto& [name, stream] : open_) {
            stream->close();
            folder_.check(*stream, name);
        }
        if (wants(SheetFormat::pdf) || wants(SheetFormat::typst))
            write_file("typst/sheet.typ", [&](std::ostream& out) { out << order_.layout; });
        if (!wants(SheetFormat::pdf)) return;
        typeset_all();
        if (!wants(SheetFormat::typst)) std::filesystem::remove_all(folder_.path() / "typst");
    }

  private:
    bool wants(SheetFormat format) const { return order_.formats.contains(format); }

    std::ofstream& open(const std::string& name) {
        open_.emplace_back(name, std::make_unique<std::ofstream>(folder_.file(name)));
        return *open_.back().second;
    }

    void write_file(const std::string& name, const std::function<void(std::ostream&)>& write) {
        std::ofstream file = folder_.file(name);
        write(file);
        file.close();
        folder_.check(file, name);
    }

    void typeset_all() {
        const std::filesystem::path source = folder_.path() / "typst";
        std::filesystem::create_directories(folder_.path() / "students");
        for (const auto& [data, pdf] : {std::pair{"sheets.json", "students/sheets.pdf"},
                                        {"keys.json", "keys.pdf"},
                                        {"marking.json", "marking.pdf"}}) {
            OutputFolder::check_interrupt();
            typeset(source / "sheet.typ", source / data, folder_.path() / pdf);
        }
    }

    void add_markdown() {
        std::ofstream& keys = open("keys.md");
        each_.push_back([this, &keys](const Papers& papers) {
            write_file(fmt::format("students/{}.md", papers.name), [&](std::ostream& out) {
                write_markdown(out, papers.sheet, order_.language);
            });
            write_markdown(keys, papers.key, order_.language);
        });
    }

    void add_html() {
        const std::string& title = sheet_.title.in(order_.language);
        std::ofstream& keys = open("keys.html");
        begin_html(keys, text::message("sheet.key_of", order_.language, {title}), order_.language);
        const auto marking =
            std::make_shared<HtmlMarkingTable>(open("marking.html"), sheet_, order_.language);
        each_.push_back([this, &keys, marking](const Papers& papers) {
            write_file(fmt::format("students/{}.html", papers.name), [&](std::ostream& out) {
                begin_html(out, papers.sheet.title, order_.language);
                write_html(out, papers.sheet, order_.language);
                end_html(out);
            });
            write_html(keys, papers.key, order_.language);
            marking->add(papers.key);
        });
        at_end_.push_back([&keys, marking] {
            end_html(keys);
            marking->end();
        });
    }

    void add_typst() {
        const auto sheets = std::make_shared<TypstPapers>(
            open("typst/sheets.json"), TypstKind::sheets, sheet_, order_.language);
        const auto keys = std::make_shared<TypstPapers>(open("typst/keys.json"), TypstKind::keys,
                                                        sheet_, order_.language);
        const auto marking = std::make_shared<TypstMarkingTable>(open("typst/marking.json"), sheet_,
                                                                 order_.language);
        each_.push_back([sheets, keys, marking](const Papers& papers) {
            sheets->add(papers.sheet);
            keys->add(papers.key);
            marking->add(papers.key);
        });
        at_end_.push_back([sheets, keys, marking] {
            sheets->end();
            keys->end();
            marking->end();
        });
    }

    void add_moodle() {
        const auto quiz = std::make_shared<MoodleQuiz>(open("moodle.xml"), sheet_, order_.language);
        each_.push_back([this, quiz](const Papers& papers) {
            if (is_new("moodle " + papers.dealt.code)) quiz->add(sheet_, papers.sheet, papers.key);
        });
        at_end_.push_back([quiz] { quiz->end(); });
    }

    void add_qti() {
        const auto package = std::make_shared<QtiPackage>((folder_.path() / "qti.zip").string());
        each_.push_back([this, package](const Papers& papers) {
            if (is_new("qti " + papers.dealt.code))
                package->add(sheet_, papers.sheet, papers.key, papers.dealt.worksheets,
                             order_.language);
        });
        at_end_.push_back([package] { package->end(); });
    }

    /// Whether a quiz does not have this variant yet: two students may have drawn the same.
    bool is_new(const std::string& variant) { return quiz_.insert(variant).second; }

    const OutputFolder& folder_;
    const Sheet& sheet_;
    const ClassOrder& order_;
    std::vector<std::pair<std::string, std::unique_ptr<std::ofstream>>> open_;
    std::vector<std::function<void(const Papers&)>> each_;
    std::vector<std::function<void()>> at_end_;
    std::set<std::string> quiz_;
};

}  // namespace

ClassWork write_class(const OutputFolder& folder, const Sheet& sheet, const ClassOrder& order) {
    ClassWork work;
    ClassFiles files(folder, sheet, order);
    std::map<std::string, std::size_t> uses;  // of keys: several recipients share a version
    for (const Recipient& recipient : order.recipients)
        ++uses[recipient.key];
    std::map<std::string, Dealt> dealt;  // what is still to be used
    std::vector<Effort> efforts;
    for (const Recipient& recipient : order.recipients) {
        OutputFolder::check_interrupt();
        auto found = dealt.find(recipient.key);
        if (found == dealt.end()) {
            Dealt next = deal(sheet, order.seed, recipient.key, work.rejections);
            efforts.push_back(effort_of(sheet, next));
            found = dealt.emplace(recipient.key, std::move(next)).first;
        }
        const Dealt& variant = found->second;
        const Paper paper = student_paper(sheet, variant, recipient.owner, order.language);
        const Paper key = key_paper(sheet, variant, recipient.owner, order.language);
        const std::string& id = recipient.owner.id;
        files.add({recipient, variant, paper, key, id.empty() ? variant.code : file_name(id)});
        if (--uses[recipient.key] == 0) dealt.erase(found);
    }
    files.end();
    work.effort = whole_range(std::move(efforts));
    return work;
}

}  // namespace longhand::cli
