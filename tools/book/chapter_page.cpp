#include "chapter_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "chapter_list.hpp"
#include "claim_remarks.hpp"
#include "longhand/render/network_svg.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/gathered_errors.hpp"
#include "longhand/text/message.hpp"
#include "longhand/worksheet/data_table.hpp"
#include "passage_log.hpp"
#include "plot_picture.hpp"
#include "prose.hpp"
#include "source.hpp"

namespace longhand::book {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view list_ending = ".files";

void write_file(const fs::path& path, const std::string& content) {
    if (fs::exists(path) && cli::content_of(path.string()) == content) return;
    std::ofstream file(path, std::ios::binary);
    file << content;
    file.close();
    if (!file) throw Error("file.write", {path.string()});
}

/// The list of a chapter's files, which stands beside them: other files of the folder are not
/// touched.
fs::path list_of(const fs::path& out, const std::string& chapter) {
    return out / (chapter + std::string(list_ending));
}

/// Takes away what a former weaving has written of a chapter, all but these files.
void remove_others(const fs::path& out, const std::string& chapter,
                   const std::set<std::string>& written) {
    std::ifstream list(list_of(out, chapter));
    for (std::string file; std::getline(list, file);) {
        if (!written.contains(file)) fs::remove(out / file);
    }
}

/// Of each file of data in a chapter's folder, how many rows lack no number.
std::map<std::string, std::size_t> data_rows(const fs::path& folder) {
    std::map<std::string, std::size_t> rows;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".csv") continue;
        const DataTable table(cli::content_of(entry.path().string()));
        rows.emplace(entry.path().filename().string(), table.complete_rows());
    }
    return rows;
}

/// A page and its pieces, while they are put together.
class ChapterPage {
  public:
    ChapterPage(const std::string& name, const fs::path& folder,
                const std::vector<GivenText>& givens, const Practice& practice, const fs::path& out,
                text::Language language)
        : practice_(practice),
          source_(cli::find_source(name)),
          worksheet_(source_.record(givens)),
          has_own_givens_(givens.empty()),
          values_(source_.values(worksheet_, language)),
          recorded_{worksheet_, values_, data_rows(folder)},
          out_(out),
          language_(language),
          file_(folder / (language == text::Language::english ? "chapter.cpp" : "page.zh.md")),
          code_file_((folder / "chapter.cpp").string()),
          program_(read(code_file_)) {}

    void write() {
        check_passages(worksheet_, program_, code_file_);
        if (has_own_givens_) check_captions();
        render::LogOptions options;
        options.language = language_;
        render::Annotate remarks = [](Node) { return std::vector<render::Annotation>{}; };
        if (has_own_givens_)
            remarks = cli::claim_remarks(source_, worksheet_, cli::ClaimRemarks::verdicts);
        // Of the values that a log has shown, none are kept.
        render::Values values = source_.values(worksheet_, language_);
        const std::vector<std::string> logs =
            passage_logs({source_.name, worksheet_, values, remarks}, program_, options);
        for (std::size_t k = 0; k < program_.size(); ++k) {
            add_prose(program_[k]);
            if (k == 0) add_neighbours();
            if (k == 0 && !source_.claims.claims.empty()) page_ += say("book.printed") + "\n\n";
            add_code(program_[k].code, k == 0);
            include(std::to_string(k), logs[k]);
            add_plots(k);
        }
        add_network(options);
        add_practice();
        add_neighbours();
        errors_.report();
        write_piece(source_.name + ".md", page_);
        remove_others(out_, source_.name, written_);
        write_file(list_of(out_, source_.name), fmt::format("{}\n", fmt::join(written_, "\n")));
    }

  private:
    LiterateProgram read(const fs::path& program) const {
        LiterateProgram read = read_program(cli::content_of(program.string()), program.string());
        if (file_ == program) return read;
        return with_prose(std::move(read), cli::content_of(file_.string()), file_.string());
    }

    std::string say(std::string_view id, const std::vector<std::string>& arguments = {}) const {
        return text::message(id, language_, arguments);
    }

    std::string heading_id() { return fmt::format("{}-{}", source_.name, ++headings_); }

    /// Numbers are as little typed in what stands above and beside the logs.
    void check_captions() {
        const auto check = [&](const Caption& caption, std::uint32_t line) {
            errors_.guard([&] {
                refuse_typed({caption.in(language_), code_file_, line}, recorded_);
            });
        };
        check(worksheet_.title(), 1);
        for (const Section& section : worksheet_.sections()) {
            const bool has_number = section.id.ends_with(']');
            if (!has_number) check(section.caption, section.line);
        }
        for (const Entry& entry : worksheet_.entries()) {
            for (const Caption* words : {&entry.caption, &entry.hint, &entry.why})
                check(*words, entry.line);
        }
        for (const Plot& plot : worksheet_.plots())
            each_text(plot, [&](const Caption& words) { check(words, plot.line); });
    }

    void add_prose(const Passage& passage) {
        for (const Unit& unit : passage.units) {
            std::string words;
            errors_.guard([&] {
                const std::string filled = with_numbers(unit, recorded_);
                try {
                    words = for_doxygen(filled);
                } catch (const Error& error) {
                    throw error.at(unit.place(0));
                }
            });
            if (has_own_givens_) errors_.guard([&] { refuse_typed(unit, recorded_); });
            const std::size_t level = heading_level(unit.text);
            if (level == 1) {
                page_ += fmt::format("{} {{#{}}}\n\n", words, source_.name);
            } else if (level > 1) {
                page_ += fmt::format("{} {{#{}}}\n\n", words, heading_id());
            } else {
                page_ += words + "\n\n";
            }
        }
    }

