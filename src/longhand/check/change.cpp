#include "longhand/check/change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "longhand/text/message.hpp"

namespace longhand::check {

namespace {

constexpr std::pair<Change, std::string_view> names[] = {
    {Change::older_version, "older_version"},
    {Change::newer_version, "newer_version"},
    {Change::transposed_element, "transposed_element"},
    {Change::neighbour_element, "neighbour_element"},
    {Change::sign, "sign"},
    {Change::swapped_operands, "swapped_operands"},
    {Change::left_out, "left_out"},
    {Change::undivided, "undivided"},
    {Change::doubled, "doubled"},
    {Change::function_left_out, "function_left_out"},
    {Change::function_doubled, "function_doubled"},
    {Change::other_function, "other_function"},
    {Change::decimal_point, "decimal_point"},
    {Change::swapped_digits, "swapped_digits"},
    {Change::wrong_digit, "wrong_digit"},
};

}  // namespace

std::string_view name(Change change) {
    return std::ranges::find(names, change, &std::pair<Change, std::string_view>::first)->second;
}

std::string listed(const std::vector<std::string>& symbols, text::Language language) {
    return fmt::format("{}", fmt::join(symbols, language == text::Language::chinese ? "、" : ", "));
}

std::string sentence(const NamedChange& change, text::Language language) {
    return text::message(fmt::format("verify.cause.{}", name(change.kind)), language,
                         {listed(change.what, language), change.other});
}

}  // namespace longhand::check
