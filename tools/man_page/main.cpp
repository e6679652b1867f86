// Writes the manual page of `longhand` from its help: man_page en|zh FILE.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <string>

#include "commands.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"

namespace {

using longhand::text::Language;

/// As text of a manual page: nothing in it is a request, and each hyphen is one that can be copied.
std::string roff(std::string_view text) {
    std::string result;
    bool begins_line = true;
    for (const char c : text) {
        if (begins_line && (c == '.' || c == '\'')) result += "\\&";
        if (c == '\\') {
            result += "\\e";
        } else if (c == '-') {
            result += "\\-";
        } else {
            result += c;
        }
        begins_line = c == '\n';
    }
    return result;
}

void write(std::ostream& out, Language language) {
    const auto say = [language](std::string_view id) {
        return roff(longhand::text::message(id, language));
    };
    longhand::text::print(out, ".TH LONGHAND 1 \"\" \"longhand {}\"\n", LONGHAND_VERSION);
    longhand::text::print(out, ".SH {}\nlonghand \\- {}\n", say("man.name"), say("help.overview"));
    longhand::text::print(out, ".SH {}\n", say("man.synopsis"));
    for (const longhand::cli::Command& command : longhand::cli::commands()) {
        longhand::text::print(out, ".B longhand {}\n{}\n.br\n", command.name,
                              roff(command.arguments));
    }
    longhand::text::print(out, ".SH {}\n", say("man.commands"));
    for (const longhand::cli::Command& command : longhand::cli::commands()) {
        longhand::text::print(out, ".SS {} {}\n{}\n", command.name, roff(command.arguments),
                              say(command.explanation));
        const boost::program_options::options_description known = command.options();
        for (const auto& option : known.options()) {
            const bool has_value = option->semantic()->max_tokens() > 0;
            longhand::text::print(out, ".TP\n.B {}{}\n{}\n", roff(option->format_name()),
                                  has_value ? " " + roff(option->format_parameter()) : "",
                                  say(option->description()));
        }
    }
    longhand::text::print(out, ".SH {}\n{}\n", say("man.exit"), say("man.exit.text"));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: man_page en|zh FILE\n";
        return 2;
    }
    const bool chinese = std::string_view(argv[1]) == "zh";
    std::ofstream out(argv[2]);
    write(out, chinese ? Language::chinese : Language::english);
    out.close();
    return out ? 0 : 1;
}
