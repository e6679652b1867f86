#include "longhand/replay/number.hpp"

#include <algorithm>

#include "longhand/decimal/rounding.hpp"
#include "longhand/replay/double_arithmetic.hpp"

namespace longhand::replay {

namespace {

Number troubled(Trouble trouble) {
    return {std::nullopt, DecimalArithmetic::undefined(), trouble, false};
}

/// A value known exactly has the decimals of its fraction, not those of the way there.
Number known(Exact exact, auto&& in_decimals, Trouble if_undefined) {
    if (exact) {
        decimal::Decimal value = decimal::to_decimal(*exact);
        return {std::move(exact), std::move(value), Trouble::none, false};
    }
    decimal::Decimal value = in_decimals();
    if (!DecimalArithmetic::is_defined(value)) return troubled(if_undefined);
    return {std::nullopt, std::move(value), Trouble::none, false};
}

/// The value of a text in plain notation with so many decimals, however long it is.
decimal::Rational plain_value(std::string text, int decimals) {
    std::erase(text, '.');
    const decimal::Integer scale =
        boost::multiprecision::pow(decimal::Integer(10), static_cast<unsigned>(decimals));
    const bool negative = text.starts_with('-');
    // A leading zero would make the digits octal.
    const std::size_t first = std::min(text.find_first_of("123456789"), text.size() - 1);
    const decimal::Rational size(decimal::Integer(text.substr(first)), scale);
    return negative ? -size : size;
}

/// What came out as 0 and is not known to be.
Number with_vanishing(Number result) {
    result.vanished = !result.exact && result.trouble == Trouble::none && result.decimal.is_zero();
    return result;
}

Trouble first_trouble(const Number& a, const Number& b) {
    return a.trouble != Trouble::none ? a.trouble : b.trouble;
}

}  // namespace

Number NumberArithmetic::from_text(const decimal::DecimalText& text) {
    return from_exact(text.value());
}

Number NumberArithmetic::from_digits(const decimal::DecimalText& text) {
    return {ExactArithmetic::from_digits(text), DecimalArithmetic::from_digits(text), Trouble::none,
            false};
}

Number NumberArithmetic::from_exact(const decimal::Rational& value) {
    return {value, decimal::to_decimal(value), Trouble::none, false};
}

Number NumberArithmetic::add(const Number& a, const Number& b) {
    if (const Trouble trouble = first_trouble(a, b); trouble != Trouble::none)
        return troubled(trouble);
    return with_vanishing(known(
        ExactArithmetic::add(a.exact, b.exact),
        [&] { return DecimalArithmetic::add(a.decimal, b.decimal); }, Trouble::overflow));
}

Number NumberArithmetic::subtract(const Number& a, const Number& b) {
    if (const Trouble trouble = first_trouble(a, b); trouble != Trouble::none)
        return troubled(trouble);
    return with_vanishing(known(
        ExactArithmetic::subtract(a.exact, b.exact),
        [&] { return DecimalArithmetic::subtract(a.decimal, b.decimal); }, Trouble::overflow));
}

Number NumberArithmetic::multiply(const Number& a, const Number& b) {
    if (const Trouble trouble = first_trouble(a, b); trouble != Trouble::none)
        return troubled(trouble);
    return known(
        ExactArithmetic::multiply(a.exact, b.exact),
        [&] { return DecimalArithmetic::multiply(a.decimal, b.decimal); }, Trouble::overflow);
}

Number NumberArithmetic::divide(const Number& a, const Number& b) {
    if (const Trouble trouble = first_trouble(a, b); trouble != Trouble::none)
        return troubled(trouble);
    if (b.decimal.is_zero()) return troubled(Trouble::division_by_zero);
    // 0 / x is 0 whatever x is.
    Exact exact =
        a.exact && a.exact->is_zero() ? a.exact : ExactArithmetic::divide(a.exact, b.exact);
    return known(
        std::move(exact), [&] { return DecimalArithmetic::divide(a.decimal, b.decimal); },
        Trouble::overflow);
}

Number NumberArithmetic::negate(const Number& a) {
    return {ExactArithmetic::negate(a.exact), -a.decimal, a.trouble, a.vanished};
}

Number NumberArithmetic::power(const Number& a, const Number& exponent) {
    if (const Trouble trouble = first_trouble(a, exponent); trouble != Trouble::none)
        return troubled(trouble);
    if (a.decimal.is_zero() && exponent.decimal < 0) return troubled(Trouble::division_by_zero);
    const bool is_whole = exponent.exact && denominator(*exponent.exact) == 1;
    if (a.decimal < 0 && !is_whole) return troubled(Trouble::power_of_negative);
    return known(
        ExactArithmetic::power(a.exact, exponent.exact),
        [&] { return DecimalArithmetic::power(a.decimal, exponent.decimal); }, Trouble::overflow);
}

Number NumberArithmetic::exp(const Number& a) {
    if (a.trouble != Trouble::none) return a;
    return known(
        ExactArithmetic::exp(a.exact), [&] { return DecimalArithmetic::exp(a.decimal); },
        Trouble::overflow);
}

Number NumberArithmetic::log(const Number& a) {
    if (a.trouble != Trouble::none) return a;
    return known(
        ExactArithmetic::log(a.exact), [&] { return DecimalArithmetic::log(a.decimal); },
        Trouble::log_of_nonpositive);
}

Number NumberArithmetic::tanh(const Number& a) {
    if (a.trouble != Trouble::none) return a;
    return known(
        ExactArithmetic::tanh(a.exact), [&] { return DecimalArithmetic::tanh(a.decimal); },
        Trouble::overflow);
}

Number NumberArithmetic::sin(const Number& a) {
    if (a.trouble != Trouble::none) return a;
    return with_vanishing(known(
        ExactArithmetic::sin(a.exact), [&] { return DecimalArithmetic::sin(a.decimal); },
        Trouble::angle_too_large));
}

Number NumberArithmetic::cos(const Number& a) {
    if (a.trouble != Trouble::none) return a;
    return with_vanishing(known(
        ExactArithmetic::cos(a.exact), [&] { return DecimalArithmetic::cos(a.decimal); },
        Trouble::angle_too_large));
}

Number NumberArithmetic::sqrt(const Number& a) {
    if (a.trouble != Trouble::none) return a;
    return known(
        ExactArithmetic::sqrt(a.exact), [&] { return DecimalArithmetic::sqrt(a.decimal); },
        Trouble::root_of_negative);
}

Number NumberArithmetic::compare(Operation comparison, const Number& a, const Number& b) {
    if (const Trouble trouble = first_trouble(a, b); trouble != Trouble::none)
        return troubled(trouble);
    if (a.exact && b.exact) return from_exact(holds(comparison, *a.exact, *b.exact) ? 1 : 0);
    const decimal::Decimal difference = DecimalArithmetic::subtract(a.decimal, b.decimal);
    if (difference.is_zero()) return troubled(Trouble::tie);
    return from_exact(holds(comparison, difference, decimal::Decimal(0)) ? 1 : 0);
}

Number NumberArithmetic::select(const Number& condition, const Number& if_true,
                                const Number& if_false) {
    if (condition.trouble != Trouble::none) return condition;
    return condition.decimal.is_zero() ? if_false : if_true;
}

bool NumberArithmetic::differs(const Number& condition, bool outcome) {
    return condition.trouble != Trouble::none || condition.decimal.is_zero() == outcome;
}

std::string fixed(const Number& value, int decimals) {
    return value.exact ? decimal::fixed(*value.exact, decimals)
                       : decimal::fixed(value.decimal, decimals);
}

Number rounded(const Number& value, int decimals) {
    return NumberArithmetic::from_exact(plain_value(fixed(value, decimals), decimals));
}

}  // namespace longhand::replay
