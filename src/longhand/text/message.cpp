#include "longhand/text/message.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace longhand::text {

std::string message(std::string_view id, Language language,
                    const std::vector<std::string>& arguments) {
    const auto find = [id](std::span<const Message> table) -> const Message* {
        const auto found = std::ranges::find(table, id, &Message::id);
        return found == table.end() ? nullptr : &*found;
    };
    const Message* found = find(errors());
    if (!found) found = find(labels());
    if (!found) throw std::logic_error(fmt::format("no message has the id '{}'", id));

    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string& argument : arguments)
        store.push_back(std::cref(argument));
    return fmt::vformat(language == Language::chinese ? found->chinese : found->english, store);
}

}  // namespace longhand::text
