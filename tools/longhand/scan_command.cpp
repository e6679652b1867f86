#include <sstream>

#include "commands.hpp"
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
        ("skipped", "help.option.skipped")
        ("output,o", text_value("FILE"), "help.option.output");
    // clang-format on
    add_common_options(options);
    return options;
}

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
