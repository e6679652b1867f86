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

/// Goes through the equalities of a text.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text), places_(text) {}

    Report scan(Markup markup) {
        each_equality(find_mathematics(text_, markup), [this](const Equality& equality) {
            const bool is_wrong = is_found_wrong(equality);
            earlier_.add(equality.left, places_.line(equality.left.offset));
            earlier_.add(equality.right, places_.line(equality.right.offset));
            return is_wrong;
        });
        return std::move(report_);
    }

  private:
    bool is_found_wrong(const Equality& equality) {
        if (!equality.is_read()) return skip(equality, why(equality));
        if (places_.is_ignored(equality.left.offset, end_of(equality.right))) {
            ++report_.ignored;
            return false;
        }
        EqualityJudgement judgement = judge(equality);
        const bool is_bad = judgement.verdict > Verdict::rounded;
        const bool may_be_right = equality.may_mean_otherwise() ||
                                  (!equality.names.empty() && judgement.verdict != Verdict::wrong);
        if (judgement.verdict == Verdict::undefined || (is_bad && may_be_right))
            return skip(equality, Skipped::unreadable);
        ++report_.checked;
        if (!is_bad) return false;
        const bool is_wrong = judgement.verdict == Verdict::wrong;
        ++(is_wrong ? report_.wrong : report_.doubtful);
        report_.findings.push_back(finding(equality, std::move(judgement)));
        return is_wrong;
    }

    bool skip(const Equality& equality, Skipped why) {
        report_.skipped.push_back(
            {places_.line(equality.left.offset), source_of(text_, equality), why});
        return false;
    }

    Finding finding(const Equality& equality, EqualityJudgement judgement) {
        Finding found;
        found.line = places_.line(equality.left.offset);
        found.column = places_.column(equality.left.offset);
        found.source = source_of(text_, equality);
        for (const NamedValue& each : equality.names)
            found.names.push_back(
                {each.name, language::notation(each.value), places_.line(each.offset)});
        found.correction = correction(equality);
        found.explanation = earlier_.explain(equality, judgement);
        if (!found.explanation && judgement.verdict == Verdict::wrong) found.slip = slip(equality);
        found.replacements = replacements(equality, judgement);
        // In a chain, what is put right on the left may be all that is wrong.
        if (end_of_replaced_ > equality.left.offset) found.replacements.clear();
        if (!found.replacements.empty())
            end_of_replaced_ = found.replacements.back().offset + found.replacements.back().length;
        found.judgement = std::move(judgement);
        return found;
    }

    std::string_view text_;
    TextPlaces places_;
    EarlierValues earlier_;
    Report report_;
    std::size_t end_of_replaced_ = 0;
};

}  // namespace

Report scan(std::string_view text, Markup markup) {
    return Scanner(text).scan(markup);
}

Markup markup_of(std::string_view file, std::string_view text) {
    const bool is_latex = file.ends_with(".tex") || file.ends_with(".ltx") ||
                          text.find("\\documentclass") != text.npos ||
                          text.find("\\begin{document}") != text.npos;
    return is_latex ? Markup::latex : Markup::markdown;
}

}  // namespace longhand::scan
