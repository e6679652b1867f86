#include "longhand/decimal/printed_number.hpp"

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/text/error.hpp"

namespace longhand::decimal {

namespace {

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

std::optional<std::string_view> without_percent(std::string_view typed) {
    for (const std::string_view sign : {"%", "％"}) {
        if (typed.ends_with(sign)) return trimmed(typed.substr(0, typed.size() - sign.size()));
    }
    return {};
}

std::optional<int> printed_decimals(const DecimalText& number) {
    const bool is_whole = number.text().find_first_of(".e") == std::string::npos;
    return is_whole || number.decimals() == 0 ? std::nullopt : std::optional(number.decimals());
}

}  // namespace

PrintedNumber PrintedNumber::parse(std::string_view typed) {
    const std::string_view text = trimmed(typed);
    if (const auto percent = without_percent(text)) {
        const DecimalText number = DecimalText::parse(*percent);
        return {number.text() + " %", Rational(number.value() / 100), number.decimals() + 2};
    }
    if (const std::size_t slash = text.find('/'); slash != text.npos) {
        const DecimalText above = DecimalText::parse(trimmed(text.substr(0, slash)));
        const DecimalText below = DecimalText::parse(trimmed(text.substr(slash + 1)));
        const bool are_whole = boost::multiprecision::denominator(above.value()) == 1 &&
                               boost::multiprecision::denominator(below.value()) == 1;
        if (!are_whole || below.value() == 0) throw Error("number.text", {std::string(typed)});
        return {above.text() + "/" + below.text(), Rational(above.value() / below.value()), {}};
    }
    const DecimalText number = DecimalText::parse(text);
    return {number.text(), number.value(), printed_decimals(number)};
}

}  // namespace longhand::decimal
