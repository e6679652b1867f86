#include "longhand/exercise/tolerance.hpp"

#include <algorithm>
#include <charconv>
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
    const Integer above = numerator(value);
    const Integer below = denominator(value);
    const Integer quotient = above / below;  // towards zero
    return quotient * below > above ? quotient - 1 : quotient;
}

Integer ceiling(const Rational& value) {
    return -floor(-value);
}

constexpr double certainty = 1e-6;
constexpr double largest_rough = 1e9;

/// The least whole number of units from a bound on, or the greatest up to it, where double
/// precision makes that certain.
std::optional<Integer> rough_units(double bound, int decimals, double before, bool is_low) {
    const double scale = std::pow(10.0, decimals);
    const double units = is_low ? (bound - before) * scale - 0.5 : (bound + before) * scale + 0.5;
    const bool is_certain =
        std::abs(units) < largest_rough && std::abs(units - std::round(units)) > certainty;
    if (!is_certain) return {};
    return Integer(static_cast<long long>(is_low ? std::ceil(units) : std::floor(units)));
}

/// The same in fractions.
Integer exact_units(double bound, int decimals, const Rational& before, bool is_low) {
    const Rational half(1, 2), u = unit(decimals);
    return is_low ? ceiling((Rational(bound) - before) / u - half)
                  : floor((Rational(bound) + before) / u + half);
}

}  // namespace

std::string text_of(const Integer& units, int decimals) {
    const auto places = static_cast<std::size_t>(decimals);
    std::string digits = Integer(abs(units)).str();
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - places, 1, '.');
    return units < 0 ? "-" + digits : digits;
}

Integer units_of(std::string_view typed, int decimals) {
    return floor(decimal::DecimalText::parse(typed).value() / unit(decimals));
}

Integer units_of(const replay::Number& value, int decimals) {
    std::string digits = replay::fixed(value, decimals);
    std::erase(digits, '.');
    constexpr std::size_t short_digits = 18;
    if (digits.size() > short_digits)
        return floor(*replay::rounded(value, decimals).exact / unit(decimals));
    long long units = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), units);
    return Integer(units);
}

std::string Accepted::low_text() const {
    return text_of(low, decimals);
}

std::string Accepted::high_text() const {
    return text_of(high, decimals);
}

Tolerance::Tolerance(const Worksheet& worksheet, const std::vector<replay::Number>& values,
                     const std::vector<Shown>& shown)
    : worksheet_(worksheet), values_(values), shown_(shown), known_(values.size()) {
    shows_results_ = std::ranges::any_of(
        shown, [](const Shown& each) { return each.is_shown && each.decimals && !each.is_own; });
}

const Tolerance::Known& Tolerance::known(Node node) const {
    Known& known = known_[node];
    if (known.is_found) return known;
    known.is_found = true;
    const replay::Number& value = values_[node];
    if (value.trouble != replay::Trouble::none) return known;
    known.value = value.exact ? Interval::of(*value.exact) : Interval::of(value.decimal);
    const bool is_given = worksheet_.tape_record().tape().operation(node) == Operation::given;
    const Shown found = is_given ? Shown{true, {}} : shown_[node];
    if (found.is_shown && found.decimals) {
        const Rational printed = *replay::rounded(value, *found.decimals).exact;
        known.standing = Interval::around(printed, unit(*found.decimals) / 2);
    } else if (found.is_shown) {
        known.standing = known.value;
    }
    return known;
}

Accepted Tolerance::accepted(Node answer, Rounding rounding) const {
    Accepted read = accepted(answer, rounding, true);
    if (!shows_results_ || !read.is_bounded()) return read;
    // What the sheet shows may also be worked out again.
    const Accepted worked_out = accepted(answer, rounding, false);
    if (!worked_out.is_bounded()) return worked_out;
    read.low = std::min(read.low, worked_out.low);
    read.high = std::max(read.high, worked_out.high);
    return read;
}

Accepted Tolerance::accepted(Node answer, Rounding rounding, bool reads_results) const {
    const Tape& tape = worksheet_.tape_record().tape();
    const check::ReachQuestion question{
        worksheet_.tape_record(), rounding.kept,
        [this](Node node) { return worksheet_.place_of(node) != nullptr; },
        [&](Node node) {
            const bool stands = reads_results || tape.operation(node) == Operation::given ||
                                !shown_[node].decimals || shown_[node].is_own;
            return stands ? known(node).standing : std::nullopt;
        },
        [this](Node node) { return known(node).value; }};
    const Interval reach = check::reach(question, answer);
    Accepted accepted{1, 0, rounding.decimals};
    if (!std::isfinite(reach.low) || !std::isfinite(reach.high)) return accepted;
    // The answer itself may have been written down with more decimals before its last rounding.
    const int longest = std::max(rounding.kept, rounding.decimals + 1);
    const auto units = [&](double bound, bool is_low) {
        const double before = 0.5 * std::pow(10.0, -longest);
        const auto rough = rough_units(bound, rounding.decimals, before, is_low);
        return rough ? *rough : exact_units(bound, rounding.decimals, unit(longest) / 2, is_low);
    };
    accepted.low = units(reach.low, true);
    accepted.high = units(reach.high, false);
    return accepted;
}

}  // namespace longhand::exercise
