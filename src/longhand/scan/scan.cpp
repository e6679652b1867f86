#include "longhand/scan/scan.hpp"

#include <algorithm>

#include "longhand/language/notation.hpp"
#include "longhand/scan/slip.hpp"
#include "longhand/scan/text_places.hpp"

namespace longhand::scan {

namespace {

std::size_t end_of(const Side& side) {
    return side.offset + side.length;
}

std::string source_of(std::string_view text, const Equality& equality) {
    const Side &left = equality.left, &right = equality.right;
    const auto piece = [&](std::size_t begin, std::size_t end) {
        return text.substr(begin, end - begin);
    };
    const bool goes_on = equality.is_over_name ||
                         piece(end_of(left), right.offset).find('$') != std::string_view::npos;
    if (!goes_on) return on_one_line(piece(left.offset, end_of(right)));
    return on_one_line(piece(left.offset, end_of(left))) + " = " +
           on_one_line(piece(right.offset, end_of(right)));
}

/// Why an equality is not checked.
Skipped why(const Equality& equality) {
    for (const Side* side : {&equality.left, &equality.right}) {
        if (!side->formula) return side->read.has_names ? Skipped::symbols : side->read.why;
    }
    return Skipped::unreadable;
}

std::vector<GivenName> names_in(const Equality& equality, Lines& lines) {
    std::vector<GivenName> names;
    for (const NamedValue& each : equality.names)
        names.push_back({each.name, language::notation(each.value), lines.at(each.offset)});
    return names;
}

}  // namespace

Report scan(std::string_view text, Markup markup) {
    Report report;
    Lines lines(text);
    EarlierValues earlier;
    std::size_t end_of_replaced = 0;
    each_equality(find_mathematics(text, markup), [&](const Equality& equality) {
        const int line = lines.at(equality.left.offset);
        earlier.add(equality.left, line);
        earlier.add(equality.right, lines.at(equality.right.offset));
        if (!equality.is_read()) {
            report.skipped.push_back({line, source_of(text, equality), why(equality)});
            return;
        }
        if (is_ignored(text, equality.left.offset, end_of(equality.right))) {
            ++report.ignored;
            return;
        }
        EqualityJudgement judgement = judge(equality);
        if (judgement.verdict == Verdict::undefined) {
            report.skipped.push_back({line, source_of(text, equality), Skipped::unreadable});
            return;
        }
        // In other units, what stands there may be right.
        if (equality.may_be_in_other_units() && judgement.verdict > Verdict::rounded) {
            report.skipped.push_back({line, source_of(text, equality), Skipped::unreadable});
            return;
        }
        ++report.checked;
        report.wrong += judgement.verdict == Verdict::wrong ? 1 : 0;
        report.doubtful += judgement.verdict == Verdict::doubtful ? 1 : 0;
        if (judgement.verdict != Verdict::wrong && judgement.verdict != Verdict::doubtful) return;
        std::optional<Explanation> explanation = earlier.explain(equality, judgement);
        std::optional<check::NamedChange> change;
        if (!explanation && judgement.verdict == Verdict::wrong) change = slip(equality);
        std::vector<Replacement> mended = replacements(equality, judgement);
        // In a chain, what is put right on the left may be all that is wrong.
        if (end_of_replaced > equality.left.offset) mended.clear();
        if (!mended.empty()) end_of_replaced = mended.back().offset + mended.back().length;
        report.findings.push_back({line, column_at(text, equality.left.offset),
                                   source_of(text, equality), std::move(judgement),
                                   names_in(equality, lines), correction(equality),
                                   std::move(explanation), std::move(change), std::move(mended)});
    });
    return report;
}

Markup markup_of(std::string_view file, std::string_view text) {
    const bool is_latex = file.ends_with(".tex") || file.ends_with(".ltx") ||
                          text.find("\\documentclass") != text.npos ||
                          text.find("\\begin{document}") != text.npos;
    return is_latex ? Markup::latex : Markup::markdown;
}

}  // namespace longhand::scan
