#include <boost/program_options/value_semantic.hpp>
#include <sstream>

#include "checked.hpp"
#include "commands.hpp"
#include "longhand/check/report/report.hpp"
#include "options.hpp"
#include "output.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace po = boost::program_options;

namespace {

std::vector<Source> chosen_sources(const po::variables_map& options) {
    std::vector<Source> sources;
    for (const std::string& name : names(options)) {
        if (name == "all") return all_chapters();
        sources.push_back(find_source(name));
    }
    return sources.empty() ? all_chapters() : sources;
}

}  // namespace

po::options_description verify_options() {
    const auto text = [](const char* name) { return po::value<std::string>()->value_name(name); };
    po::options_description options;
    // clang-format off
    options.add_options()
        ("claim", po::value<std::vector<std::string>>()->value_name("STEP=VALUE"), "help.option.claim")
        ("format", text("text|json|junit|sarif|markdown"), "help.option.verify_format")
        ("output,o", text("FILE"), "help.option.output");
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
    const std::vector<Source> sources = chosen_sources(options);
    std::vector<std::string> claims;
    if (options.contains("claim")) claims = options["claim"].as<std::vector<std::string>>();
    if (!claims.empty() && sources.size() != 1) throw Error("verify.claim", {});
    // Judgements point into the claims of their calculation, which stay where they are.
    std::vector<check::CheckedCalculation> calculations;
    calculations.reserve(sources.size());
    for (const Source& source : sources)
        calculations.push_back(checked(source, language, claims));
    const check::Totals all = check::totals(calculations);
    if (all.numbers + all.statements == 0) throw Error("verify.nothing", {sources.front().name});
    Output output(out, file);
    std::ostringstream report;  // whole before its first byte goes out
    check::write_report(report, format, calculations, language);
    output.stream() << report.str();
    output.keep();
    return all.failures == 0 ? 0 : 1;
}

}  // namespace longhand::cli
