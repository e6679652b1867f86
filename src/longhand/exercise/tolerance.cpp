#include "longhand/exercise/tolerance.hpp"

#include <cmath>

#include "longhand/check/reach.hpp"
#include "longhand/decimal/rounding.hpp"

namespace longhand::exercise {

namespace {

using decimal::Integer;
using decimal::Interval;
using decimal::Rational;

Rational unit(int decimals) {
    return Rational(1, boost::multiprecision::pow(Integer(10), static_cast<unsigned>(decimals)));
}

Integer floor(const Rational& value) {
    const Integer numerator = boost::multiprecision::numerator(value);
    const Integer denominator = boost::multiprecision::denominator(value);
    const Integer quotient = numerator / denominator;  // towards zero
    return quotient * denominator > numerator ? quotient - 1 : quotient;
}

Integer ceiling(const Rational& value) {
    return -floor(-value);
}

}  // namespace

std::string text_of(const Integer& units, int decimals) {
    return decimal::fixed(Rational(units) * unit(decimals), decimals);
}

Integer units_of(std::string_view typed, int decimals) {
    return floor(decimal::DecimalText::parse(typed).value() / unit(decimals));
}

Integer units_of(const replay::Number& value, int decimals) {
    return units_of(replay::fixed(value, decimals), decimals);
}

std::string Accepted::low_text() const {
    return text_of(low, decimals);
}

std::string Accepted::high_text() const {
    return text_of(high, decimals);
}

Accepted accepted_answers(const Worksheet& worksheet, const std::vector<replay::Number>& values,
                          const std::function<Shown(Node)>& shown, Node answer, Rounding rounding) {
    const auto interval_of = [&](Node node) -> std::optional<Interval> {
        const replay::Number& value = values[node];
        if (value.trouble != replay::Trouble::none) return {};
        return value.exact ? Interval::of(*value.exact) : Interval::of(value.decimal);
    };
    const auto standing = [&](Node node) -> std::optional<Interval> {
        const Operation operation = worksheet.tape_record().tape().operation(node);
        if (operation == Operation::given) return interval_of(node);
        const Shown found = shown(node);
        if (!found.is_shown || !found.decimals)
            return found.is_shown ? interval_of(node) : std::nullopt;
        const Rational printed =
            decimal::DecimalText::parse(replay::fixed(values[node], *found.decimals)).value();
        return Interval::around(printed, unit(*found.decimals) / 2);
    };
    const check::ReachQuestion question{
        worksheet.tape_record(), rounding.kept,
        [&](Node node) { return worksheet.place_of(node) != nullptr; }, standing, interval_of};
    const Interval reach = check::reach(question, answer);
    Accepted accepted{1, 0, rounding.decimals};
    if (!std::isfinite(reach.low) || !std::isfinite(reach.high)) return accepted;
    const Rational half(1, 2), u = unit(rounding.decimals);
    accepted.low = ceiling(Rational(reach.low) / u - half);
    accepted.high = floor(Rational(reach.high) / u + half);
    return accepted;
}

}  // namespace longhand::exercise
