#include "typed_number.hpp"

#include <algorithm>
#include <regex>

#include "longhand/decimal/rounding.hpp"
#include "longhand/text/utf8.hpp"

namespace longhand::book {

namespace {

/// Characters that are written in place of others, and those others.
constexpr std::u32string_view stand_ins = U"．／⁄∕％﹪−－‐‑–×⋅·\u00A0\u2009\u202F";
constexpr std::u32string_view stood_for = U".///%%-----***'''";
static_assert(stand_ins.size() == stood_for.size());

constexpr std::u32string_view raised = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
constexpr std::u32string_view not_raised = U"0123456789+-";

char32_t plain(char32_t character) {
    if (character >= U'０' && character <= U'９') return character - U'０' + U'0';
    const std::size_t at = stand_ins.find(character);
    return at == stand_ins.npos ? character : stood_for[at];
}

/// A text in ASCII: one way of writing a number for several, a letter for every letter that a name
/// may have, and a blank for all else.
std::string in_ascii(std::string_view text) {
    constexpr char32_t first_of_han = 0x2E80;
    const std::u32string characters = text::characters(text);
    std::string result;
    for (std::size_t k = 0; k < characters.size(); ++k) {
        const char32_t character = plain(characters[k]);
        if (character < 0x80) {
            result += static_cast<char>(character);
        } else if (characters.compare(k, 3, U"百分之") == 0) {
            result += '%';
            k += 2;
        } else if (const std::size_t power = raised.find(character); power != raised.npos) {
            if (k == 0 || raised.find(characters[k - 1]) == raised.npos) result += '^';
            result += static_cast<char>(not_raised[power]);
        } else {
            result += text::is_letter(character) && character < first_of_han ? 'a' : ' ';
        }
    }
    return result;
}

std::string without_tex(std::string text) {
    static const std::pair<std::regex, const char*> commands[] = {
        {std::regex(R"(\\[dt]?frac\s*(?:\{([0-9]+)\}|([0-9]))\s*(?:\{([0-9]+)\}|([0-9])))"),
         " $1$2/$3$4 "},
        {std::regex(R"(\\(?:times|cdot)(?![A-Za-z]))"), "*"},
        {std::regex(R"(\\%)"), "%"},
        {std::regex(R"(\\,|\{,\})"), "'"},
        {std::regex(R"(10\^\{([-+]?[0-9]+)\})"), "10^$1"}};
    for (const auto& [command, meaning] : commands)
        text = std::regex_replace(text, command, meaning);
    return text;
}

/// What is tried at each place of a text, in this order; numbers are the groups.
const std::regex& pattern() {
    static const std::string name = R"([A-Za-z]*_\{[^}]*\}|[A-Za-z_][A-Za-z0-9_]*(?:\[[^\]]*\])?)";
    static const std::string version = R"([0-9]+(?:\.[0-9]+){2,})";
    static const std::string fraction = R"(([0-9]+)\s?/\s?([0-9]+)(?![0-9.]))";
    static const std::string percent_before = R"((%\s?)?)";
    static const std::string whole = R"(([1-9][0-9]{0,2}(?:[,'][0-9]{3})+(?![0-9])|[0-9]+)?)";
    static const std::string decimals = R"((\.[0-9]+)?)";
    static const std::string exponent = R"((?:[eE]([-+]?[0-9]+)|\s?\*\s?10\^([-+]?[0-9]+))?)";
    static const std::string percent = R"((['\s]?(?:%|per\s?cent\b))?)";
    static const std::regex any(name + "|" + version + "|" + fraction + "|" + percent_before +
                                "(?=[.]?[0-9])" + whole + decimals + exponent + percent);
    return any;
}

bool is_year(const std::string& text) {
    static const std::regex year("(?:18|19|20)[0-9][0-9]");
    return std::regex_match(text, year);
}

/// What was matched as a number is printed, or nothing where it could be no value.
std::string printed(const std::smatch& match) {
    enum Group { above = 1, below, percent_before, whole, decimals, power, power_of_ten, percent };
    if (match[above].matched) {
        const std::string text = match[above].str() + "/" + match[below].str();
        const bool divides_by_zero = match[below].str().find_first_not_of('0') == text.npos;
        return text == "1/2" || divides_by_zero ? "" : text;
    }
    std::string digits = match[whole];
    std::erase_if(digits, [](char c) { return c == ',' || c == '\''; });
    const bool has_zeros_in_front = digits.size() > 1 && digits.starts_with('0');
    if (has_zeros_in_front || (digits.empty() && !match[decimals].matched)) return {};
    const std::string exponent = match[power].str() + match[power_of_ten].str();
    const bool is_percentage = match[percent_before].matched || match[percent].matched;
    const bool is_plain = exponent.empty() && !is_percentage && !match[decimals].matched;
    const bool could_be_value = digits.size() > 1 && !is_year(match[whole]);
    if (is_plain && !could_be_value) return {};
    return digits + match[decimals].str() + (exponent.empty() ? "" : "e" + exponent) +
           (is_percentage ? "%" : "");
}

}  // namespace

bool TypedNumber::stands_for(const replay::Number& value) const {
    if (value.trouble != replay::Trouble::none) return false;
    constexpr std::size_t digits_to_round_to = 3;
    const bool is_fraction = printed.text.find('/') != std::string::npos;
    const bool is_rounded =
        printed.decimals || (!is_fraction && printed.text.size() >= digits_to_round_to);
    if (!is_rounded) return value.exact && abs(*value.exact) == printed.value;
    const int decimals = printed.decimals.value_or(0);
    const std::string text = replay::fixed(value, decimals);
    return text.substr(text.starts_with('-') ? 1 : 0) == decimal::fixed(printed.value, decimals);
}

std::vector<TypedNumber> typed_numbers(std::string_view text) {
    const std::string plain_text = without_tex(in_ascii(text));
    std::vector<TypedNumber> found;
    for (std::sregex_iterator at(plain_text.begin(), plain_text.end(), pattern()), end; at != end;
         ++at) {
        const std::string number = printed(*at);
        if (number.empty()) continue;
        const auto line = std::count(plain_text.begin(), (*at)[0].first, '\n');
        found.push_back({decimal::PrintedNumber::parse(number), static_cast<std::size_t>(line)});
    }
    return found;
}

}  // namespace longhand::book
