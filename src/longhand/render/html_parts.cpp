#include "longhand/render/html_parts.hpp"

#include <fmt/format.h>

#include "longhand/render/html_style.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/text/superscript.hpp"

namespace longhand::render {

namespace {

constexpr std::string_view power = "×10^";

/// Beside the rows of a matrix stand rows of remarks; several on one number stand below each other.
std::string remarks_of(const MathLine& line) {
    if (line.remarks.empty()) return {};
    const bool is_matrix = line.math.kind == Math::Kind::matrix;
    std::vector<std::string> rows = is_matrix ? line.remarks : line.first_remarks;
    if (is_matrix) rows.resize(line.math.parts.size() / line.math.columns, "\u00A0");
    const auto words = [](const std::string& remark) {
        return fmt::format("<mtext>{}</mtext>", html_words(remark));
    };
    if (!is_matrix && rows.size() == 1)
        return fmt::format("<mtd class=\"remark\">{}</mtd>", words(rows.front()));
    std::string content;
    for (const std::string& row : rows)
        content += fmt::format("<mtr><mtd>{}</mtd></mtr>", words(row));
    return fmt::format("<mtd class=\"remark\"><mtable class=\"{}\">{}</mtable></mtd>",
                       is_matrix ? "remarks" : "remarks single", content);
}

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="{}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>{}</title>
<style>
{}{}</style>
</head>
<body>
)";

}  // namespace

std::string html_head(std::string_view title, text::Language language, std::string_view style) {
    return fmt::format(head, language == text::Language::chinese ? "zh-CN" : "en", xml_text(title),
                       html_style, style);
}

std::string html_words(std::string_view words) {
    std::string result = xml_text(words);
    for (auto at = result.find(power); at != std::string::npos; at = result.find(power, at + 1)) {
        const std::size_t start = at + power.size();
        const bool is_negative = result.compare(start, 1, "(") == 0;
        const std::size_t end = is_negative ? result.find(')', start) + 1
                                            : result.find_first_not_of("0123456789", start);
        const std::string exponent = result.substr(start, end - start);
        const auto digits = exponent.find_first_of("0123456789");
        const std::string raised =
            (is_negative ? "⁻" : "") +
            text::superscript(exponent.substr(digits, exponent.find(')') - digits));
        result.replace(start - 1, exponent.size() + 1, raised);
    }
    return result;
}

std::string html_lines(const MathStep& step) {
    std::string result = "<math><mtable class=\"lines\" displaystyle=\"true\">\n";
    std::string before = mathml(step.symbol);
    for (const MathLine& line : step.lines) {
        result += fmt::format(
            "<mtr{}><mtd>{}</mtd><mtd><mo>{}</mo></mtd><mtd class=\"value\">{}</mtd>{}</mtr>\n",
            line.is_result ? " class=\"result\"" : "", before, line.relation, mathml(line.math),
            remarks_of(line));
        before.clear();
    }
    return result + "</mtable></math>\n";
}

}  // namespace longhand::render
