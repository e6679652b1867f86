#include "longhand/text/message.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "longhand/text/wording.hpp"

namespace longhand::text {

namespace {

constexpr std::string_view between_languages = "\u241F";  // the sign for a separator

std::string filled(std::string_view pattern, Language language,
                   const std::vector<std::string>& arguments) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string_view argument : arguments) {
        const std::size_t end = argument.find(between_languages);
        if (end == argument.npos)
            store.push_back(argument);
        else
            store.push_back(language == Language::chinese
                                ? argument.substr(end + between_languages.size())
                                : argument.substr(0, end));
    }
    return fmt::vformat(pattern, store);
}

}  // namespace

std::string in_both(std::string_view english, std::string_view chinese) {
    return fmt::format("{}{}{}", english, between_languages, chinese);
}

std::string message(std::string_view id, Language language,
                    const std::vector<std::string>& arguments) {
    const auto find = [id](std::span<const Message> table) -> const Message* {
        const auto found = std::ranges::lower_bound(table, id, {}, &Message::id);
        return found == table.end() || found->id != id ? nullptr : &*found;
    };
    const Message* found = find(errors());
    if (!found) found = find(labels());
    if (!found) found = find(help_texts());
    if (!found) throw std::logic_error(fmt::format("no message has the id '{}'", id));
    return filled(language == Language::chinese ? found->chinese : found->english, language,
                  arguments);
}

std::string Wording::operator()(std::string_view id,
                                const std::vector<std::string>& arguments) const {
    if (own_) {
        const auto found = own_->find(id);
        if (found != own_->end()) return filled(found->second, language_, arguments);
    }
    return message(id, language_, arguments);
}

}  // namespace longhand::text
