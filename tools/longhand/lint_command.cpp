
#include "checked.hpp"
#include "commands.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
#include "options.hpp"
#include "source.hpp"

namespace longhand::cli {

boost::program_options::options_description lint_options() {
    boost::program_options::options_description options;
    add_common_options(options);
    return options;
}

int run_lint(const boost::program_options::variables_map& options, std::ostream& out,
             text::Language language) {
    const std::vector<std::string> files = names(options);
    if (files.empty()) throw Error("lint.nothing", {});
    bool is_clean = true;
    for (const std::string& file : files) {
        const Source source = find_source(file);
        const Worksheet worksheet = source.record();
        source.values(worksheet, language);
        checked(source, language);
        const std::vector<Error> findings = source.findings(worksheet);
        for (const Error& finding : findings)
            text::print(out, "{}\n", finding.describe(language, Severity::warning));
        if (findings.empty())
            text::print(out, "{}\n", text::message("lint.clean", language, {file}));
        is_clean = is_clean && findings.empty();
    }
    return is_clean ? 0 : 1;
}

}  // namespace longhand::cli
