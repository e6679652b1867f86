#include "longhand/check/report/document_overview.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/check/report/sentences.hpp"
#include "longhand/render/latex.hpp"
#include "longhand/render/symbol_math.hpp"
#include "longhand/text/markdown.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/nearest.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/width.hpp"
#include "longhand/worksheet/address.hpp"

namespace longhand::check {

namespace {

using text::Language;
using text::message;

PlaceName name_of_step(const Worksheet& worksheet, const std::string& id, Language language) {
    const Address address = resolve(worksheet, id);
    const Worksheet::Place* place = worksheet.place_of(address.nodes.front());
    const bool is_element = address.nodes.size() < address.entry->nodes.size();
    const std::string& symbol =
        is_element && place ? worksheet.symbol(*place) : address.entry->symbol;
    return {symbol, address.entry->caption.in(language)};
}

std::string joined(const std::string& symbol, const std::string& caption, Language language) {
    const char* comma = language == Language::chinese ? "，" : ", ";
    return symbol + (symbol.empty() || caption.empty() ? "" : comma) + caption;
}

/// Every id that an index may write.
std::vector<std::string> all_places(const Chapters& chapters) {
    std::vector<std::string> all;
    for (const auto& [name, worksheet] : chapters) {
        all.push_back(name);
        for (const Section& section : worksheet.sections())
            if (!section.id.empty()) all.push_back(name + "/" + section.id);
        for (const std::string& id : known_ids(worksheet))
            all.push_back(name + "/" + id);
    }
    return all;
}

/// One document as it is written: the same parts in each format.
class Overview {
  public:
    Overview(std::ostream& out, const Chapters& chapters, Language language)
        : out_(out), chapters_(chapters), language_(language) {}
    virtual ~Overview() = default;

    void write(const DocumentIndex& index, const DocumentFindings* document) {
        begin(index);
        for (const IndexedSection& section : index.sections) {
            const SectionFindings* found = nullptr;
            if (document) {
                const auto place = std::ranges::find(
                    document->sections, section.title.in(language_), &SectionFindings::title);
                if (place != document->sections.end()) found = &*place;
            }
            begin(section, found ? counted(*found, language_) : std::string());
            for (const IndexedSystem& system : section.systems)
                write(system);
            if (found) write_errata(paragraphs(*found, language_, Telling::mistakes, notation()));
            text::print(out_, "\n");
        }
    }

  protected:
    using Rows = std::vector<std::pair<std::string, PlaceName>>;  ///< ids and their names

    virtual void begin(const DocumentIndex& index) = 0;
    virtual void begin(const IndexedSection& section, const std::string& counts) = 0;
    virtual void write(const IndexedSystem& system, const Rows& places) = 0;
    virtual void write_errata(const std::vector<std::vector<std::string>>& errata) = 0;
    virtual Notation notation() const = 0;

    std::string lines_of(const IndexedSection& section) const {
        return message("list.lines", language_,
                       {std::to_string(section.first_line), std::to_string(section.last_line)});
    }
    std::string line_of(const IndexedSystem& system) const {
        return message("list.line", language_, {std::to_string(system.line)});
    }

    std::ostream& out_;
    const Chapters& chapters_;
    Language language_;

  private:
    void write(const IndexedSystem& system) {
        Rows places;
        for (const std::string& at : system.at)
            places.emplace_back(at, name_of_place(at, system.id, chapters_, language_));
        write(system, places);
    }
};

class TextOverview : public Overview {
  public:
    using Overview::Overview;

  private:
    void begin(const DocumentIndex& index) override {
        text::print(out_, "{}  {}\n\n", index.document, index.title.in(language_));
    }
    void begin(const IndexedSection& section, const std::string& counts) override {
        text::print(out_, "  {}  {}\n", lines_of(section), section.title.in(language_));
        if (!counts.empty()) text::print(out_, "    {}\n", counts);
    }
    void write(const IndexedSystem& system, const Rows& places) override {
        text::print(out_, "    {}  {}  {}\n", system.id, line_of(system),
                    system.name.in(language_));
        std::size_t width = 0;
        for (const auto& [id, name] : places)
            width = std::max(width, text::display_width(id));
        for (const auto& [id, name] : places)
            text::print(out_, "      {}  {}\n", text::pad_right(id, width), name.text(language_));
        if (!system.note.empty()) text::print(out_, "      {}\n", system.note.in(language_));
    }
    Notation notation() const override { return Notation::characters; }
    void write_errata(const std::vector<std::vector<std::string>>& errata) override {
        if (errata.empty()) return;
        text::print(out_, "    {}\n", message("list.errata", language_));
        for (const std::vector<std::string>& paragraph : errata) {
            const char* indent = "      ";
            for (const std::string& sentence : paragraph) {
                text::print(out_, "{}{}\n", indent, sentence);
                indent = "        ";
            }
        }
    }
};

class MarkdownOverview : public Overview {
  public:
    using Overview::Overview;

