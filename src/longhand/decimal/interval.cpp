#include "longhand/decimal/interval.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "longhand/decimal/angle.hpp"
#include "longhand/decimal/rounding.hpp"

namespace longhand::decimal {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double below(double value) {
    return std::nextafter(value, -infinity);
}
double above(double value) {
    return std::nextafter(value, infinity);
}

Interval outwards(double low, double high) {
    if (std::isnan(low) || std::isnan(high)) return Interval::everything();
    return {below(low), above(high)};
}

/// 0 · ∞ is 0 here: the infinity stands for large numbers, not for itself.
double product(double a, double b) {
    return a == 0 || b == 0 ? 0 : a * b;
}

double power_of(double value, int exponent) {
    double result = 1;
    for (int k = 0; k < exponent; ++k)
        result = product(result, value);
    return result;
}

/// The ends of a function that grows, by 50 digits.
Interval grown(Interval a, auto&& at) {
    const Interval low = Interval::of(Decimal(at(Decimal(a.low))));
    const Interval high = Interval::of(Decimal(at(Decimal(a.high))));
    return {low.low, high.high};
}

/// Sine or cosine, whose crests lie `crest` quarters of a turn behind whole turns, its troughs two
/// quarters further: between its ends it may be larger and smaller than there.
Interval of_wave(Interval a, Decimal (*at)(const Decimal&), long long crest) {
    const bool is_in_reach = -largest_angle <= a.low && a.high <= largest_angle;
    constexpr double about_a_turn = 6.28;
    if (!is_in_reach || a.width() > about_a_turn) return {-1, 1};
    const Decimal low(a.low), high(a.high);
    Interval result = hull(Interval::of(at(low)), Interval::of(at(high)));
    const long long last = quarter_turns(high);
    for (long long quarter = quarter_turns(low) + 1; quarter <= last; ++quarter) {
        const long long from_crest = ((quarter - crest) % 4 + 4) % 4;
        if (from_crest == 0) result.high = 1;
        if (from_crest == 2) result.low = -1;
    }
    return {std::max(-1.0, result.low), std::min(1.0, result.high)};
}

// Beyond these the values are told by their limits.
constexpr double largest_exponent = 700;
constexpr double steep_end = 40;

}  // namespace

Interval Interval::everything() {
    return {-infinity, infinity};
}

Interval Interval::of(const Rational& value) {
    const double nearest = to_double(value);
    const Integer d = denominator(value);
    const bool is_binary = lsb(d) == msb(d);  // as the fraction of a double is
    if (is_binary && std::isfinite(nearest) && Rational(nearest) == value)
        return {nearest, nearest};
    return outwards(nearest, nearest);
}

Interval Interval::of(const Decimal& value) {
    const double nearest = to_double(value);
    return outwards(nearest, nearest);
}

Interval Interval::around(const Rational& value, const Rational& radius) {
    return {of(Rational(value - radius)).low, of(Rational(value + radius)).high};
}

double Interval::magnitude() const {
    return std::max(std::abs(low), std::abs(high));
}

Interval operator+(Interval a, Interval b) {
    return outwards(a.low + b.low, a.high + b.high);
}

Interval operator-(Interval a) {
    return {-a.high, -a.low};
}

Interval operator-(Interval a, Interval b) {
    return outwards(a.low - b.high, a.high - b.low);
}

Interval operator*(Interval a, Interval b) {
    const auto [low, high] = std::minmax({product(a.low, b.low), product(a.low, b.high),
                                          product(a.high, b.low), product(a.high, b.high)});
    return outwards(low, high);
}

Interval operator/(Interval a, Interval b) {
    if (b.holds(0)) return Interval::everything();
    return a * outwards(1 / b.high, 1 / b.low);
}

Interval power(Interval a, int exponent) {
    if (exponent < 0) return Interval{1, 1} / power(a, -exponent);
    if (exponent == 0) return {1, 1};
    if (exponent == 1) return a;
    // Each product is rounded once.
    const double slack = 1 + exponent * std::numeric_limits<double>::epsilon();
    const auto widened = [slack](double low, double high) {
        return outwards(low < 0 ? low * slack : low / slack,
                        high < 0 ? high / slack : high * slack);
    };
    const double at_low = power_of(a.low, exponent);
    const double at_high = power_of(a.high, exponent);
    if (exponent % 2 == 1) return widened(at_low, at_high);
    if (a.holds(0)) return {0, widened(0, std::max(at_low, at_high)).high};
    return widened(std::min(at_low, at_high), std::max(at_low, at_high));
}

Interval exp(Interval a) {
    const auto at = [](const Decimal& x) { return boost::multiprecision::exp(x); };
    const double low = a.low < -largest_exponent ? 0 : grown({a.low, a.low}, at).low;
    const double high = a.high > largest_exponent ? infinity : grown({a.high, a.high}, at).high;
    return {std::max(0.0, low), high};
}

Interval log(Interval a) {
    const auto at = [](const Decimal& x) { return boost::multiprecision::log(x); };
    if (a.high <= 0) return Interval::everything();
    const double low = a.low <= 0 ? -infinity : grown({a.low, a.low}, at).low;
    const double high = std::isinf(a.high) ? infinity : grown({a.high, a.high}, at).high;
    return {low, high};
}

Interval tanh(Interval a) {
    const auto at = [](const Decimal& x) { return boost::multiprecision::tanh(x); };
    const Interval ends{std::clamp(a.low, -steep_end, steep_end),
                        std::clamp(a.high, -steep_end, steep_end)};
    Interval result = grown(ends, at);
    if (a.low < -steep_end) result.low = -1;
    if (a.high > steep_end) result.high = 1;
    return {std::max(-1.0, result.low), std::min(1.0, result.high)};
}

Interval sin(Interval a) {
    return of_wave(a, sine, 1);
}

Interval cos(Interval a) {
    return of_wave(a, cosine, 0);
}

Interval sqrt(Interval a) {
    const auto at = [](const Decimal& x) { return boost::multiprecision::sqrt(x); };
    if (a.high < 0) return Interval::everything();
    const double low = a.low <= 0 ? 0 : grown({a.low, a.low}, at).low;
    const double high = std::isinf(a.high) ? infinity : grown({a.high, a.high}, at).high;
    return {std::max(0.0, low), high};
}

bool meet(Interval a, Interval b) {
    return a.low <= b.high && b.low <= a.high;
}

Interval hull(Interval a, Interval b) {
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

Interval intersection(Interval a, Interval b) {
    return {std::max(a.low, b.low), std::min(a.high, b.high)};
}

}  // namespace longhand::decimal
