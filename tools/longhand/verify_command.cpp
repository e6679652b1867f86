#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options/value_semantic.hpp>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "checked.hpp"
#include "commands.hpp"
#include "longhand/check/places.hpp"
#include "longhand/check/report/report.hpp"
#include "options.hpp"
#include "output.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace po = boost::program_options;

namespace {

std::vector<Source> chosen_sources(const po::variables_map& options, text::Language language) {
    std::vector<Source> sources;
    // A text has the headings that claims are found by, and its reader sees them there.
    const bool has_own_headings = options.contains("text");
    const auto add = [&](std::vector<Source> more) {
        if (!has_own_headings) put_under_headings(more, language);
        std::ranges::move(more, std::back_inserter(sources));
    };
    std::set<std::string> seen;
    for (const std::string& name : names(options)) {
        if (name == "all") {
            sources.clear();
            break;
        }
        if (!seen.insert(name).second) continue;
        if (is_file(name)) {
            sources.push_back(find_source(name));
        } else {
            add(is_chapter(name) ? std::vector<Source>{find_source(name)} : claims_on(name));
        }
    }
    if (sources.empty()) add(all_claims());
    return sources;
}

/// Puts claims at the places that they have in these texts. A text is that of the document whose
/// file is called like it, or of the only document that is spoken of.
void refresh(std::vector<Source>& sources, const std::vector<std::string>& texts) {
    std::vector<ClaimFile*> files;
    std::map<std::string, std::string> names;  // of documents, by their files
    for (Source& source : sources) {
        files.push_back(&source.claims);
        for (const Document& document : source.claims.documents)
            names.emplace(std::filesystem::path(document.file).filename().string(), document.name);
    }
    for (const std::string& text : texts) {
        const auto found = names.find(std::filesystem::path(text).filename().string());
        if (names.empty()) throw Error("verify.no_document", {text});
        if (found == names.end() && names.size() != 1) {
            std::vector<std::string> known;
            for (const auto& each : names)
                known.push_back(each.first);
            throw Error("verify.text", {text, fmt::format("{}", fmt::join(known, ", "))});
        }
        check::refresh_places(files, found == names.end() ? names.begin()->second : found->second,
                              content_of(text));
    }
}

}  // namespace

po::options_description verify_options() {
    po::options_description options;
    // clang-format off
    options.add_options()
        ("claim", po::value<std::vector<std::string>>()->value_name("STEP=VALUE"), "help.option.claim")
        ("text", po::value<std::vector<std::string>>()->value_name("FILE"), "help.option.text")
        ("format", text_value("text|json|junit|sarif|markdown"), "help.option.verify_format")
        ("output,o", text_value("FILE"), "help.option.output");
    // clang-format on
    add_common_options(options);
    return options;
}

int run_verify(const po::variables_map& options, std::ostream& out, text::Language language) {
    using Format = check::ReportFormat;
    const Format format = chosen<Format>(options, "format",
                                         {{"text", Format::text},
                                          {"json", Format::json},
                                          {"junit", Format::junit},
                                          {"sarif", Format::sarif},
                                          {"markdown", Format::markdown}},
                                         Format::text);
    const std::string file = output_file(options);
    std::vector<Source> sources = chosen_sources(options, language);
    if (options.contains("text")) refresh(sources, options["text"].as<std::vector<std::string>>());
    std::vector<std::string> claims;
    if (options.contains("claim")) claims = options["claim"].as<std::vector<std::string>>();
    if (!claims.empty() && sources.size() != 1) throw Error("verify.claim", {});
    // Judgements point into the claims of their calculation, which stay where they are.
    std::vector<check::CheckedCalculation> calculations;
    calculations.reserve(sources.size());
    for (const Source& source : sources)
        calculations.push_back(checked(source, language, claims));
    const check::Totals all = check::totals(calculations);
    if (all.numbers + all.statements + all.formulas + all.remarks == 0)
        throw Error("verify.nothing", {sources.front().name});
    Output output(out, file);
    std::ostringstream report;  // whole before its first byte goes out
    check::write_report(report, format, calculations, language);
    output.stream() << report.str();
    output.keep();
    return all.failures == 0 ? 0 : 1;
}

}  // namespace longhand::cli
