#include "longhand/scan/tex_numbers.hpp"

#include <algorithm>
#include <utility>

namespace longhand::scan {

namespace {

using language::Syntax;

constexpr auto quantities = std::to_array<std::string_view>({"\\SI", "\\qty"});

}  // namespace

language::Syntax operation(const char* sign, Syntax left, Syntax right) {
    Syntax result{Syntax::Kind::operation, sign};
    result.operands.push_back(std::move(left));
    result.operands.push_back(std::move(right));
    return result;
}

language::Syntax radians(language::Syntax degrees) {
    Syntax product = operation("*", std::move(degrees), {Syntax::Kind::name, "π"});
    return operation("/", std::move(product), {Syntax::Kind::number, "180"});
}

TexNumbers::Syntax TexNumbers::number(const TexToken& token) const {
    const bool is_padded = token.text.size() > 1 && token.text[0] == '0' &&
                           token.text.find('.') == std::string_view::npos;
    if (is_padded) fail();  // 2020-01-01
    return {Syntax::Kind::number, std::string(token.text), {}, 0, base_ + token.offset};
}

TexNumbers::Syntax TexNumbers::percentage(Syntax number) {
    if (percentages_.contains(number.offset)) fail();
    std::string& text = number.text;
    std::size_t point = std::min(text.find('.'), text.size());
    text.erase(point, 1);
    for (; point < 3; ++point)
        text.insert(0, "0");
    text.insert(point - 2, ".");
    percentages_.insert(number.offset);
    result_.has_percent = true;
    return number;
}

bool TexNumbers::is_percentage(const Syntax& formula) const {
    if (formula.kind == Syntax::Kind::number) return percentages_.contains(formula.offset);
    const bool is_sum =
        formula.kind == Syntax::Kind::operation && (formula.text == "+" || formula.text == "-");
    return is_sum && is_percentage(formula.operands.front());
}

bool TexNumbers::is_quantity() const {
    return is("\\num") || is_in(quantities, now().text);
}

TexNumbers::Syntax TexNumbers::quantity() {
    const bool has_unit = now().text != "\\num";
    ++place_;
    expect("{");
    const bool is_negative = take_minus();
    if (now().kind != Kind::number) fail();
    Syntax result = number(now());
    ++place_;
    if (is("e") || is("E")) {
        ++place_;
        const bool is_small = take_minus();
        if (now().kind != Kind::number) fail();
        Syntax exponent = number(now());
        ++place_;
        if (is_small) exponent = {Syntax::Kind::negation, {}, {std::move(exponent)}};
        Syntax power = operation("^", {Syntax::Kind::number, "10"}, std::move(exponent));
        result = operation("*", std::move(result), std::move(power));
    }
    expect("}");
    if (is_negative) result = {Syntax::Kind::negation, {}, {std::move(result)}};
    if (has_unit) result_.units.insert(group());
    return result;
}

}  // namespace longhand::scan
