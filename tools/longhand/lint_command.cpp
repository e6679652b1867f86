#include <fmt/ostream.h>

#include "commands.hpp"
#include "help.hpp"
#include "longhand/check/verdict.hpp"
#include "longhand/render/values.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/text/message.hpp"
#include "options.hpp"
#include "source.hpp"

namespace longhand::cli {

boost::program_options::options_description lint_options() {
    boost::program_options::options_description options;
    add_common_options(options);
    return options;
}

int run_lint(const Command& command, const std::vector<std::string>& arguments, std::ostream& out,
             text::Language language) {
    const auto options = parse_options(command.options(), arguments);
    if (options.contains("help")) {
        write_help(out, command, language);
        return 0;
    }
    const std::vector<std::string> files = names(options);
    if (files.empty()) throw Error("lint.nothing", {});
    bool is_clean = true;
    for (const std::string& file : files) {
        const Source source = find_source(file);
        const Worksheet worksheet = source.record();
        try {
            const render::Values values(worksheet, language);
        } catch (const Error& error) {
            throw source.at_its_place(error);
        }
        check::judge(worksheet, replay::replay<replay::NumberArithmetic>(worksheet.tape_record()),
                     source.claims);
        const std::vector<Error> findings = source.findings(worksheet);
        for (const Error& finding : findings)
            fmt::print(out, "{}\n", finding.describe(language, Severity::warning));
        if (findings.empty())
            fmt::print(out, "{}\n", text::message("lint.clean", language, {file}));
        is_clean = is_clean && findings.empty();
    }
    return is_clean ? 0 : 1;
}

}  // namespace longhand::cli
