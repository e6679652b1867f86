#include "prose.hpp"

#include <algorithm>
#include <regex>

#include "longhand/decimal/rounding.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/text/error.hpp"
#include "longhand/worksheet/address.hpp"

namespace longhand::book {

namespace {

/// The value of what an id names, as a log shows it.
std::string shown(const std::string& id, const std::string& digits, const Worksheet& worksheet,
                  const render::Values& values) {
    const Address address = resolve(worksheet, id);
    if (address.nodes.size() != 1) throw Error("book.matrix", {id});
    const Node node = address.nodes.front();
    const Entry& entry = *address.entry;
    if (digits.empty() && entry.is_given)
        return render::with_minus_sign(worksheet.tape_record().text(node).text());
    const Digits wanted = digits.empty() ? entry.digits.value_or(Digits{}) : Digits::parse(digits);
    return render::show(values[node], wanted).text;
}

/// A number as it is typed, and how it may stand in a paragraph: not behind a letter (x12), not as
/// an index (x_{12}), not in the number of a document (002).
struct TypedNumber {
    std::string text;
    int decimals = 0;
};

std::vector<TypedNumber> typed_numbers(const std::string& paragraph) {
    static const std::regex pattern(R"((?:_\{)?[A-Za-z0-9_.]*[0-9][A-Za-z0-9_.]*)");
    static const std::regex number(R"([1-9][0-9]+|(?:0|[1-9][0-9]*)\.([0-9]+))");
    std::vector<TypedNumber> found;
    for (std::sregex_iterator at(paragraph.begin(), paragraph.end(), pattern), end; at != end;
         ++at) {
        std::string word = at->str();
        while (word.ends_with('.'))
            word.pop_back();
        std::smatch match;
        if (std::regex_match(word, match, number))
            found.push_back({word, static_cast<int>(match[1].length())});
    }
    return found;
}

/// Whether a log shows the value of a node as this number: a given as it is typed, an exact value
/// whole, and any other with three digits or more.
bool is_shown_as(const TypedNumber& number, Node node, const Worksheet& worksheet,
                 const render::Values& values) {
    const auto without_sign = [](std::string text) {
        return text.starts_with('-') ? text.substr(1) : text;
    };
    if (worksheet.tape_record().tape().operation(node) == Operation::given)
        return without_sign(worksheet.tape_record().text(node).text()) == number.text;
    const replay::Number& value = values[node];
    if (value.trouble != replay::Trouble::none) return false;
    constexpr int enough_decimals = 3;
    const auto all_decimals =
        value.exact ? decimal::finite_decimals(*value.exact) : std::optional<int>();
    const bool is_telling =
        all_decimals ? number.decimals == *all_decimals : number.decimals >= enough_decimals;
    return is_telling && without_sign(replay::fixed(value, number.decimals)) == number.text;
}

/// The id of what a log shows as this number, or nothing.
std::string recorded_as(const TypedNumber& number, const Worksheet& worksheet,
                        const render::Values& values) {
    for (const Entry& entry : worksheet.entries()) {
        for (std::size_t element = 0; element < entry.nodes.size(); ++element) {
            if (is_shown_as(number, entry.nodes[element], worksheet, values))
                return element_id(entry, element);
        }
    }
    return {};
}

/// The formula that begins here, with its dollar signs.
std::string formula_at(const std::string& paragraph, std::size_t begin) {
    const std::string mark = paragraph.compare(begin, 2, "$$") == 0 ? "$$" : "$";
    std::size_t end = paragraph.find(mark, begin + mark.size());
    while (end != std::string::npos && paragraph[end - 1] == '\\')
        end = paragraph.find(mark, end + 1);
    if (end == std::string::npos)
        throw Error("book.formula", {paragraph.substr(begin, paragraph.find('\n', begin) - begin)});
    return paragraph.substr(begin, end + mark.size() - begin);
}

bool is_digit(char c) {
    return '0' <= c && c <= '9';
}

std::string formula_for_doxygen(std::string formula) {
    const bool is_display = formula.starts_with("$$");
    const std::size_t mark = is_display ? 2 : 1;
    std::ranges::replace(formula, '\n', ' ');
    const std::string tex = formula.substr(mark, formula.size() - 2 * mark);
    return is_display ? "\\f[" + tex + "\\f]" : "\\f$" + tex + "\\f$";
}

}  // namespace

std::string with_numbers(const std::string& paragraph, const Worksheet& worksheet,
                         const render::Values& values) {
    static const std::regex placeholder(R"(\{\{([^{}|]+)(?:\|([^}]*))?\}\})");
    std::string filled, typed;
    auto from = paragraph.begin();
    for (std::sregex_iterator at(paragraph.begin(), paragraph.end(), placeholder), end; at != end;
         ++at) {
        const std::string between(from, paragraph.begin() + at->position());
        filled += between + shown((*at)[1], (*at)[2], worksheet, values);
        typed += between + " ";
        from = paragraph.begin() + at->position() + at->length();
    }
    const std::string rest(from, paragraph.end());
    for (const TypedNumber& number : typed_numbers(typed + rest)) {
        const std::string id = recorded_as(number, worksheet, values);
        if (!id.empty()) throw Error("book.typed", {number.text, id});
    }
    return filled + rest;
}

std::string for_doxygen(const std::string& paragraph) {
    std::string result;
    bool is_code = false;
    for (std::size_t k = 0; k < paragraph.size(); ++k) {
        const char c = paragraph[k];
        if (c == '`') is_code = !is_code;
        if (is_code) {
            result += c;
        } else if (paragraph.compare(k, 2, "\\$") == 0) {
            result += paragraph.substr(k++, 2);
        } else if (c == '$') {
            const std::string formula = formula_at(paragraph, k);
            result += formula_for_doxygen(formula);
            k += formula.size() - 1;
        } else if (c == '\n' && is_digit(paragraph[k + 1])) {
            result += ' ';  // no number that ends a sentence begins a list
        } else if (c == '"') {
            result += "&quot;";  // Doxygen reads no formula between quotation marks
        } else {
            if (std::string_view("<>@&%").find(c) != std::string_view::npos) result += '\\';
            result += c;
        }
    }
    return result;
}

}  // namespace longhand::book
