#include "longhand/text/error.hpp"

#include <fmt/format.h>

#include "longhand/text/printable.hpp"

namespace longhand {

namespace {

std::string full_text(std::string_view id, const std::vector<std::string>& arguments,
                      const std::string& place, text::Language language,
                      Severity severity = Severity::error) {
    const bool chinese = language == text::Language::chinese;
    const std::string what = text::message(id, language, arguments);
    const char* kind =
        severity == Severity::error ? (chinese ? "错误" : "error") : (chinese ? "警告" : "warning");
    const std::string head = fmt::format("{}[{}]", kind, id);
    if (place.empty()) return fmt::format("{}{}{}", head, chinese ? "：" : ": ", what);
    return fmt::format("{} {}{}{}", head, place, chinese ? "：" : ": ", what);
}

std::vector<std::string> printable(std::vector<std::string> texts) {
    for (std::string& each : texts)
        each = text::printable(each);
    return texts;
}

}  // namespace

Error::Error(std::string_view id, std::vector<std::string> arguments, std::string place)
    : std::runtime_error(
          full_text(id, printable(arguments), text::printable(place), text::Language::english)),
      id_(id),
      arguments_(printable(std::move(arguments))),
      place_(text::printable(place)) {}

Error Error::at(std::string place) const {
    return place_.empty() ? Error(id_, arguments_, std::move(place)) : *this;
}

Error Error::within(const std::string& place) const {
    return {id_, arguments_, place_.empty() ? place : fmt::format("{} ({})", place, place_)};
}

Error Error::in_line(std::string line, std::size_t column) const {
    Error result = *this;
    if (!result.line_.empty()) return result;
    result.line_ = text::printable(std::move(line));
    result.column_ = column;
    return result;
}

std::string Error::describe(text::Language language, Severity severity) const {
    std::string text = full_text(id_, arguments_, place_, language, severity);
    if (!line_.empty()) text += fmt::format("\n    {}\n    {}^", line_, std::string(column_, ' '));
    return text;
}

}  // namespace longhand
