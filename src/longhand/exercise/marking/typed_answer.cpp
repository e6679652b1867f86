#include "longhand/exercise/marking/typed_answer.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include "longhand/text/error.hpp"
#include "longhand/text/utf8.hpp"

namespace longhand::exercise {

namespace {

constexpr std::size_t longest_answer = 200;

constexpr auto minus_signs = std::to_array<char32_t>(
    {U'\u2010', U'\u2011', U'\u2012', U'\u2013', U'\u2212', U'\uFE63', U'\uFF0D'});
constexpr auto blanks =
    std::to_array<char32_t>({U' ', U'\t', U'\u00A0', U'\u2007', U'\u2009', U'\u200A', U'\u200B',
                             U'\u202F', U'\u3000', U'\uFEFF'});

/// The answer in ASCII as far as numbers are concerned, without blanks.
std::string folded(std::string_view typed) {
    static constexpr std::u32string_view raised_signs = U"⁻⁰¹²³⁴⁵⁶⁷⁸⁹";
    std::string result;
    bool is_raised = false;
    while (!typed.empty()) {
        char32_t c = text::take_character(typed);
        if (std::ranges::find(blanks, c) != blanks.end()) continue;
        constexpr char32_t first = U'\uFF01', last = U'\uFF5E';
        if (std::ranges::find(minus_signs, c) != minus_signs.end())
            c = U'-';
        else if (c >= first && c <= last)
            c = c - first + U'!';
        else if (c == U'\u3002')  // 。 where a point was meant
            c = U'.';
        if (c == U'\u00D7' || c == U'\u00B7' || c == U'\u2217') c = U'*';
        const std::size_t raised = raised_signs.find(c);
        const bool begins_power = raised != raised_signs.npos && !is_raised;
        is_raised = raised != raised_signs.npos;
        if (begins_power) result += '^';
        result += is_raised ? std::string(1, "-0123456789"[raised]) : text::utf8(c);
    }
    return result;
}

/// "1.1*10^-1" as "1.1e-1".
std::string with_exponent(const std::string& number) {
    static const std::regex power(R"([*xX]10\^[({]?(-?\+?\d+)[)}]?$)");
    return std::regex_replace(number, power, "e$1");
}

bool may_group_thousands(const std::string& number, char sign) {
    const std::string escaped = sign == '.' ? "\\." : ",";
    return std::regex_match(number, std::regex("[-+]?[1-9]\\d{0,2}(" + escaped + "\\d{3})+"));
}

}  // namespace

TypedAnswer read_answer(std::string_view typed, Comma comma) {
    TypedAnswer answer{std::string(text::trimmed(typed)), AnswerForm::text, {}};
    if (answer.text.size() > longest_answer) return answer;
    std::string number = folded(answer.text);
    while (number.starts_with('=') || number.starts_with("\u2248"))
        number.erase(0, number.starts_with('=') ? 1 : 3);
    if (number.empty() || number == "-") {  // a dash where nothing was written
        if (answer.text.empty() || number == "-") answer.form = AnswerForm::empty;
        return answer;
    }
    if (number.find("10") != number.npos) number = with_exponent(number);
    if (number.find(',') != std::string::npos) {
        const bool is_one = std::ranges::count(number, ',') == 1 && number.find('.') == number.npos;
        static const std::regex with_comma(R"([-+]?\d*,\d+([eE][-+]?\d+)?%?)");
        if (!is_one || comma == Comma::unknown) {
            static const std::regex looks(R"([-+]?[\d.,]+([eE][-+]?\d+)?%?)");
            if (std::regex_match(number, looks)) answer.form = AnswerForm::comma;
            return answer;
        }
        if (!std::regex_match(number, with_comma)) return answer;
        std::ranges::replace(number, ',', '.');
    } else if (comma == Comma::decimal && may_group_thousands(number, '.')) {
        answer.form = AnswerForm::comma;
        return answer;
    }
    if (number.starts_with('+')) number.erase(0, 1);
    try {
        answer.number = decimal::PrintedNumber::parse(number);
        answer.form = AnswerForm::number;
    } catch (const Error&) {
        answer.number.reset();
    }
    return answer;
}

}  // namespace longhand::exercise
