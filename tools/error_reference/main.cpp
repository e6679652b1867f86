// Writes the reference of all errors as Markdown: error_reference en|zh.
#include <fmt/format.h>

#include <regex>
#include <string>

#include "longhand/text/message.hpp"

namespace {

/// `{0}` in the table of messages is something put in: `…` for a reader. A guide that is named can
/// be followed.
std::string for_readers(std::string_view text) {
    std::string result;
    for (std::size_t k = 0; k < text.size(); ++k) {
        const bool is_brace = text.substr(k, 2) == "{{" || text.substr(k, 2) == "}}";
        if (is_brace) {
            result += text[k++];
        } else if (text[k] == '{') {
            result += "…";
            k = text.find('}', k);
        } else {
            result += text[k];
        }
    }
    static const std::regex guide(R"(docs/(\w+(\.zh)?\.md))");
    return std::regex_replace(result, guide, "[docs/$1]($1)");
}

}  // namespace

int main(int argc, char** argv) {
    const bool chinese = argc > 1 && std::string_view(argv[1]) == "zh";
    fmt::print("# {}\n\n", chinese ? "错误一览" : "Errors");
    fmt::print(
        "{}\n",
        chinese
            ? "错误写成 `错误[标识] 位置：哪里错了，怎样才对`，退出状态为 2。本页由程序生成。"
            : "An error reads `error[id] place: what is wrong, and what would be right`; the exit "
              "code is 2. This page is generated.");
    for (const longhand::text::Message& error : longhand::text::errors()) {
        fmt::print("\n## {}\n\n{}\n", error.id,
                   for_readers(chinese ? error.chinese : error.english));
    }
}
