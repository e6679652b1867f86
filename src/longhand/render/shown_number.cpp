#include "longhand/render/shown_number.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/decimal/rounding.hpp"

namespace longhand::render {

namespace {

constexpr std::string_view minus_sign = "−";
constexpr int largest_plain_exponent = 15;

// A value that is not exact is known to 50 digits; the last of them are the noise of the way there.
constexpr int most_known_digits = 45;

/// f of the value: of its fraction where one is known, else of its 50 digits.
template <class F>
auto with_value(const replay::Number& value, F f) {
    return value.exact ? f(*value.exact) : f(value.decimal);
}

ShownNumber scientific_number(const replay::Number& value, int digits) {
    const decimal::Scientific parts =
        with_value(value, [digits](const auto& v) { return decimal::scientific(v, digits); });
    const std::string exponent = with_minus_sign(std::to_string(parts.exponent));
    const std::string text =
        fmt::format("{}×10^{}", with_minus_sign(parts.mantissa),
                    parts.exponent < 0 ? fmt::format("({})", exponent) : exponent);
    if (!value.exact) return {text, false};
    const decimal::Scientific all = decimal::scientific(*value.exact, digits + 20);
    const bool is_whole =
        all.mantissa == parts.mantissa + std::string(20, '0') ||
        (digits == 1 && all.mantissa == parts.mantissa + "." + std::string(20, '0'));
    const bool terminates = decimal::finite_decimals(*value.exact).has_value();
    const auto last = decimal::finite_decimals(*value.exact).value_or(0);
    return {text, terminates && is_whole && last <= digits - 1 - parts.exponent};
}

int exponent_of(const replay::Number& value) {
    return with_value(value, [](const auto& v) { return decimal::scientific(v, 20).exponent; });
}

bool rounds_to_one(const replay::Number& value) {
    const std::string whole = with_value(value, [](const auto& v) { return decimal::fixed(v, 0); });
    return whole == "1" || whole == "-1";
}

/// The text of an exact value that the digits asked for show whole, or none.
std::optional<std::string> whole_text(const replay::Number& value, Digits digits) {
    if (!value.exact) return std::nullopt;
    const std::optional<int> decimals = decimal::finite_decimals(*value.exact);
    if (!decimals) return std::nullopt;
    std::string text = decimal::fixed(*value.exact, *decimals);
    if (!digits.significant) {
        if (*decimals > digits.count) return std::nullopt;
        return text;
    }
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto first = std::ranges::find_if(text, [](char c) { return c >= '1' && c <= '9'; });
    if (std::count_if(first, text.end(), is_digit) > digits.count) return std::nullopt;
    return text;
}

}  // namespace

std::string with_minus_sign(std::string text) {
    for (std::size_t at = text.find('-'); at != std::string::npos; at = text.find('-', at)) {
        text.replace(at, 1, minus_sign);
    }
    return text;
}

bool is_negative(const std::string& text) {
    return text.starts_with(minus_sign);
}

ShownNumber show(const replay::Number& value, Digits digits) {
    if (value.decimal.is_zero()) return {"0", value.exact.has_value()};
    const int exponent = exponent_of(value);
    if (exponent < largest_plain_exponent) {
        if (const auto whole = whole_text(value, digits)) return {with_minus_sign(*whole), true};
    }
    // Rounding may still reach the last decimal: 0.00006 at four is 0.0001, and says little. In
    // whole numbers 0.7 is 1 all the same: more was not asked for.
    const bool is_one = digits.count == 0 && !digits.significant && rounds_to_one(value);
    const int least_plain_exponent = digits.significant ? -5 : is_one ? -1 : -digits.count;
    const bool is_plain = exponent < largest_plain_exponent && exponent >= least_plain_exponent;
    if (!is_plain) return scientific_number(value, std::max(digits.count, 1));
    if (!value.exact && !digits.significant) {
        digits.count = std::min(digits.count, most_known_digits - 1 - exponent);
    }
    const std::string text = with_value(value, [digits](const auto& v) {
        return digits.significant ? decimal::significant(v, digits.count)
                                  : decimal::fixed(v, digits.count);
    });
    return {with_minus_sign(text), false};
}

}  // namespace longhand::render
