#include "longhand/scan/scan.hpp"

#include <algorithm>

#include "longhand/text/utf8.hpp"

namespace longhand::scan {

namespace {

/// Counts lines, for places that come in order or nearly so.
class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {}

    int at(std::size_t offset) {
        if (offset < place_) {
            place_ = 0;
            line_ = 1;
        }
        line_ += static_cast<int>(std::ranges::count(text_.substr(place_, offset - place_), '\n'));
        place_ = offset;
        return line_;
    }

  private:
    std::string_view text_;
    std::size_t place_ = 0;
    int line_ = 1;
};

std::size_t line_begin(std::string_view text, std::size_t offset) {
    return offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
}

int column_at(std::string_view text, std::size_t offset) {
    const std::size_t begin = line_begin(text, offset);
    std::string_view line = text.substr(begin, offset - begin);
    int column = 1;
    for (; !line.empty(); ++column)
        text::take_character(line);
    return column;
}

std::size_t end_of(const Side& side) {
    return side.offset + side.length;
}

/// What is written, with single blanks for all space.
std::string on_one_line(std::string_view source) {
    std::string result;
    for (const char c : source) {
        const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!is_space)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    return result;
}

std::string source_of(std::string_view text, const Equality& equality) {
    const std::size_t begin = equality.left.offset, end = end_of(equality.right);
    return on_one_line(text.substr(begin, end - begin));
}

bool is_ignored(std::string_view text, const Equality& equality) {
    std::size_t begin = line_begin(text, equality.left.offset);
    if (begin > 0) begin = line_begin(text, begin - 1);
    const std::size_t end = std::min(text.find('\n', end_of(equality.right)), text.size());
    constexpr std::string_view mark = "longhand: ignore";
    return text.substr(begin, end - begin).find(mark) != std::string_view::npos;
}

}  // namespace

Report scan(std::string_view text, Markup markup) {
    Report report;
    Lines lines(text);
    EarlierValues earlier;
    std::size_t end_of_replaced = 0;
    for (const Equality& equality : equalities(find_mathematics(text, markup))) {
        const int line = lines.at(equality.left.offset);
        earlier.add(equality.left, line);
        earlier.add(equality.right, line);
        if (!equality.is_read()) {
            const Skipped why = equality.left.formula && !equality.right.formula
                                    ? equality.right.why
                                    : equality.left.why;
            report.skipped.push_back({line, source_of(text, equality), why});
            continue;
        }
        if (is_ignored(text, equality)) {
            ++report.ignored;
            continue;
        }
        EqualityJudgement judgement = judge(equality);
        if (judgement.verdict == Verdict::undefined) {
            report.skipped.push_back({line, source_of(text, equality), Skipped::unreadable});
            continue;
        }
        // In other units, what stands there may be right.
        if (equality.has_unit_of_result() && judgement.verdict > Verdict::rounded) {
            report.skipped.push_back({line, source_of(text, equality), Skipped::unreadable});
            continue;
        }
        ++report.checked;
        report.wrong += judgement.verdict == Verdict::wrong ? 1 : 0;
        report.doubtful += judgement.verdict == Verdict::doubtful ? 1 : 0;
        if (judgement.verdict != Verdict::wrong && judgement.verdict != Verdict::doubtful) continue;
        std::optional<Explanation> explanation = earlier.explain(equality, judgement);
        std::vector<Replacement> mended = replacements(equality, judgement);
        // In a chain, what is put right on the left may be all that is wrong.
        if (end_of_replaced > equality.left.offset) mended.clear();
        if (!mended.empty()) end_of_replaced = mended.back().offset + mended.back().length;
        report.findings.push_back({line, column_at(text, equality.left.offset),
                                   source_of(text, equality), std::move(judgement),
                                   correction(equality), std::move(explanation),
                                   std::move(mended)});
    }
    return report;
}

Markup markup_of(std::string_view file, std::string_view text) {
    const bool is_latex = file.ends_with(".tex") || file.ends_with(".ltx") ||
                          text.find("\\documentclass") != text.npos ||
                          text.find("\\begin{document}") != text.npos;
    return is_latex ? Markup::latex : Markup::markdown;
}

}  // namespace longhand::scan
