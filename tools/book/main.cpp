// Weaves the pages of the workbook, a folder a language: of one chapter, from its folder, with its
// own numbers or with others for some givens; or the table of contents.
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "chapter_page.hpp"
#include "longhand/text/error.hpp"

namespace {

namespace fs = std::filesystem;
using longhand::text::Language;

constexpr std::string_view usage = "longhand_book OUT [CHAPTER FOLDER [NAME=VALUE …]]";

void weave(const std::vector<std::string>& arguments) {
    if (arguments.empty() || arguments.size() == 2)
        throw longhand::Error("option.usage", {std::string(usage)});
    std::vector<longhand::GivenText> givens;
    for (std::size_t k = 3; k < arguments.size(); ++k)
        givens.push_back(longhand::GivenText::parse(arguments[k]));
    std::optional<longhand::book::Practice> practice;
    if (arguments.size() > 1) {
        const longhand::cli::Source source = longhand::cli::find_source(arguments[1]);
        practice.emplace(source, longhand::given_numbers(source.record(), givens));
    }
    for (const auto& [name, language] :
         {std::pair{"en", Language::english}, std::pair{"zh", Language::chinese}}) {
        const fs::path out = fs::path(arguments[0]) / name;
        fs::create_directories(out);
        if (practice) {
            longhand::book::write_chapter_page(arguments[1], arguments[2], givens, *practice, out,
                                               language);
        } else {
            longhand::book::write_contents(out, language);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    try {
        weave({argv + 1, argv + argc});
        return 0;
    } catch (const longhand::Errors& errors) {
        for (const longhand::Error& error : errors.all())
            std::cerr << error.describe(Language::english) << "\n";
    } catch (const longhand::Error& error) {
        std::cerr << error.describe(Language::english) << "\n";
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
    }
    return 2;
}
