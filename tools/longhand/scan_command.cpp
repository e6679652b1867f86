#include <sstream>

#include "commands.hpp"
#include "longhand/scan/draft.hpp"
#include "longhand/scan/report.hpp"
#include "longhand/text/error.hpp"
#include "options.hpp"
#include "output.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace po = boost::program_options;

po::options_description scan_options() {
    po::options_description options;
    // clang-format off
    options.add_options()
        ("format", text_value("text|json|sarif|junit"), "help.option.scan_format")
        ("fix", "help.option.fix")
        ("draft", "help.option.draft")
        ("skipped", "help.option.skipped")
        ("output,o", text_value("FILE"), "help.option.output");
    // clang-format on
    add_common_options(options);
    return options;
}

namespace {

/// Writes the draft of a problem file.
int run_draft(const po::variables_map& options, const std::vector<std::string>& files,
              std::ostream& out, text::Language language) {
    if (files.size() > 1) throw Error("scan.draft", {files.at(1)});
    const std::string text = content_of(files.front());
    Output output(out, output_file(options));
    scan::write_draft(output.stream(), text, scan::markup_of(files.front(), text), files.front(),
                      language);
    output.keep();
    return 0;
}

}  // namespace

int run_scan(const po::variables_map& options, std::ostream& out, text::Language language) {
    using scan::ReportFormat;
    const ReportFormat format = chosen<ReportFormat>(options, "format",
                                                     {{"text", ReportFormat::text},
                                                      {"json", ReportFormat::json},
                                                      {"sarif", ReportFormat::sarif},
                                                      {"junit", ReportFormat::junit}},
                                                     ReportFormat::text);
    const std::vector<std::string> files = names(options);
    if (files.empty()) throw Error("scan.nothing", {});
    const bool is_patch = options.contains("fix");
    if (options.contains("draft") && is_patch) throw Error("scan.outputs", {"--draft", "--fix"});
    for (const char* option : {"draft", "fix"}) {
        if (options.contains(option) && options.contains("format"))
            throw Error("scan.outputs", {std::string("--") + option, "--format"});
    }
    if (options.contains("draft")) return run_draft(options, files, out, language);
    std::vector<scan::ScannedText> texts;
    std::ostringstream patch;
    bool is_clean = true;
    for (const std::string& file : files) {
        const std::string text = content_of(file);
        texts.push_back({file, scan::scan(text, scan::markup_of(file, text))});
        is_clean = is_clean && texts.back().report.wrong == 0;
        if (options.contains("fix")) scan::write_patch(patch, texts.back(), text);
    }
    Output output(out, output_file(options));
    if (options.contains("fix"))
        output.stream() << patch.str();
    else
        scan::write_report(output.stream(), format, texts, options.contains("skipped"), language);
    output.keep();
    return is_clean ? 0 : 1;
}

}  // namespace longhand::cli
