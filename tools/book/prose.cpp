#include "prose.hpp"

#include <algorithm>
#include <regex>

#include "longhand/render/shown_number.hpp"
#include "longhand/text/error.hpp"
#include "longhand/worksheet/address.hpp"
#include "typed_number.hpp"

namespace longhand::book {

namespace {

const std::regex placeholder(R"(\{\{([^{}|]+)(?:\|([^{}]*))?\}\})");

replay::Number hundredfold(const replay::Number& value) {
    using Arithmetic = replay::NumberArithmetic;
    return Arithmetic::multiply(value, Arithmetic::from_exact(decimal::Rational(100)));
}

/// What stands for `{{id|form}}`: a value as a log shows it, or a size.
std::string shown(const std::string& id, std::string form, const Recorded& recorded) {
    const auto data = recorded.data_rows.find(id);
    if (data != recorded.data_rows.end() && form == "rows") return std::to_string(data->second);
    const Address address = resolve(recorded.worksheet, id);
    if (form == "rows") return std::to_string(address.shape.rows);
    if (form == "columns") return std::to_string(address.shape.columns);
    if (address.nodes.size() != 1) throw Error("book.matrix", {id});
    const Node node = address.nodes.front();
    const Entry& entry = *address.entry;
    if (form.empty() && entry.is_given)
        return render::with_minus_sign(recorded.worksheet.tape_record().text(node).text());
    const bool is_percentage = form.ends_with('%');
    if (is_percentage) form.pop_back();
    const Digits digits = form.empty() ? entry.digits.value_or(Digits{}) : Digits::parse(form);
    const replay::Number& value = recorded.values[node];
    return render::show(is_percentage ? hundredfold(value) : value, digits).text +
           (is_percentage ? "%" : "");
}

std::size_t lines_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

/// A text with its placeholders replaced by what `put_in` makes of their matches.
std::string replaced(const std::string& text, auto&& put_in) {
    std::string result;
    auto from = text.begin();
    for (std::sregex_iterator at(text.begin(), text.end(), placeholder), end; at != end; ++at) {
        const auto begin = text.begin() + at->position();
        result += std::string(from, begin) + put_in(*at);
        from = begin + at->length();
    }
    return result + std::string(from, text.end());
}

/// Sees that all braces of placeholders have been used up. Those that close may stand together in
/// a formula of TeX.
void check_braces(const Unit& unit) {
    const std::string left = replaced(unit.text, [](const std::smatch& match) {
        return std::string(static_cast<std::size_t>(match.length()), ' ');
    });
    static const std::regex braces(R"(\\f\$[^]*?\\f\$|\\\$|\$\$[^]*?\$\$|\$[^$]*\$|\{\{|\}\})");
    for (std::sregex_iterator at(left.begin(), left.end(), braces), end; at != end; ++at) {
        const std::size_t within = at->str().find("{{");
        if (at->str() != "}}" && within == std::string::npos) continue;
        const std::size_t where =
            static_cast<std::size_t>(at->position()) + (within == std::string::npos ? 0 : within);
        constexpr std::size_t shown_before = 20, shown_length = 50;
        std::string around = unit.text.substr(where - std::min(where, shown_before), shown_length);
        std::ranges::replace(around, '\n', ' ');
        throw Error("book.braces", {around}, unit.place(lines_in(left.substr(0, where))));
    }
}

/// The id of what the record has as this number, or nothing.
std::string recorded_as(const TypedNumber& number, const Recorded& recorded) {
    const auto is_size = [&](auto size) {
        return number.stands_for(replay::NumberArithmetic::from_exact(decimal::Rational(size)));
    };
    for (const Entry& entry : recorded.worksheet.entries()) {
        for (std::size_t element = 0; element < entry.nodes.size(); ++element) {
            if (number.stands_for(recorded.values[entry.nodes[element]]))
                return element_id(entry, element);
        }
        if (is_size(entry.shape.rows)) return entry.id + "|rows";
        if (is_size(entry.shape.columns)) return entry.id + "|columns";
    }
    for (const auto& [file, rows] : recorded.data_rows) {
        if (is_size(rows)) return file + "|rows";
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

std::string with_numbers(const Unit& unit, const Recorded& recorded) {
    check_braces(unit);
    return replaced(unit.text, [&](const std::smatch& match) {
        try {
            return shown(match[1], match[2], recorded);
        } catch (const Error& error) {
            throw error.at(unit.place(lines_in({match.prefix().first, match[0].first})));
        }
    });
}

void refuse_typed(const Unit& unit, const Recorded& recorded) {
    const std::string typed =
        replaced(unit.text, [](const std::smatch&) { return std::string(" "); });
    for (const TypedNumber& number : typed_numbers(typed)) {
        const std::string id = recorded_as(number, recorded);
        if (!id.empty())
            throw Error("book.typed", {number.printed.text, id}, unit.place(number.line));
    }
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
