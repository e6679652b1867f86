// One small worksheet in every format, compared with approved documents that were read by people.
//
//     LONGHAND_APPROVE=1 build/default/tests/longhand_render_test --run_test=formats_suite
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "longhand/render/log_writer.hpp"
#include "longhand/worksheet/functions.hpp"

using namespace longhand;
using namespace longhand::render;

namespace {

/// Everything that a format has to draw, with titles and symbols from the dark.
void small_calculation(Worksheet& sheet) {
    sheet.title(caption("\\input{/etc/passwd} <script>alert(1)</script> *50%* & σ′ _of_ W⁽²⁾",
                        "\\input{/etc/passwd} <script>alert(1)</script> 的 50%"));
    const Matrix x = sheet.given_vector("x", "0.5, -1", {.elements = "x{row}"});
    const Matrix W = sheet.given_matrix(
        "W", "1 -2; 3 0.50",
        {.symbol = "W⁽²⁾", .elements = "", .caption = caption("weights", "权重")});
    sheet.section("forward", caption("Forward & on", "前向传播"));
    const Matrix z = sheet.step("z", W * x, {.caption = caption("sums", "加权和")});
    const Real y = sheet.step("y[1]", logistic(z(1)), {.symbol = "ŷ1", .digits = Digits{3}});
    sheet.section("forward/error", caption("The error: −½ … 50 %", "误差"));
    sheet.step("E", (1 - y) * (1 - y) / 2 - 2e-9 * y, {.symbol = "E_total"});
    sheet.step("r", select(y > 0.5, y, -y));
    sheet.section("backward", caption("Backward", "反向传播"));
    sheet.step("G", outer(z, x), {.symbol = "∂L/∂W⁽²⁾"});
    sheet.step("T", transpose(W) * z, {.symbol = "<b>"});
    const Matrix many =
        sheet.given_matrix("V", "1 2 3 4 5 6 7 8 9 10 11 12", {.symbol = "\\input{V}"});
    sheet.step("D", many - 0.5 * many);
}

std::string document(Format format, text::Language language, Detail detail) {
    std::ostringstream out;
    const auto writer = log_writer(format, out, {.detail = detail, .language = language});
    const Worksheet worksheet = Worksheet::record(small_calculation);
    const Node y = worksheet.find("forward/y[1]")->nodes.front();
    const Node z = worksheet.find("forward/z")->nodes[1];
    const Annotate remarks = [y, z](Node node) -> std::vector<Annotation> {
        if (node == y) return {{"log.claim.exact", "0.924"}};
        if (node == z) return {{"log.claim", "1"}, {"log.claim.carried", "1.0"}};
        return {};
    };
    writer->begin({{"small", worksheet.title().in(language)}});
    Values values(worksheet);
    writer->write({"small", worksheet, values, remarks});
    writer->end();
    return out.str();
}

void compare(Format format, text::Language language, Detail detail, const std::string& name) {
    const std::string file = LONGHAND_APPROVED "/" + name;
    const std::string now = document(format, language, detail);
    if (std::getenv("LONGHAND_APPROVE")) std::ofstream(file, std::ios::binary) << now;
    std::ostringstream approved;
    approved << std::ifstream(file, std::ios::binary).rdbuf();
    BOOST_TEST(now == approved.str(), name << " is not as approved");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_suite)

BOOST_AUTO_TEST_CASE(every_format_is_as_approved) {
    using enum text::Language;
    compare(Format::text, english, Detail::steps, "small.en.txt");
    compare(Format::markdown, english, Detail::steps, "small.en.md");
    compare(Format::latex, english, Detail::steps, "small.en.tex");
    compare(Format::html, english, Detail::steps, "small.en.html");
    compare(Format::json, english, Detail::steps, "small.en.json");
    compare(Format::latex, chinese, Detail::full, "small.zh.tex");
    compare(Format::html, chinese, Detail::full, "small.zh.html");
}

BOOST_AUTO_TEST_CASE(markdown_marks_nothing_up_that_is_only_text) {
    const std::string text = document(Format::markdown, text::Language::english, Detail::brief);
    BOOST_TEST(
        text.starts_with("# \\\\input{/etc/passwd} \\<script\\>alert(1)\\</script\\> "
                         "\\*50%\\* \\& σ′ \\_of\\_ W⁽²⁾\n"));
}

BOOST_AUTO_TEST_SUITE_END()
