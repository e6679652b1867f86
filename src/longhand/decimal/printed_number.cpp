#include "longhand/decimal/printed_number.hpp"

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/utf8.hpp"

namespace longhand::decimal {

namespace {

std::optional<std::string_view> without_percent(std::string_view typed) {
    for (const std::string_view sign : {"%", "％"}) {
        if (typed.ends_with(sign))
            return text::trimmed(typed.substr(0, typed.size() - sign.size()));
    }
    return {};
}

std::optional<int> printed_decimals(const DecimalText& number) {
    const bool is_whole = number.text().find_first_of(".e") == std::string::npos;
    return is_whole || number.decimals() == 0 ? std::nullopt : std::optional(number.decimals());
}

}  // namespace

PrintedNumber PrintedNumber::parse(std::string_view typed) {
    const std::string_view text = text::trimmed(typed);
    if (const auto percent = without_percent(text)) {
        const DecimalText number = DecimalText::parse(*percent);
        return {number.text() + " %", Rational(number.value() / 100), number.decimals() + 2};
    }
    if (const std::size_t slash = text.find('/'); slash != text.npos) {
        const DecimalText above = DecimalText::parse(text::trimmed(text.substr(0, slash)));
        const DecimalText below = DecimalText::parse(text::trimmed(text.substr(slash + 1)));
        const bool are_whole = denominator(above.value()) == 1 && denominator(below.value()) == 1;
        if (!are_whole || below.value() == 0) throw Error("number.text", {std::string(typed)});
        return {above.text() + "/" + below.text(), Rational(above.value() / below.value()), {}};
    }
    const DecimalText number = DecimalText::parse(text);
    return {number.text(), number.value(), printed_decimals(number)};
}

}  // namespace longhand::decimal
