#include <fmt/format.h>

#include <algorithm>

#include "chapter_list.hpp"
#include "checked.hpp"
#include "commands.hpp"
#include "longhand/check/report/document_overview.hpp"
#include "longhand/render/plotted_values.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/nearest.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/width.hpp"
#include "longhand/worksheet/number_list.hpp"
#include "options.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace po = boost::program_options;

namespace {

/// Rows of cells, each column as wide as its widest cell.
class Table {
  public:
    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

    void write(std::ostream& out) const {
        std::vector<std::size_t> widths;
        for (const auto& row : rows_) {
            widths.resize(std::max(widths.size(), row.size()));
            for (std::size_t k = 0; k < row.size(); ++k) {
                widths[k] = std::max(widths[k], text::display_width(row[k]));
            }
        }
        for (const auto& row : rows_) {
            std::string line;
            for (std::size_t k = 0; k < row.size(); ++k)
                line += "  " + text::pad_right(row[k], widths[k]);
            while (line.ends_with(' '))
                line.pop_back();
            text::print(out, "{}\n", line);
        }
    }

  private:
    std::vector<std::vector<std::string>> rows_;
};

void list_chapters(std::ostream& out, text::Language language) {
    for (const Source& chapter : all_chapters()) {
        const Worksheet worksheet = chapter.record();
        text::print(out, "{}\n  {}\n", chapter.name, worksheet.title().in(language));
        for (const DocumentSection& mirrored : worksheet.documents()) {
            text::print(out, "  {}  {}\n", mirrored.document, mirrored.section.in(language));
        }
    }
}

std::string typed_values(const Worksheet& worksheet, const Entry& entry) {
    std::string text;
    // Of a long one the first numbers, whole rows of a matrix, and the last.
    constexpr std::size_t most = 24, first = 8;
    const std::size_t count = entry.nodes.size();
    const std::size_t columns =
        entry.form == Form::matrix ? static_cast<std::size_t>(entry.shape.columns) : 1;
    const char* const between = entry.form == Form::matrix ? "; " : ", ";
    for (std::size_t k = 0; k < count; ++k) {
        if (count > most && k >= first && k % columns == 0) {
            text += std::string(between) + "…";
            k = count - columns;
        }
        if (k > 0) text += k % columns == 0 ? between : " ";
        text += worksheet.tape_record().text(entry.nodes[k]).text();
        if (count > most && k >= count - columns) {
            while (++k < count)
                text += " " + worksheet.tape_record().text(entry.nodes[k]).text();
        }
    }
    return render::with_minus_sign(text);
}

/// With its values, also those of a pass that is not kept here.
Caption plot_title(const Source& source, const Worksheet& worksheet, const Plot& plot) {
    try {
        return render::with_values(worksheet, plot).title;
    } catch (const Error& error) {
        if (error.id() != "plot.pass") throw;
        return render::with_values(
                   source.record(GivenNumbers{}, {.passes = PassSelection::parse("all")}), plot)
            .title;
    }
}

void list_values(std::ostream& out, const Source& source, text::Language language) {
    const Worksheet worksheet = source.record();
    text::print(out, "{}\n  {}\n", source.name, worksheet.title().in(language));

    text::print(out, "\n{}\n", text::message("list.givens", language));
    Table givens;
    for (const Entry& entry : worksheet.entries()) {
        if (!entry.is_given) continue;
        std::string range = text::message("list.fixed", language);
        if (entry.vary) {
            range = text::message("list.range", language,
                                  {render::with_minus_sign(entry.vary->from),
                                   render::with_minus_sign(entry.vary->to), entry.vary->step});
        }
        givens.add({entry.id, typed_values(worksheet, entry), range, entry.caption.in(language)});
    }
    givens.write(out);

    for (const Section& section : worksheet.sections()) {
        Table steps;
        bool has_steps = false;
        for (const std::uint32_t index : section.entries) {
            const Entry& entry = worksheet.entries()[index];
            if (entry.is_given) continue;
            has_steps = true;
            const std::string shape = entry.form == Form::scalar ? "" : shape_text(entry.shape);
            steps.add({entry.id, shape, entry.symbol, entry.caption.in(language)});
        }
        if (has_steps) text::print(out, "\n");
        if (has_steps && !section.id.empty())
            text::print(out, "{}  {}\n", section.id, section.caption.in(language));
        steps.write(out);
    }

    if (worksheet.plots().empty()) return;
    text::print(out, "\n{}\n", text::message("list.plots", language));
    Table plots;
    for (const Plot& plot : worksheet.plots())
        plots.add({plot.id, plot_title(source, worksheet, plot).in(language)});
    plots.write(out);
}

/// The indexes of the documents of these names, in their order; of all without any.
std::vector<DocumentIndex> chosen_indexes(const std::vector<std::string>& documents) {
    std::vector<DocumentIndex> indexes;
    std::vector<std::string> known;
    for (const DocumentIndexFile& file : document_indexes()) {
        DocumentIndex index = DocumentIndex::parse(file.index, std::string(file.file));
        known.push_back(index.document);
        if (documents.empty() || std::ranges::count(documents, index.document) > 0)
            indexes.push_back(std::move(index));
    }
    for (const std::string& document : documents) {
        if (std::ranges::find(known, document) == known.end())
            throw Error("list.document", {document, text::nearest(document, known)});
    }
    return indexes;
}

void list_documents(std::ostream& out, const std::vector<std::string>& documents,
                    check::OverviewFormat format, text::Language language) {
    const std::vector<DocumentIndex> indexes = chosen_indexes(documents);
    check::Chapters chapters;
    for (const Source& chapter : all_chapters())
        chapters.emplace(chapter.name, chapter.record());
    std::vector<Source> sources;
    for (const DocumentIndex& index : indexes) {
        for (Source& source : claims_on(index.document))
            sources.push_back(std::move(source));
    }
    put_under_headings(sources, language);
    // Judgements point into the claims of their calculation, which stay where they are.
    std::vector<check::CheckedCalculation> calculations;
    calculations.reserve(sources.size());
    for (const Source& source : sources)
        calculations.push_back(checked(source, language));
    check::write_overview(out, format, indexes, chapters, calculations, language);
}

}  // namespace

po::options_description list_options() {
    po::options_description options;
    // clang-format off
    options.add_options()
        ("documents", "help.option.documents")
        ("format", text_value("text|markdown"), "help.option.list_format");
    // clang-format on
    add_common_options(options);
    return options;
}

int run_list(const boost::program_options::variables_map& options, std::ostream& out,
             text::Language language) {
    using Format = check::OverviewFormat;
    const Format format = chosen<Format>(
        options, "format", {{"text", Format::text}, {"markdown", Format::markdown}}, Format::text);
    if (options.contains("documents")) {
        list_documents(out, names(options), format, language);
        return 0;
    }
    if (options.contains("format")) throw Error("list.format", {});
    const std::vector<std::string> chapters = names(options);
    if (chapters.size() > 1) throw Error("option.surplus", {chapters[1]});
    if (chapters.empty()) {
        list_chapters(out, language);
    } else {
        list_values(out, find_source(chapters.front()), language);
    }
    return 0;
}

}  // namespace longhand::cli
