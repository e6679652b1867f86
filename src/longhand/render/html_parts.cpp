#include "longhand/render/html_parts.hpp"

#include <fmt/format.h>

#include "longhand/render/html_style.hpp"
#include "longhand/render/mathml.hpp"

namespace longhand::render {

namespace {

/// Beside the rows of a matrix stand rows of remarks.
std::string remarks_of(const MathLine& line) {
    if (line.remarks.empty()) return {};
    const auto remark = [](const std::string& words) {
        return fmt::format("<mtext>{}</mtext>", xml_text(words));
    };
    std::string content;
    if (line.math.kind == Math::Kind::matrix) {
        const std::size_t rows = line.math.parts.size() / line.math.columns;
        for (std::size_t row = 0; row < rows; ++row) {
            content +=
                fmt::format("<mtr><mtd>{}</mtd></mtr>",
                            remark(row < line.remarks.size() ? line.remarks[row] : "\u00A0"));
        }
        content = fmt::format("<mtable class=\"remarks\">{}</mtable>", content);
    } else {
        content = remark(line.remarks.front());
    }
    return fmt::format("<mtd class=\"remark\">{}</mtd>", content);
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
