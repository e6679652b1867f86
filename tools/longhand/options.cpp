#include "options.hpp"

#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <boost/program_options/value_semantic.hpp>

#include "longhand/text/nearest.hpp"

namespace longhand::cli {

namespace po = boost::program_options;

void check_language(const std::string& language) {
    if (language != "en" && language != "zh")
        throw Error("option.value", {"--lang", language, "en, zh"});
}

void add_common_options(po::options_description& options) {
    // clang-format off
    options.add_options()
        ("lang", po::value<std::string>()->default_value("en", "")->value_name("en|zh"), "help.option.lang")
        ("help,h", "help.option.help");
    // clang-format on
}

po::variables_map parse_options(const po::options_description& options,
                                const std::vector<std::string>& arguments) {
    po::options_description all;
    all.add(options).add_options()("name", po::value<std::vector<std::string>>());
    po::positional_options_description positional;
    positional.add("name", -1);
    using namespace po::command_line_style;
    constexpr int style = unix_style & ~allow_guessing;
    po::variables_map values;
    try {
        po::store(po::command_line_parser(arguments)
                      .options(all)
                      .positional(positional)
                      .style(style)
                      .run(),
                  values);
        po::notify(values);
    } catch (const po::unknown_option& error) {
        std::vector<std::string> known;
        for (const auto& option : options.options())
            known.push_back("--" + option->long_name());
        throw Error("option.unknown",
                    {error.get_option_name(), text::nearest(error.get_option_name(), known)});
    } catch (const po::multiple_occurrences& error) {
        throw Error("option.twice", {error.get_option_name()});
    } catch (const po::invalid_command_line_syntax& error) {
        const bool missing = error.kind() == po::invalid_syntax::missing_parameter;
        throw Error(missing ? "option.missing" : "option.usage", {error.get_option_name()});
    } catch (const po::error_with_option_name& error) {
        throw Error("option.usage", {error.get_option_name()});
    } catch (const po::error& error) {
        throw Error("option.usage", {error.what()});
    }
    check_language(values["lang"].as<std::string>());
    return values;
}

std::string typed(const po::variables_map& options, const std::string& name) {
    return options.contains(name) ? options[name].as<std::string>() : std::string();
}

std::vector<GivenText> typed_givens(const po::variables_map& options) {
    std::vector<GivenText> givens;
    if (!options.contains("given")) return givens;
    for (const std::string& text : options["given"].as<std::vector<std::string>>())
        givens.push_back(GivenText::parse(text));
    return givens;
}

std::string output_file(const po::variables_map& options) {
    if (options.contains("output") && typed(options, "output").empty())
        throw Error("option.missing", {"--output"});
    return typed(options, "output");
}

std::vector<std::string> names(const po::variables_map& options) {
    return options.contains("name") ? options["name"].as<std::vector<std::string>>()
                                    : std::vector<std::string>{};
}

}  // namespace longhand::cli
