#include "longhand/decimal/decimal_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "longhand/text/error.hpp"
#include "longhand/text/utf8.hpp"

namespace longhand::decimal {

namespace {

// A number taken apart: value = ± whole.fraction · 10^exponent.
struct Parts {
    bool negative = false;
    std::string whole;
    std::string fraction;
    int exponent = 0;
};

// Larger exponents are out of range whatever the digits are, so they need not be told apart.
constexpr int exponent_ceiling = 1'000'000;

constexpr auto foldings = std::to_array<std::pair<std::string_view, char>>({
    {"\u2212", '-'},
    {"\uFF0D", '-'},
    {"\uFF0B", '+'},
    {"\uFF0E", '.'},
    {"\uFF10", '0'},
    {"\uFF11", '1'},
    {"\uFF12", '2'},
    {"\uFF13", '3'},
    {"\uFF14", '4'},
    {"\uFF15", '5'},
    {"\uFF16", '6'},
    {"\uFF17", '7'},
    {"\uFF18", '8'},
    {"\uFF19", '9'},
});

std::string folded(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto found = std::ranges::find_if(
            foldings, [text](const auto& folding) { return text.starts_with(folding.first); });
        const bool is_folded = found != foldings.end();
        result.push_back(is_folded ? found->second : text.front());
        text.remove_prefix(is_folded ? found->first.size() : 1);
    }
    return result;
}

// What an error shows of a text that may be a whole file.
std::string excerpt(std::string_view typed) {
    constexpr std::size_t longest = 60;
    if (typed.size() <= longest) return std::string(typed);
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(typed[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(typed.substr(0, end)) + "…";
}

bool take(std::string_view& text, std::string_view any_of) {
    if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

bool take_sign(std::string_view& text) {
    const bool negative = text.starts_with('-');
    take(text, "+-");
    return negative;
}

std::string take_digits(std::string_view& text) {
    std::string digits(text.substr(0, text.find_first_not_of("0123456789")));
    text.remove_prefix(digits.size());
    return digits;
}

void drop_leading_zeros(std::string& digits) {
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
}

// Fails on anything that is no number; `text` is folded and trimmed.
bool read(std::string_view text, Parts& parts) {
    parts.negative = take_sign(text);
    parts.whole = take_digits(text);
    if (take(text, ".")) parts.fraction = take_digits(text);
    if (parts.whole.empty() && parts.fraction.empty()) return false;
    if (take(text, "eE")) {
        const bool down = take_sign(text);
        std::string digits = take_digits(text);
        if (digits.empty()) return false;
        drop_leading_zeros(digits);
        for (const char digit : digits) {
            parts.exponent = std::min(parts.exponent * 10 + (digit - '0'), exponent_ceiling);
        }
        if (down) parts.exponent = -parts.exponent;
    }
    drop_leading_zeros(parts.whole);
    return text.empty();
}

// The power of ten of the first digit that is not zero; of the last digit of a zero.
int leading_exponent(const Parts& parts) {
    const std::string digits = parts.whole + parts.fraction;
    const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size());
    const bool zero = first == digits.size();
    return parts.exponent + static_cast<int>(parts.whole.size()) - static_cast<int>(first) -
           (zero ? 0 : 1);
}

std::string canonical(const Parts& parts) {
    const std::string digits = parts.whole + parts.fraction;
    const bool zero = digits.find_first_not_of('0') == std::string::npos;
    std::string text = parts.negative && !zero ? "-" : "";
    text += parts.whole.empty() ? "0" : parts.whole;
    if (!parts.fraction.empty()) text += "." + parts.fraction;
    if (parts.exponent != 0) text += "e" + std::to_string(parts.exponent);
    return text;
}

Parts parts_of(const std::string& canonical_text) {
    Parts parts;
    if (!read(canonical_text, parts)) throw std::logic_error("no decimal text: " + canonical_text);
    return parts;
}

}  // namespace

DecimalText DecimalText::parse(std::string_view typed) {
    const std::string_view number = text::trimmed(typed);
    Parts parts;
    if (!read(folded(number), parts)) throw Error("number.text", {excerpt(number)});
    const std::size_t digits = parts.whole.size() + parts.fraction.size();
    if (digits > most_digits || std::abs(leading_exponent(parts)) > largest_exponent) {
        throw Error("number.range", {excerpt(number), std::to_string(most_digits),
                                     std::to_string(largest_exponent)});
    }
    DecimalText result;
    result.text_ = canonical(parts);
    return result;
}

DecimalText DecimalText::shortest(double number) {
    if (!std::isfinite(number)) {
        throw std::invalid_argument("DecimalText::shortest: the number is not finite");
    }
    const double size = std::abs(number);
    const bool plain = size == 0 || (size >= 1e-6 && size < 1e15);
    std::array<char, 64> buffer{};
    const auto written =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                      plain ? std::chars_format::fixed : std::chars_format::scientific);
    return parse({buffer.data(), written.ptr});
}

Rational DecimalText::value() const {
    const Parts parts = parts_of(text_);
    std::string digits = parts.whole + parts.fraction;
    // Boost reads a number with a zero in front as octal.
    drop_leading_zeros(digits);
    if (digits.empty()) return Rational(0);
    Integer numerator(digits);
    if (parts.negative) numerator = -numerator;
    const int exponent = parts.exponent - static_cast<int>(parts.fraction.size());
    const Integer power =
        boost::multiprecision::pow(Integer(10), static_cast<unsigned>(std::abs(exponent)));
    return exponent < 0 ? Rational(numerator, power) : Rational(Integer(numerator * power));
}

int DecimalText::decimals() const {
    const Parts parts = parts_of(text_);
    return std::max(0, static_cast<int>(parts.fraction.size()) - parts.exponent);
}

double DecimalText::nearest() const {
    double number = 0;
    std::from_chars(text_.data(), text_.data() + text_.size(), number);
    return number;
}

int DecimalText::significant_digits() const {
    const Parts parts = parts_of(text_);
    std::string digits = parts.whole + parts.fraction;
    drop_leading_zeros(digits);
    return static_cast<int>(digits.size());
}

}  // namespace longhand::decimal
