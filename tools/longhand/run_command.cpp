#include <boost/program_options/value_semantic.hpp>

#include "claim_remarks.hpp"
#include "commands.hpp"
#include "find_chapter.hpp"
#include "help.hpp"
#include "longhand/render/text_log.hpp"
#include "longhand/worksheet/given_numbers.hpp"
#include "options.hpp"
#include "output.hpp"

namespace longhand::cli {

namespace po = boost::program_options;

namespace {

using Values = po::variables_map;

render::Detail parse_detail(const std::string& word) {
    if (word == "brief") return render::Detail::brief;
    if (word == "steps") return render::Detail::steps;
    if (word == "full") return render::Detail::full;
    throw Error("option.value", {"--detail", word, "brief, steps, full"});
}

std::vector<Chapter> chosen_chapters(const Values& options) {
    std::vector<Chapter> chapters;
    for (const std::string& name : names(options)) {
        if (name == "all") {
            chapters.insert(chapters.end(), chapter_list().begin(), chapter_list().end());
        } else {
            chapters.push_back(find_chapter(name));
        }
    }
    if (chapters.empty()) throw Error("run.nothing", {});
    return chapters;
}

std::vector<GivenText> typed_givens(const Values& options, std::size_t chapters) {
    std::vector<GivenText> givens;
    if (!options.contains("given")) return givens;
    if (chapters != 1) throw Error("run.given", {});
    for (const std::string& text : options["given"].as<std::vector<std::string>>()) {
        givens.push_back(GivenText::parse(text));
    }
    return givens;
}

void write_log(std::ostream& out, const Chapter& chapter, const std::vector<GivenText>& givens,
               const render::TextLogOptions& log_options, const RecordOptions& record_options,
               bool is_first) {
    Worksheet worksheet = Worksheet::record(chapter.calculation, {}, record_options);
    const bool as_printed = givens.empty();
    if (!as_printed) {
        worksheet = Worksheet::record(chapter.calculation, given_numbers(worksheet, givens),
                                      record_options);
    }
    render::Annotate remarks = [](Node) { return std::vector<render::Annotation>{}; };
    if (as_printed) {
        remarks = claim_remarks(chapter, worksheet,
                                record_options.round ? ClaimRemarks::printed
                                                     : ClaimRemarks::verdicts);
    }
    render::Values values(worksheet, log_options.language);
    if (!is_first) out << "\n\n";
    render::write_text_log(out, worksheet, values, log_options, remarks);
}

}  // namespace

po::options_description run_options() {
    const auto text = [](const char* name) { return po::value<std::string>()->value_name(name); };
    po::options_description options;
    // clang-format off
    options.add_options()
        ("given", po::value<std::vector<std::string>>()->value_name("NAME=VALUE"), "help.option.given")
        ("detail", text("brief|steps|full"), "help.option.detail")
        ("digits", text("N|Ns"), "help.option.digits")
        ("round", text("N"), "help.option.round")
        ("iterations", text("LIST"), "help.option.iterations")
        ("output,o", text("FILE"), "help.option.output");
    // clang-format on
    add_common_options(options);
    return options;
}

int run_run(const Command& command, const std::vector<std::string>& arguments, std::ostream& out,
            text::Language language) {
    const Values options = parse_options(command.options(), arguments);
    if (options.contains("help")) {
        write_help(out, command, language);
        return 0;
    }
    const auto typed = [&options](const char* name) {
        return options.contains(name) ? options[name].as<std::string>() : std::string();
    };
    render::TextLogOptions log_options;
    log_options.language = language;
    if (options.contains("detail")) log_options.detail = parse_detail(typed("detail"));
    if (options.contains("digits")) log_options.digits = parse_digits(typed("digits"));
    RecordOptions record_options;
    if (options.contains("round")) record_options.round = parse_decimals(typed("round"));
    if (options.contains("iterations"))
        record_options.passes = PassSelection::parse(typed("iterations"));

    const std::vector<Chapter> chapters = chosen_chapters(options);
    const std::vector<GivenText> givens = typed_givens(options, chapters.size());
    if (options.contains("output") && typed("output").empty())
        throw Error("option.missing", {"--output"});
    Output output(out, typed("output"));
    log_options.colours = output.is_terminal();
    for (const Chapter& chapter : chapters) {
        const bool is_first = &chapter == &chapters.front();
        write_log(output.stream(), chapter, givens, log_options, record_options, is_first);
    }
    output.keep();
    return 0;
}

}  // namespace longhand::cli
