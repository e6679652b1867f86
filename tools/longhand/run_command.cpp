#include <algorithm>
#include <boost/program_options/value_semantic.hpp>
#include <deque>

#include "claim_remarks.hpp"
#include "commands.hpp"
#include "longhand/render/log_writer.hpp"
#include "longhand/render/network_svg.hpp"
#include "longhand/worksheet/given_numbers.hpp"
#include "options.hpp"
#include "output.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace po = boost::program_options;

namespace {

using Values = po::variables_map;

/// The chapters and files that are named, each once.
std::vector<Source> chosen_sources(const Values& options) {
    std::vector<Source> sources;
    const auto add = [&sources](Source source) {
        if (std::ranges::find(sources, source.name, &Source::name) == sources.end())
            sources.push_back(std::move(source));
    };
    for (const std::string& name : names(options)) {
        if (name == "all") {
            std::ranges::for_each(all_chapters(), add);
        } else {
            add(find_source(name));
        }
    }
    if (sources.empty()) throw Error("run.nothing", {});
    return sources;
}

/// A calculation worked out, ready to be written: whatever can go wrong has not.
class WorkedOut {
  public:
    WorkedOut(const Source& source, const std::vector<GivenText>& givens,
              const RecordOptions& options, text::Language language)
        : name_(source.name),
          worksheet_(source.record(givens, options)),
          remarks_(remarks(source, worksheet_, givens.empty())),
          values_(source.values(worksheet_, language)) {}

    render::LogTitle title(text::Language language) const {
        return {name_, worksheet_.title().in(language)};
    }
    int passes() const {
        int most = 0;
        for (const Loop& loop : worksheet_.loops())
            most = std::max(most, loop.passes);
        return most;
    }
    void draw(std::ostream& out, const render::LogOptions& options) const {
        render::write_network_svg(out, name_, worksheet_, values_, options);
    }
    void write(render::LogWriter& log) { log.write({name_, worksheet_, values_, remarks_}); }

  private:
    /// What the documents print belongs to the documents' givens.
    static render::Annotate remarks(const Source& source, const Worksheet& worksheet,
                                    bool as_printed) {
        if (!as_printed) return [](Node) { return std::vector<render::Annotation>{}; };
        return claim_remarks(source, worksheet,
                             worksheet.rounding() ? ClaimRemarks::printed : ClaimRemarks::verdicts);
    }

    std::string name_;
    Worksheet worksheet_;
    render::Annotate remarks_;
    render::Values values_;
};

/// Refuses to show nothing of any loop where passes were asked for by number.
void check_passes(const PassSelection& asked, const std::deque<WorkedOut>& worked_out) {
    int most = 0;
    for (const WorkedOut& each : worked_out)
        most = std::max(most, each.passes());
    const int first = asked.first_numbered();
    if (first > most && !asked.has_last())
        throw Error("option.passes", {std::to_string(first), std::to_string(most)});
}

}  // namespace

po::options_description run_options() {
    po::options_description options;
    // clang-format off
    options.add_options()
        ("given", po::value<std::vector<std::string>>()->value_name("NAME=VALUE"), "help.option.given")
        ("format", text_value("text|markdown|latex|html|json|svg"), "help.option.format")
        ("detail", text_value("brief|steps|full"), "help.option.detail")
        ("digits", text_value("N|Ns"), "help.option.digits")
        ("round", text_value("N"), "help.option.round")
        ("iterations", text_value("LIST"), "help.option.iterations")
        ("output,o", text_value("FILE"), "help.option.output");
    // clang-format on
    add_common_options(options);
    return options;
}

int run_run(const boost::program_options::variables_map& options, std::ostream& out,
            text::Language language) {
    using render::Detail, render::Format;
    // None for a picture.
    const auto format = chosen<std::optional<Format>>(options, "format",
                                                      {{"text", Format::text},
                                                       {"markdown", Format::markdown},
                                                       {"latex", Format::latex},
                                                       {"html", Format::html},
                                                       {"json", Format::json},
                                                       {"svg", std::nullopt}},
                                                      Format::text);
    render::LogOptions log_options;
    log_options.language = language;
    log_options.detail =
        chosen<Detail>(options, "detail",
                       {{"brief", Detail::brief}, {"steps", Detail::steps}, {"full", Detail::full}},
                       log_options.detail);
    if (options.contains("digits")) log_options.digits = Digits::parse(typed(options, "digits"));
    RecordOptions record_options;
    if (options.contains("round")) record_options.round = parse_decimals(typed(options, "round"));
    if (options.contains("iterations"))
        record_options.passes = PassSelection::parse(typed(options, "iterations"));

    const std::vector<Source> sources = chosen_sources(options);
    if (!format && sources.size() > 1) throw Error("run.pictures", {sources[1].name});
    const std::vector<GivenText> givens = typed_givens(options);
    if (!givens.empty() && sources.size() != 1) throw Error("run.given", {});
    const std::string file = output_file(options);
    std::deque<WorkedOut> worked_out;
    std::vector<render::LogTitle> titles;
    for (const Source& source : sources) {
        worked_out.emplace_back(source, givens, record_options, language);
        titles.push_back(worked_out.back().title(language));
    }
    if (options.contains("iterations")) check_passes(record_options.passes, worked_out);
    Output output(out, file);
    if (!format) {
        worked_out.front().draw(output.stream(), log_options);
        output.keep();
        return 0;
    }
    const auto log =
        render::log_writer(*format, output.stream(), log_options, output.is_terminal());
    log->begin(titles);
    for (; !worked_out.empty(); worked_out.pop_front())
        worked_out.front().write(*log);
    log->end();
    output.keep();
    return 0;
}

}  // namespace longhand::cli
