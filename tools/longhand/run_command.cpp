#include <algorithm>
#include <boost/program_options/value_semantic.hpp>
#include <map>
#include <sstream>

#include "claim_remarks.hpp"
#include "commands.hpp"
#include "find_chapter.hpp"
#include "help.hpp"
#include "longhand/render/log_writer.hpp"
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

render::Format parse_format(const std::string& word) {
    using render::Format;
    static const std::map<std::string, Format> formats{{"text", Format::text},
                                                       {"markdown", Format::markdown},
                                                       {"latex", Format::latex},
                                                       {"html", Format::html},
                                                       {"json", Format::json}};
    const auto found = formats.find(word);
    if (found == formats.end()) {
        throw Error("option.value", {"--format", word, "text, markdown, latex, html, json"});
    }
    return found->second;
}

/// The chapters that are named, each once.
std::vector<Chapter> chosen_chapters(const Values& options) {
    std::vector<Chapter> chapters;
    const auto add = [&chapters](const Chapter& chapter) {
        const bool is_new =
            std::ranges::find(chapters, chapter.name, &Chapter::name) == chapters.end();
        if (is_new) chapters.push_back(chapter);
    };
    for (const std::string& name : names(options)) {
        if (name == "all") {
            std::ranges::for_each(chapter_list(), add);
        } else {
            add(find_chapter(name));
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

Worksheet worked_out(const Chapter& chapter, const std::vector<GivenText>& givens) {
    Worksheet worksheet = Worksheet::record(chapter.calculation);
    if (givens.empty()) return worksheet;
    return Worksheet::record(chapter.calculation, given_numbers(worksheet, givens));
}

void write_log(render::LogWriter& log, const Chapter& chapter, const std::vector<GivenText>& givens,
               text::Language language, std::optional<int> round) {
    const Worksheet worksheet = worked_out(chapter, givens);
    render::Annotate remarks = [](Node) { return std::vector<render::Annotation>{}; };
    if (givens.empty()) {
        remarks = claim_remarks(chapter, worksheet,
                                round ? ClaimRemarks::printed : ClaimRemarks::verdicts);
    }
    const render::Values values(worksheet, round, language);
    log.write({chapter.name, worksheet, values, remarks});
}

/// The titles of the logs to come.
std::vector<render::LogTitle> titles(const std::vector<Chapter>& chapters,
                                     text::Language language) {
    std::vector<render::LogTitle> result;
    for (const Chapter& chapter : chapters) {
        const Worksheet worksheet = Worksheet::record(chapter.calculation);
        result.push_back({std::string(chapter.name), worksheet.title().in(language)});
    }
    return result;
}

}  // namespace

po::options_description run_options() {
    const auto text = [](const char* name) { return po::value<std::string>()->value_name(name); };
    po::options_description options;
    // clang-format off
    options.add_options()
        ("given", po::value<std::vector<std::string>>()->value_name("NAME=VALUE"), "help.option.given")
        ("format", text("text|markdown|latex|html|json"), "help.option.format")
        ("detail", text("brief|steps|full"), "help.option.detail")
        ("digits", text("N|Ns"), "help.option.digits")
        ("round", text("N"), "help.option.round")
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
    render::LogOptions log_options;
    const render::Format format =
        parse_format(options.contains("format") ? typed("format") : "text");
    log_options.language = language;
    if (options.contains("detail")) log_options.detail = parse_detail(typed("detail"));
    if (options.contains("digits")) log_options.digits = parse_digits(typed("digits"));
    std::optional<int> round;
    if (options.contains("round")) round = parse_decimals(typed("round"));

    const std::vector<Chapter> chapters = chosen_chapters(options);
    const std::vector<GivenText> givens = typed_givens(options, chapters.size());
    if (options.contains("output") && typed("output").empty())
        throw Error("option.missing", {"--output"});
    Output output(out, typed("output"));
    std::ostringstream part;
    const auto write_part = [&part, &output] {
        output.stream() << part.view();
        part.str({});
    };
    const auto log = render::log_writer(format, part, log_options, output.is_terminal());
    const bool has_contents = chapters.size() > 1 && log->has_contents();
    log->begin(has_contents ? titles(chapters, language) : std::vector<render::LogTitle>{});
    for (const Chapter& chapter : chapters) {
        // A chapter that fails half-way must not have written anything.
        write_log(*log, chapter, givens, language, round);
        write_part();
    }
    log->end();
    write_part();
    output.keep();
    return 0;
}

}  // namespace longhand::cli
