#include "longhand/scan/correction.hpp"

#include <algorithm>

#include "longhand/language/notation.hpp"
#include "longhand/scan/literals.hpp"
#include "longhand/scan/sides.hpp"
#include "longhand/text/error.hpp"

namespace longhand::scan {

namespace {

using language::Syntax;
using replay::Number;
using Arithmetic = replay::NumberArithmetic;

/// The one literal of the right side that the left one does not have; nullptr where there is not
/// one. Beside matrices, another factor of them is no result.
Syntax* new_literal(const Equality& equality, Syntax& right, bool has_elements) {
    Syntax left = *equality.left.formula;
    std::vector<std::string> known;
    for (const Syntax* each : literals(left))
        known.push_back(language::notation(*each));
    Syntax* found = nullptr;
    for (Syntax* each : literals(right)) {
        const bool is_known = std::ranges::find(known, language::notation(*each)) != known.end();
        if (is_known || (each->kind == Syntax::Kind::number && has_elements)) continue;
        if (found) return nullptr;
        found = each;
    }
    return found;
}

Number number(const std::string& text) {
    return Arithmetic::from_text(decimal::DecimalText::parse(text));
}

/// The number for which an element of the right side is what the left one is, seen from what the
/// element is for another number.
Number solved(const Equality& changed, std::size_t element, Syntax& place) {
    const std::string typed = place.text, other = "1" + typed;
    const Sides before(changed);
    place.text = other;
    const Sides after(changed);
    place.text = typed;
    const Number is = before.value(before.right(element));
    const Number moved = Arithmetic::subtract(after.value(after.right(element)), is);
    const Number off = Arithmetic::subtract(before.value(before.left(element)), is);
    const Number by = Arithmetic::subtract(number(other), number(typed));
    return Arithmetic::add(number(typed), Arithmetic::divide(Arithmetic::multiply(off, by), moved));
}

std::optional<Correction> corrected(const Equality& equality) {
    if (equality.right.read.has_names) return {};
    Equality changed = equality;
    Syntax& right = *changed.right.formula;
    const std::size_t count = Sides(equality).size();
    Syntax* const found = new_literal(equality, right, count > 1);
    if (!found || found == &right || is_signed_number(right)) return {};
    const std::vector<Syntax*> numbers = unsigned_numbers(*found);
    if (numbers.size() != count) return {};
    const std::string printed = language::notation(*found);
    std::vector<std::string> should_be;
    for (std::size_t k = 0; k < count; ++k) {
        const Number wanted = solved(changed, k, *numbers[k]);
        if (wanted.trouble != replay::Trouble::none) return {};
        const auto decimals = decimal::PrintedNumber::parse(numbers[k]->text).decimals;
        should_be.push_back(replay::fixed(wanted, decimals.value_or(0)));
    }
    for (std::size_t k = 0; k < count; ++k) {
        const bool is_negative = should_be[k].starts_with('-');
        *numbers[k] = {Syntax::Kind::number, should_be[k].substr(is_negative ? 1 : 0)};
        if (is_negative) *numbers[k] = {Syntax::Kind::negation, {}, {*numbers[k]}};
    }
    if (judge(changed).verdict > Verdict::doubtful) return {};
    return Correction{printed, language::notation(*found)};
}

}  // namespace

std::optional<Correction> correction(const Equality& equality) {
    try {
        return corrected(equality);
    } catch (const Error&) {
        return {};
    }
}

std::vector<Replacement> replacements(const Equality& equality,
                                      const EqualityJudgement& judgement) {
    const Syntax& right = *equality.right.formula;
    const bool is_guess = equality.right.read.has_percent || !equality.right.read.units.empty() ||
                          equality.left.read.has_log || equality.left.read.may_have_degrees;
    if (judgement.verdict != Verdict::wrong || !is_value(right) || is_guess) return {};
    const std::vector<SignedNumber> numbers = signed_numbers(right);
    if (numbers.size() != judgement.elements.size()) return {};
    std::vector<Replacement> result;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        const ElementJudgement& element = judgement.elements[k];
        if (element.verdict != Verdict::wrong) continue;
        const auto [number, is_negative] = numbers[k];
        // Another sign would have to be put where there is none.
        if (element.should_be.empty() || element.should_be.starts_with('-') != is_negative)
            return {};
        result.push_back(
            {number->offset, number->text.size(), element.should_be.substr(is_negative ? 1 : 0)});
    }
    return result;
}

}  // namespace longhand::scan
