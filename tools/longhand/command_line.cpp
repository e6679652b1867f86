#include "command_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

#include "commands.hpp"
#include "help.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/nearest.hpp"
#include "longhand/text/print.hpp"
#include "options.hpp"

namespace longhand::cli {

namespace {

constexpr int exit_done = 0;
constexpr int exit_usage = 2;

/// The language asked for anywhere in the arguments, so that even a usage error is told in it.
text::Language asked_language(const std::vector<std::string>& arguments) {
    for (std::size_t k = 0; k < arguments.size(); ++k) {
        const bool next =
            arguments[k] == "--lang" && k + 1 < arguments.size() && arguments[k + 1] == "zh";
        if (next || arguments[k] == "--lang=zh") return text::Language::chinese;
    }
    return text::Language::english;
}

constexpr std::string_view language_prefix = "--lang=";

bool is_language(const std::string& argument) {
    return argument == "--lang" || argument.starts_with(language_prefix);
}

bool asks_help(const std::string& argument) {
    return argument == "--help" || argument == "-h" || argument == "help";
}

int dispatch(const std::vector<std::string>& arguments, std::ostream& out,
             text::Language language) {
    std::size_t first = 0;
    while (first < arguments.size() && is_language(arguments[first])) {
        const bool is_two_words = arguments[first] == "--lang";
        if (is_two_words && first + 1 == arguments.size())
            throw Error("option.missing", {"--lang"});
        const std::string& word = arguments[is_two_words ? first + 1 : first];
        check_language(is_two_words ? word
                                    : word.substr(std::min(word.size(), language_prefix.size())));
        first += is_two_words ? 2 : 1;
    }
    if (first >= arguments.size() || asks_help(arguments[first])) {
        const std::string topic = first + 1 < arguments.size() ? arguments[first + 1] : "";
        const auto command = std::ranges::find(commands(), topic, &Command::name);
        if (command == commands().end()) {
            write_overview(out, language);
        } else {
            write_help(out, *command, language);
        }
        return exit_done;
    }
    if (arguments[first] == "--version") {
        text::print(out, "longhand {}\n", LONGHAND_VERSION);
        return exit_done;
    }
    const std::string& name = arguments[first];
    if (name.starts_with("-")) {
        throw Error("option.unknown",
                    {name, text::nearest(name, {"--help", "--lang", "--version"})});
    }
    for (const Command& command : commands()) {
        if (command.name != name) continue;
        std::vector<std::string> rest(arguments.begin(),
                                      arguments.begin() + static_cast<std::ptrdiff_t>(first));
        rest.insert(rest.end(), arguments.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                    arguments.end());
        const auto options = parse_options(command.options(), rest);
        if (!options.contains("help")) return command.run(options, out, language);
        write_help(out, command, language);
        return exit_done;
    }
    std::vector<std::string> names;
    for (const Command& command : commands())
        names.emplace_back(command.name);
    throw Error("command.unknown", {name, text::nearest(name, names)});
}

}  // namespace

int run_command_line(const std::vector<std::string>& arguments, std::ostream& out,
                     std::ostream& err) {
    const text::Language language = asked_language(arguments);
    try {
        const int code = dispatch(arguments, out, language);
        out.flush();
        if (!out) throw Error("output.write", {});
        return code;
    } catch (const Errors& errors) {
        for (const Error& error : errors.all())
            err << error.describe(language) << '\n';
    } catch (const Error& error) {
        err << error.describe(language) << '\n';
    } catch (const std::bad_alloc&) {
        err << Error("program.memory", {}).describe(language) << '\n';
    } catch (const std::exception& error) {
        err << Error("program.fault", {error.what()}).describe(language) << '\n';
    }
    return exit_usage;
}

}  // namespace longhand::cli
