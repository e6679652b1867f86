#include <fmt/format.h>

#include "commands.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/scan/scan.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
#include "options.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace po = boost::program_options;

namespace {

/// Writes what was found in the texts.
class ScanText {
  public:
    ScanText(std::ostream& out, text::Language language) : out_(out), language_(language) {}

    void write(const std::string& file, const scan::Report& report, bool with_skipped) {
        for (const scan::Finding& finding : report.findings) {
            text::print(out_, "{}:{}:{}: {}\n    {}\n", file, finding.line, finding.column,
                        said(finding.judgement), finding.source);
            for (const scan::ElementJudgement& element : finding.judgement.elements) {
                const bool is_at_fault = element.verdict == scan::Verdict::wrong ||
                                         element.verdict == scan::Verdict::doubtful;
                if (is_at_fault) text::print(out_, "    {}\n", said(element));
            }
            if (const auto& mended = finding.correction) {
                text::print(out_, "    {}\n",
                            say("scan.corrected", {render::with_minus_sign(mended->printed),
                                                   render::with_minus_sign(mended->should_be)}));
            }
            if (const auto& why = finding.explanation) {
                text::print(out_, "    {}\n",
                            say("scan.earlier", {render::with_minus_sign(why->used),
                                                 std::to_string(why->line),
                                                 render::with_minus_sign(why->instead_of)}));
            }
        }
        std::size_t symbols = 0;
        for (const scan::SkippedEquality& skipped : report.skipped) {
            const bool has_symbols = skipped.why == scan::Skipped::symbols;
            symbols += has_symbols ? 1 : 0;
            if (!with_skipped) continue;
            text::print(out_, "{}:{}: {}\n    {}\n", file, skipped.line,
                        say(has_symbols ? "scan.skipped.symbols" : "scan.skipped.unreadable"),
                        skipped.source);
        }
        text::print(
            out_, "{}\n",
            say("scan.summary", {file, std::to_string(report.checked), std::to_string(report.wrong),
                                 std::to_string(report.doubtful), std::to_string(symbols),
                                 std::to_string(report.skipped.size() - symbols)}));
        if (report.ignored > 0)
            text::print(out_, "{}\n", say("scan.ignored", {std::to_string(report.ignored)}));
    }

  private:
    std::string say(std::string_view id, const std::vector<std::string>& arguments = {}) const {
        return text::message(id, language_, arguments);
    }

    std::string said(const scan::EqualityJudgement& judgement) const {
        return say(judgement.verdict == scan::Verdict::wrong ? "scan.wrong" : "scan.doubtful");
    }

    std::string said(const scan::ElementJudgement& element) const {
        const auto number = [](const std::string& text) { return render::with_minus_sign(text); };
        const std::string sides = say("scan.sides", {number(element.left), number(element.right)});
        const std::string where =
            element.element.empty() ? sides : say("scan.element", {element.element, sides});
        if (element.should_be.empty()) return where;
        return say("scan.should_be", {where, number(element.should_be), units(element.units_off)});
    }

    static std::string units(double off) {
        constexpr double whole_from = 10;
        return off < whole_from ? fmt::format("{:.1f}", off) : fmt::format("{:.0f}", off);
    }

    std::ostream& out_;
    text::Language language_;
};

}  // namespace

po::options_description scan_options() {
    po::options_description options;
    options.add_options()("skipped", "help.option.skipped");
    add_common_options(options);
    return options;
}

int run_scan(const po::variables_map& options, std::ostream& out, text::Language language) {
    const std::vector<std::string> files = names(options);
    if (files.empty()) throw Error("scan.nothing", {});
    ScanText writer(out, language);
    std::size_t wrong = 0;
    for (const std::string& file : files) {
        const std::string text = content_of(file);
        const scan::Report report = scan::scan(text, scan::markup_of(file, text));
        writer.write(file, report, options.contains("skipped"));
        wrong += report.wrong;
    }
    return wrong == 0 ? 0 : 1;
}

}  // namespace longhand::cli
