#include "longhand/scan/report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/render/mathml.hpp"
#include "longhand/render/sarif_writer.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/scan/text_places.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"

namespace longhand::scan {

namespace {

using render::with_minus_sign;
using text::Language;
using text::message;
using text::print;

constexpr long version = 1;

bool is_at_fault(Verdict verdict) {
    return verdict == Verdict::wrong || verdict == Verdict::doubtful;
}

std::string off_by(double units) {
    constexpr double whole_from = 10;
    std::string text = fmt::format("{:.{}f}", units, units < whole_from ? 1 : 0);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

std::string sentence(const ElementJudgement& element, Language language) {
    std::string said = message("scan.sides", language,
                               {with_minus_sign(element.left), with_minus_sign(element.right)});
    if (!element.element.empty()) said = message("scan.element", language, {element.element, said});
    if (element.should_be.empty()) return said;
    return message("scan.should_be", language,
                   {said, with_minus_sign(element.should_be), off_by(element.units_off)});
}

/// What is said of a finding, the first line for all of it.
std::vector<std::string> sentences(const Finding& finding, Language language) {
    std::vector<std::string> result{message(
        finding.judgement.verdict == Verdict::wrong ? "scan.wrong" : "scan.doubtful", language)};
    for (const ElementJudgement& element : finding.judgement.elements) {
        if (is_at_fault(element.verdict)) result.push_back(sentence(element, language));
    }
    std::vector<std::string> names;
    for (const GivenName& each : finding.names)
        names.push_back(
            message("scan.name", language,
                    {each.name, with_minus_sign(each.value), std::to_string(each.line)}));
    if (!names.empty())
        result.push_back(message(
            "scan.names", language,
            {fmt::format("{}", fmt::join(names, language == Language::chinese ? "，" : ", "))}));
    if (const auto& correction = finding.correction) {
        result.push_back(message(
            "scan.corrected", language,
            {with_minus_sign(correction->printed), with_minus_sign(correction->should_be)}));
    }
    if (const auto& why = finding.explanation) {
        result.push_back(message("scan.earlier", language,
                                 {with_minus_sign(why->used), std::to_string(why->line),
                                  with_minus_sign(why->instead_of)}));
    }
    if (finding.slip)
        result.push_back(
            message("verify.cause", language, {check::sentence(*finding.slip, language)}));
    return result;
}

std::size_t with_symbols(const Report& report) {
    return static_cast<std::size_t>(
        std::ranges::count(report.skipped, Skipped::symbols, &SkippedEquality::why));
}

std::string summary(const ScannedText& text, Language language) {
    const Report& report = text.report;
    const std::size_t symbols = with_symbols(report);
    return message("scan.summary", language,
                   {text.file, std::to_string(report.checked), std::to_string(report.wrong),
                    std::to_string(report.doubtful), std::to_string(symbols),
                    std::to_string(report.skipped.size() - symbols)});
}

void write_text(std::ostream& out, const ScannedText& text, bool with_skipped, Language language) {
    for (const Finding& finding : text.report.findings) {
        const std::vector<std::string> said = sentences(finding, language);
        print(out, "{}:{}:{}: {}\n    {}\n", text.file, finding.line, finding.column, said.front(),
              finding.source);
        for (std::size_t k = 1; k < said.size(); ++k)
            print(out, "    {}\n", said[k]);
    }
    for (const SkippedEquality& skipped : text.report.skipped) {
        if (!with_skipped) break;
        const bool has_symbols = skipped.why == Skipped::symbols;
        print(out, "{}:{}: {}\n    {}\n", text.file, skipped.line,
              message(has_symbols ? "scan.skipped.symbols" : "scan.skipped.unreadable", language),
              skipped.source);
    }
    print(out, "{}\n", summary(text, language));
    if (text.report.ignored > 0)
        print(out, "{}\n",
              message("scan.ignored", language, {std::to_string(text.report.ignored)}));
}

class JsonReport {
  public:
    explicit JsonReport(std::ostream& out) : json_(out) {}

    void write(std::span<const ScannedText> texts) {
        json_.begin_object();
        json_.member("format", "longhand-scan");
        json_.member("version", version);
        json_.key("texts");
        json_.begin_array();
        for (const ScannedText& text : texts)
            write(text);
        json_.end_array();
        json_.end_object();
    }

  private:
    void write(const ScannedText& text) {
        const Report& report = text.report;
        json_.begin_object();
        json_.member("file", text.file);
        json_.member("checked", static_cast<long>(report.checked));
        json_.member("wrong", static_cast<long>(report.wrong));
        json_.member("doubtful", static_cast<long>(report.doubtful));
        json_.member("ignored", static_cast<long>(report.ignored));
        json_.key("findings");
        json_.begin_array();
        for (const Finding& finding : report.findings)
            write(finding);
        json_.end_array();
        json_.key("skipped");
        json_.begin_array();
        for (const SkippedEquality& skipped : report.skipped) {
            json_.begin_object();
            json_.begin_line();
            json_.member("line", static_cast<long>(skipped.line));
            json_.member("why", skipped.why == Skipped::symbols ? "symbols" : "unreadable");
            json_.member("source", skipped.source);
            json_.end_line();
            json_.end_object();
        }
        json_.end_array();
        json_.end_object();
    }

    void write(const Finding& finding) {
        json_.begin_object();
        json_.member("line", static_cast<long>(finding.line));
        json_.member("column", static_cast<long>(finding.column));
        json_.member("verdict", name(finding.judgement.verdict));
        json_.member("source", finding.source);
        json_.key("elements");
        json_.begin_array();
        for (const ElementJudgement& element : finding.judgement.elements) {
            json_.begin_object();
            json_.begin_line();
            json_.member("element", element.element);
            json_.member("verdict", name(element.verdict));
            json_.member("left", element.left);
            json_.member("right", element.right);
            if (!element.should_be.empty()) json_.member("should_be", element.should_be);
            json_.end_line();
            json_.end_object();
        }
        json_.end_array();
        if (!finding.names.empty()) write(finding.names);
        if (const auto& correction = finding.correction) {
            json_.key("correction");
            json_.begin_object();
            json_.member("printed", correction->printed);
            json_.member("should_be", correction->should_be);
            json_.end_object();
        }
        if (const auto& why = finding.explanation) {
            json_.key("earlier_value");
            json_.begin_object();
            json_.member("used", why->used);
            json_.member("line", static_cast<long>(why->line));
            json_.member("instead_of", why->instead_of);
            json_.end_object();
        }
        if (const auto& change = finding.slip) {
            json_.key("slip");
            json_.begin_object();
            json_.member("change", check::name(change->kind));
            json_.member("what", check::listed(change->what, text::Language::english));
            if (!change->other.empty()) json_.member("other", change->other);
            json_.end_object();
        }
        json_.end_object();
    }

    void write(const std::vector<GivenName>& names) {
        json_.key("names");
        json_.begin_array();
        for (const GivenName& each : names) {
            json_.begin_object();
            json_.begin_line();
            json_.member("name", each.name);
            json_.member("value", each.value);
            json_.member("line", static_cast<long>(each.line));
            json_.end_line();
            json_.end_object();
        }
        json_.end_array();
    }

    render::JsonWriter json_;
};

std::string joined(const Finding& finding, Language language) {
    std::vector<std::string> said = sentences(finding, language);
    said.insert(said.begin() + 1, finding.source);
    return fmt::format("{}", fmt::join(said, "\n"));
}

/// What is said before an equality, by itself.
std::string without_colon(std::string text) {
    for (const std::string_view colon : {":", "："}) {
        if (text.ends_with(colon)) text.resize(text.size() - colon.size());
    }
    return text;
}

void write_sarif(std::ostream& out, std::span<const ScannedText> texts, Language language) {
    render::SarifWriter sarif(out,
                              {{"wrong", without_colon(message("scan.wrong", language))},
                               {"doubtful", without_colon(message("scan.doubtful", language))}});
    for (const ScannedText& text : texts) {
        for (const Finding& finding : text.report.findings) {
            const Verdict verdict = finding.judgement.verdict;
            sarif.result(name(verdict), verdict == Verdict::wrong ? "error" : "warning",
                         joined(finding, language), text.file, {{finding.line, finding.column}});
        }
    }
    sarif.end();
}

void write_junit(std::ostream& out, std::span<const ScannedText> texts, Language language) {
    using render::xml_text;
    std::size_t failures = 0;
    for (const ScannedText& text : texts)
        failures += text.report.wrong > 0 ? 1 : 0;
    print(out,
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<testsuites name=\"longhand scan\" tests=\"{0}\" failures=\"{1}\">\n"
          "  <testsuite name=\"longhand scan\" tests=\"{0}\" failures=\"{1}\">\n",
          texts.size(), failures);
    for (const ScannedText& text : texts) {
        print(out, "    <testcase classname=\"scan\" name=\"{}\">\n", xml_text(text.file));
        if (text.report.wrong > 0) {
            print(out, "      <failure type=\"wrong\" message=\"{}\">",
                  xml_text(summary(text, language)));
            for (const Finding& finding : text.report.findings)
                print(out, "{}:{}: {}\n", xml_text(text.file), finding.line,
                      xml_text(joined(finding, language)));
            print(out, "</failure>\n");
        }
        print(out, "    </testcase>\n");
    }
    print(out, "  </testsuite>\n</testsuites>\n");
}

}  // namespace

void write_report(std::ostream& out, ReportFormat format, std::span<const ScannedText> texts,
                  bool with_skipped, Language language) {
    switch (format) {
        case ReportFormat::text:
            for (const ScannedText& text : texts)
                write_text(out, text, with_skipped, language);
            break;
        case ReportFormat::json:
            JsonReport(out).write(texts);
            break;
        case ReportFormat::sarif:
            write_sarif(out, texts, language);
            break;
        case ReportFormat::junit:
            write_junit(out, texts, language);
    }
}

void write_patch(std::ostream& out, const ScannedText& scanned, std::string_view text) {
    std::vector<Replacement> all;
    for (const Finding& finding : scanned.report.findings)
        all.insert(all.end(), finding.replacements.begin(), finding.replacements.end());
    std::ranges::sort(all, {}, &Replacement::offset);
    bool has_begun = false;
    const TextPlaces places(text);
    for (std::size_t k = 0; k < all.size();) {
        const std::size_t begin = places.line_begin(all[k].offset);
        const std::size_t end = places.line_end(all[k].offset);
        const int number = places.line(all[k].offset);
        std::string line(text.substr(begin, end - begin));
        std::size_t longer = 0;  // by how much the line has grown
        for (; k < all.size() && all[k].offset < end; ++k) {
            line.replace(all[k].offset - begin + longer, all[k].length, all[k].text);
            longer += all[k].text.size() - all[k].length;
        }
        if (!has_begun) print(out, "--- {0}\n+++ {0}\n", scanned.file);
        has_begun = true;
        const char* const no_end = end == text.size() ? "\\ No newline at end of file\n" : "";
        print(out, "@@ -{0} +{0} @@\n-{1}\n{3}+{2}\n{3}", number, text.substr(begin, end - begin),
              line, no_end);
    }
}

}  // namespace longhand::scan
