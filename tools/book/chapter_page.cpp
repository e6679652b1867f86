#include "chapter_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "chapter_list.hpp"
#include "claim_remarks.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/render/network_svg.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/gathered_errors.hpp"
#include "longhand/text/message.hpp"
#include "passage_log.hpp"
#include "plot_picture.hpp"
#include "practice_section.hpp"
#include "prose.hpp"
#include "source.hpp"

namespace longhand::book {

namespace fs = std::filesystem;
using render::xml_text;

namespace {

void write_file(const fs::path& path, const std::string& content) {
    if (fs::exists(path) && cli::content_of(path.string()) == content) return;
    std::ofstream file(path, std::ios::binary);
    file << content;
    file.close();
    if (!file) throw Error("file.write", {path.string()});
}

/// A page and its pieces, while they are put together.
class ChapterPage {
  public:
    ChapterPage(const std::string& name, const fs::path& folder,
                const std::vector<GivenText>& givens, const fs::path& out, text::Language language)
        : source_(cli::find_source(name)),
          worksheet_(source_.record(givens)),
          has_own_givens_(givens.empty()),
          values_(source_.values(worksheet_, language)),
          out_(out),
          language_(language),
          file_(folder / (language == text::Language::english ? "chapter.cpp" : "page.zh.md")),
          program_(read(folder / "chapter.cpp")) {}

    void write() {
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
            add_code(program_[k].code, k == 0);
            include(std::to_string(k), logs[k] + plots(k));
        }
        add_network(options);
        add_practice();
        add_neighbours();
        errors_.report();
        write_file(out_ / (source_.name + ".md"), page_);
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

    void add_prose(const Passage& passage) {
        for (const std::string& unit : passage.units) {
            std::string words;
            errors_.guard([&] {
                try {
                    words = for_doxygen(with_numbers(unit, worksheet_, values_));
                } catch (const Error& error) {
                    throw error.at(file_.string());
                }
            });
            if (heading_level(unit) == 1) {
                page_ += fmt::format("{} {{#{}}}\n\n", words, source_.name);
            } else if (heading_level(unit) > 1) {
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

    /// A piece of HTML in a file of its own.
    void include(const std::string& piece, const std::string& html) {
        if (html.empty()) return;
        const std::string file = fmt::format("{}-{}.html", source_.name, piece);
        write_file(out_ / file, html);
        page_ += fmt::format("\\htmlinclude {}\n\n", file);
    }

    /// The plots whose values the passage, as the last one, has named.
    std::string plots(std::size_t passage) const {
        std::string html;
        for (const Plot& plot : worksheet_.plots()) {
            if (passage_at(program_, plot.line) != passage) continue;
            std::string file = fmt::format("{}-{}.svg", source_.name, plot.id);
            std::ranges::replace(file, '/', '-');
            const cli::PlotPicture picture = cli::plot_picture(worksheet_, plot, language_);
            write_file(out_ / file, picture.svg);
            html += fmt::format(
                "<figure class=\"plot\"><img src=\"{0}\" alt=\"{1} — {2}\"/></figure>\n", file,
                xml_text(picture.title), xml_text(picture.description));
        }
        return html;
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
        std::ostringstream tasks;
        if (write_practice(tasks, source_, language_) == 0)
            throw Error("book.exercises", {source_.name});
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

    cli::Source source_;
    Worksheet worksheet_;
    bool has_own_givens_;
    render::Values values_;
    fs::path out_;
    text::Language language_;
    fs::path file_;  ///< that has the prose
    LiterateProgram program_;
    std::string page_;
    GatheredErrors errors_;
    int headings_ = 0;
};

}  // namespace

void write_chapter_page(const std::string& name, const fs::path& folder,
                        const std::vector<GivenText>& givens, const fs::path& out,
                        text::Language language) {
    ChapterPage(name, folder, givens, out, language).write();
}

void write_contents(const fs::path& out, text::Language language) {
    std::string page =
        fmt::format("# {} {{#chapters}}\n\n", text::message("book.chapters", language));
    int number = 0;
    for (const cli::Source& source : cli::all_chapters()) {
        const Worksheet worksheet = source.record();
        page += fmt::format("{}. \\ref {}\n", ++number, source.name);
        for (const DocumentSection& mirrored : worksheet.documents())
            page += fmt::format("   - {}: {}\n", mirrored.document,
                                for_doxygen(mirrored.section.in(language)));
    }
    write_file(out / "chapters.md", page);
}

}  // namespace longhand::book
