#include "source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "chapter_list.hpp"
#include "longhand/check/report/document_overview.hpp"
#include "longhand/problem/problem.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/nearest.hpp"

namespace longhand::cli {

namespace {

Source source_of(const Chapter& chapter) {
    const std::string claims = fmt::format("{}/claims.toml", chapter.name);
    return {std::string(chapter.name),
            chapter.calculation,
            ClaimFile::parse(chapter.claims, claims),
            {},
            [](const Error& error) { return error; },
            [](const Worksheet&) { return std::vector<Error>{}; }};
}

}  // namespace

std::string content_of(const std::string& file) {
    std::error_code fault;
    if (std::filesystem::is_directory(file, fault)) throw Error("file.read", {file});
    std::ifstream in(file, std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    if (!in) throw Error("file.read", {file});
    return content.str();
}

Source source_of(const std::string& content, const std::string& name) {
    const auto problem = std::make_shared<const Problem>(Problem::parse(content, name));
    return {std::filesystem::path(name).stem().string(),
            [problem](Worksheet& sheet) { problem->calculate(sheet); },
            problem->claims(),
            problem->rounding(),
            [problem](const Error& error) { return problem->at_its_place(error); },
            [problem](const Worksheet& worksheet) { return problem->findings(worksheet); }};
}

Worksheet Source::record(const GivenNumbers& numbers, const RecordOptions& options) const {
    RecordOptions own = options;
    if (!own.round) own.round = rounding;
    try {
        return Worksheet::record(calculation, numbers, own);
    } catch (const Error& error) {
        throw at_its_place(error);
    }
}

Worksheet Source::record(const std::vector<GivenText>& givens, const RecordOptions& options) const {
    Worksheet worksheet = record(GivenNumbers(), options);
    if (givens.empty()) return worksheet;
    return record(given_numbers(worksheet, givens), options);
}

render::Values Source::values(const Worksheet& worksheet, text::Language language) const {
    try {
        return render::Values(worksheet, language);
    } catch (const Error& error) {
        throw at_its_place(error);
    }
}

bool is_file(const std::string& name) {
    return name.ends_with(".toml") || name.find('/') != name.npos;
}

bool is_chapter(const std::string& name) {
    return std::ranges::find(chapter_list(), name, &Chapter::name) != chapter_list().end();
}

Source find_source(const std::string& name) {
    if (is_file(name)) return source_of(content_of(name), name);
    std::vector<std::string> known;
    for (const Chapter& chapter : chapter_list()) {
        if (chapter.name == name) return source_of(chapter);
        known.emplace_back(chapter.name);
    }
    throw Error("chapter.unknown", {name, text::nearest(name, known)});
}

std::vector<Source> all_claims() {
    std::vector<Source> sources = all_chapters();
    for (const DocumentFormulas& formulas : document_formulas()) {
        const std::string file(formulas.file);
        sources.push_back({file,
                           [](Worksheet&) {},
                           ClaimFile::parse(formulas.claims, file),
                           {},
                           [](const Error& error) { return error; },
                           [](const Worksheet&) { return std::vector<Error>{}; }});
    }
    return sources;
}

std::vector<Source> claims_on(const std::string& document) {
    std::vector<Source> sources;
    std::vector<std::string> known;
    for (Source& source : all_claims()) {
        if (is_chapter(source.name)) known.push_back(source.name);
        for (const Document& each : source.claims.documents)
            known.push_back(each.name);
        source.claims.keep_only(document);
        if (!source.claims.documents.empty()) sources.push_back(std::move(source));
    }
    if (sources.empty()) throw Error("verify.unknown", {document, text::nearest(document, known)});
    return sources;
}

void put_under_headings(std::vector<Source>& sources, text::Language language) {
    for (const DocumentIndexFile& file : document_indexes()) {
        const DocumentIndex index = DocumentIndex::parse(file.index, std::string(file.file));
        for (Source& source : sources)
            check::put_under_headings(source.claims, index, language);
    }
}

std::vector<Source> all_chapters() {
    std::vector<Source> sources;
    for (const Chapter& chapter : chapter_list())
        sources.push_back(source_of(chapter));
    return sources;
}

}  // namespace longhand::cli
