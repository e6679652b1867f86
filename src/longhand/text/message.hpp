#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/text/language.hpp"

namespace longhand::text {

/// One fixed text of the program in both languages. `{0}`, `{1}` … stand for what is put in.
/// Ids that begin with a lower-case area and a dot and stand in errors() are error ids.
struct Message {
    std::string_view id;
    std::string_view english;
    std::string_view chinese;
};

/// All texts that are no errors: headings, words of the log, of reports and papers.
std::span<const Message> labels();

/// What --help says.
std::span<const Message> help_texts();

/// All errors that Longhand can report, sorted by id; docs/errors.md is made from this table.
std::span<const Message> errors();

/// Words to be put in that exist in both languages: message() takes those of its own.
std::string in_both(std::string_view english, std::string_view chinese);

/// The text `id` with `arguments` put in. Throws std::logic_error for an id that no table holds.
std::string message(std::string_view id, Language language,
                    const std::vector<std::string>& arguments = {});

}  // namespace longhand::text