  private:
    void begin(const DocumentIndex& index) override {
        text::print(out_, "## {} {}\n\n", index.document,
                    text::markdown(index.title.in(language_)));
    }
    void begin(const IndexedSection& section, const std::string& counts) override {
        text::print(out_, "### {}{}\n\n", text::markdown(section.title.in(language_)),
                    in_brackets(lines_of(section)));
        if (!counts.empty()) text::print(out_, "{}\n\n", text::markdown(counts));
    }
    void write(const IndexedSystem& system, const Rows& places) override {
        text::print(out_, "- **{}** {}{}\n", system.id, text::markdown(system.name.in(language_)),
                    in_brackets(line_of(system)));
        for (const auto& [id, name] : places)
            text::print(out_, "  - `{}` {}\n", id, in_markdown(name));
        if (!system.note.empty()) text::print(out_, "\n  {}\n", system.note.in(language_));
    }
    void write_errata(const std::vector<std::vector<std::string>>& errata) override {
        if (errata.empty()) return;
        text::print(out_, "\n**{}**\n\n", message("list.errata", language_));
        for (const std::vector<std::string>& paragraph : errata) {
            const char* mark = "- ";
            for (const std::string& sentence : paragraph) {
                text::print(out_, "{}{}\n", mark, sentence);
                mark = "  ";
            }
        }
    }
    Notation notation() const override { return Notation::markdown; }

    std::string in_markdown(const PlaceName& name) const {
        const std::string caption = text::markdown(name.caption);
        if (name.symbol.empty()) return caption;
        const render::Math symbol = render::symbol_math(name.symbol);
        const std::string tex = render::latex_math(symbol, render::LatexReader::mathjax);
        return joined("$" + tex + "$", caption, language_);
    }

    std::string in_brackets(const std::string& text) const {
        return language_ == Language::chinese ? "（" + text + "）" : " (" + text + ")";
    }
};

}  // namespace

std::string PlaceName::text(Language language) const {
    return joined(symbol, caption, language);
}

PlaceName name_of_place(const std::string& at, const std::string& system, const Chapters& chapters,
                        Language language) {
    const std::size_t slash = std::min(at.find('/'), at.size());
    const auto chapter = chapters.find(at.substr(0, slash));
    if (chapter != chapters.end()) {
        const Worksheet& worksheet = chapter->second;
        if (slash == at.size()) return {{}, worksheet.title().in(language)};
        const std::string id = at.substr(slash + 1);
        const auto section = std::ranges::find(worksheet.sections(), id, &Section::id);
        if (!id.empty() && section != worksheet.sections().end())
            return {{}, section->caption.in(language)};
        try {
            return name_of_step(worksheet, id, language);
        } catch (const Error&) {
            // told below, with the name of the chapter
        }
    }
    throw Error("index.place", {at, system, text::nearest(at, all_places(chapters))});
}

void put_under_headings(ClaimFile& claims, const DocumentIndex& index, Language language) {
    for (Document& document : claims.documents) {
        if (document.name == index.document) document.title = index.title.in(language);
    }
    const auto put = [&](auto& all) {
        for (auto& each : all) {
            if (each.document != index.document) continue;
            if (const IndexedSection* section = index.section_of(each.at.line))
                each.at.section = section->title.in(language);
        }
    };
    put(claims.claims);
    put(claims.statements);
    put(claims.formulas);
    put(claims.remarks);
}

void write_overview(std::ostream& out, OverviewFormat format,
                    std::span<const DocumentIndex> indexes, const Chapters& chapters,
                    std::span<const CheckedCalculation> calculations, Language language) {
    const std::vector<DocumentFindings> found = findings(calculations);
    TextOverview as_text(out, chapters, language);
    MarkdownOverview as_markdown(out, chapters, language);
    Overview& overview = format == OverviewFormat::text ? static_cast<Overview&>(as_text)
                                                        : static_cast<Overview&>(as_markdown);
    for (const DocumentIndex& index : indexes) {
        const auto document = std::ranges::find(
            found, index.document, [](const DocumentFindings& each) { return each.document.name; });
        overview.write(index, document == found.end() ? nullptr : &*document);
    }
}

}  // namespace longhand::check