    void add_code(const std::string& code, bool is_folded) {
        if (code.empty()) return;
        if (is_folded)
            page_ += fmt::format("<details class=\"program\"><summary>{}</summary>\n\n",
                                 say("book.opening"));
        page_ += fmt::format("```{{.cpp}}\n{}```\n\n", code);
        if (is_folded) page_ += "</details>\n\n";
    }

    void write_piece(const std::string& file, const std::string& content) {
        write_file(out_ / file, content);
        written_.insert(file);
    }

    /// A piece of HTML in a file of its own.
    void include(const std::string& piece, const std::string& html) {
        if (html.empty()) return;
        const std::string file = fmt::format("{}-{}.html", source_.name, piece);
        write_piece(file, html);
        page_ += fmt::format("\\htmlinclude {}\n\n", file);
    }

    /// The plots whose values the passage, as the last one, has named; the site shows pictures.
    void add_plots(std::size_t passage) {
        for (const Plot& plot : worksheet_.plots()) {
            if (passage_at(program_, plot.line) != passage) continue;
            std::string file = fmt::format("{}-{}.svg", source_.name, plot.id);
            std::ranges::replace(file, '/', '-');
            write_piece(file, cli::plot_picture(worksheet_, plot, language_));
            page_ += fmt::format("```picture\n{}\n```\n\n", file);
        }
    }

    void add_network(const render::LogOptions& options) {
        std::ostringstream picture;
        try {
            render::write_network_svg(picture, source_.name, worksheet_, values_, options);
        } catch (const Error& error) {
            if (error.id() == "run.network") return;
            throw;
        }
        page_ += fmt::format("## {} {{#{}}}\n\n", say("book.network"), heading_id());
        include("network", fmt::format("<figure class=\"network\">\n{}</figure>\n", picture.str()));
    }

    void add_practice() {
        if (practice_.empty()) throw Error("book.exercises", {source_.name});
        std::ostringstream tasks;
        practice_.write(tasks, language_);
        page_ += fmt::format("## {} {{#{}}}\n\n{}\n\n", say("book.practice"), heading_id(),
                             say("book.practice.text", {source_.name}));
        include("practice", tasks.str());
    }

    void add_neighbours() {
        const auto chapters = chapter_list();
        const auto own = std::ranges::find(chapters, source_.name, &Chapter::name);
        page_ += "<div class=\"neighbours\">\n";
        if (own != chapters.begin())
            page_ += fmt::format("<span class=\"previous\">\\ref {}</span>", (own - 1)->name);
        page_ += "<span class=\"contents\">\\ref chapters</span>";
        if (own + 1 != chapters.end())
            page_ += fmt::format("<span class=\"next\">\\ref {}</span>", (own + 1)->name);
        page_ += "\n</div>\n\n";
    }

    const Practice& practice_;
    cli::Source source_;
    Worksheet worksheet_;
    bool has_own_givens_;
    render::Values values_;
    Recorded recorded_;
    fs::path out_;
    text::Language language_;
    fs::path file_;  ///< that has the prose
    std::string code_file_;
    LiterateProgram program_;
    std::string page_;
    std::set<std::string> written_;  ///< files
    GatheredErrors errors_;
    int headings_ = 0;
};

/// What a woven page says before all else, each paragraph on a line: its goal, and what it needs.
std::vector<std::string> opening(const fs::path& page) {
    std::vector<std::string> paragraphs;
    if (!fs::exists(page)) return paragraphs;
    for (const Unit& unit : units_of(cli::content_of(page.string()))) {
        if (unit.text.starts_with('<')) break;
        if (heading_level(unit.text) > 0) continue;
        std::string& line = paragraphs.emplace_back(unit.text);
        std::ranges::replace(line, '\n', ' ');
    }
    return paragraphs;
}

}  // namespace

void write_chapter_page(const std::string& name, const fs::path& folder,
                        const std::vector<GivenText>& givens, const Practice& practice,
                        const fs::path& out, text::Language language) {
    ChapterPage(name, folder, givens, practice, out, language).write();
}

void write_contents(const fs::path& out, text::Language language) {
    std::string page =
        fmt::format("# {} {{#chapters}}\n\n{}\n\n", text::message("book.chapters", language),
                    text::message("book.chapters.text", language));
    int number = 0;
    for (const cli::Source& source : cli::all_chapters()) {
        const std::string before = fmt::format("{}. ", ++number);
        const std::string indent(before.size(), ' ');
        page += fmt::format("{}\\ref {}\n\n", before, source.name);
        for (const std::string& paragraph : opening(out / (source.name + ".md")))
            page += fmt::format("{}{}\n\n", indent, paragraph);
        const Worksheet worksheet = source.record();
        for (const DocumentSection& mirrored : worksheet.documents())
            page += fmt::format("{}- {}: {}\n", indent, mirrored.document,
                                for_doxygen(mirrored.section.in(language)));
        page += "\n";
    }
    write_file(out / "chapters.md", page);

    std::vector<std::string> gone;
    for (const fs::directory_entry& file : fs::directory_iterator(out)) {
        const fs::path& path = file.path();
        if (path.extension() == list_ending && !cli::is_chapter(path.stem().string()))
            gone.push_back(path.stem().string());
    }
    for (const std::string& chapter : gone) {
        remove_others(out, chapter, {});
        fs::remove(list_of(out, chapter));
    }
}

}  // namespace longhand::book
