#include "longhand/text/error.hpp"

#include <fmt/format.h>

namespace longhand {

namespace {

std::string full_text(std::string_view id, const std::vector<std::string>& arguments,
                      const std::string& place, text::Language language) {
    const bool chinese = language == text::Language::chinese;
    const std::string what = text::message(id, language, arguments);
    const std::string head = fmt::format("{}[{}]", chinese ? "错误" : "error", id);
    if (place.empty()) return fmt::format("{}{}{}", head, chinese ? "：" : ": ", what);
    return fmt::format("{} {}{}{}", head, place, chinese ? "：" : ": ", what);
}

}  // namespace

Error::Error(std::string_view id, std::vector<std::string> arguments, std::string place)
    : std::runtime_error(full_text(id, arguments, place, text::Language::english)),
      id_(id),
      arguments_(std::move(arguments)),
      place_(std::move(place)) {}

Error Error::at(std::string place) const {
    return place_.empty() ? Error(id_, arguments_, std::move(place)) : *this;
}

std::string Error::describe(text::Language language) const {
    return full_text(id_, arguments_, place_, language);
}

}  // namespace longhand
