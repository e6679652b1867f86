#include "longhand/replay/decimal_arithmetic.hpp"

#include <limits>

#include "longhand/decimal/angle.hpp"
#include "longhand/decimal/rounding.hpp"
#include "longhand/replay/double_arithmetic.hpp"

namespace longhand::replay {

using decimal::Decimal;

namespace {

// Digits that the operands share cancel in a sum; what is left below this part of them is noise
// of the 50 digits, not a value: √2·√2 − 2 is 0, not 1e-50.
const Decimal& noise() {
    static const Decimal value("1e-42");
    return value;
}

// Nobody writes a number of more than a thousand digits down.
const Decimal& largest() {
    static const Decimal value("1e1000");
    return value;
}

Decimal without_noise(const Decimal& sum, const Decimal& a, const Decimal& b) {
    if (sum.is_zero()) return sum;
    const Decimal size_a = boost::multiprecision::abs(a);
    const Decimal size_b = boost::multiprecision::abs(b);
    const Decimal bound = noise() * (size_a < size_b ? size_b : size_a);
    return boost::multiprecision::abs(sum) < bound ? Decimal(0) : sum;
}

}  // namespace

bool DecimalArithmetic::is_defined(const Decimal& value) {
    return boost::multiprecision::isfinite(value);
}

Decimal DecimalArithmetic::undefined() {
    return std::numeric_limits<Decimal>::quiet_NaN();
}

Decimal DecimalArithmetic::finite(Decimal value) {
    return is_defined(value) && boost::multiprecision::abs(value) < largest() ? value : undefined();
}

Decimal DecimalArithmetic::from_text(const decimal::DecimalText& text) {
    return Decimal(text.text());
}

Decimal DecimalArithmetic::add(const Decimal& a, const Decimal& b) {
    return finite(without_noise(a + b, a, b));
}

Decimal DecimalArithmetic::subtract(const Decimal& a, const Decimal& b) {
    return finite(without_noise(a - b, a, b));
}

Decimal DecimalArithmetic::divide(const Decimal& a, const Decimal& b) {
    return b.is_zero() ? undefined() : finite(a / b);
}

Decimal DecimalArithmetic::power(const Decimal& a, const Decimal& exponent) {
    if (!is_defined(a) || !is_defined(exponent)) return undefined();
    if (a.is_zero()) {
        if (exponent < 0) return undefined();
        return Decimal(exponent.is_zero() ? 1 : 0);
    }
    constexpr int largest_whole = 1'000'000;
    const bool is_whole = boost::multiprecision::abs(exponent) <= largest_whole &&
                          boost::multiprecision::floor(exponent) == exponent;
    if (is_whole) return finite(boost::multiprecision::pow(a, exponent.convert_to<int>()));
    if (a < 0) return undefined();
    return exp(multiply(exponent, log(a)));
}

Decimal DecimalArithmetic::exp(const Decimal& a) {
    // e^±1e6 lies far outside of every use, and well inside what a Decimal holds.
    if (!is_defined(a) || a > 1'000'000) return undefined();
    if (a < -1'000'000) return Decimal(0);
    return finite(boost::multiprecision::exp(a));
}

Decimal DecimalArithmetic::log(const Decimal& a) {
    if (!is_defined(a) || a <= 0) return undefined();
    if (subtract(a, Decimal(1)).is_zero()) return Decimal(0);
    return finite(boost::multiprecision::log(a));
}

Decimal DecimalArithmetic::tanh(const Decimal& a) {
    if (!is_defined(a)) return undefined();
    // Beyond this, tanh differs from ±1 by less than the last of 50 digits.
    if (a > 60) return Decimal(1);
    if (a < -60) return Decimal(-1);
    return finite(boost::multiprecision::tanh(a));
}

Decimal DecimalArithmetic::sin(const Decimal& a) {
    return decimal::is_angle_in_reach(a) ? decimal::sine(a) : undefined();
}

Decimal DecimalArithmetic::cos(const Decimal& a) {
    return decimal::is_angle_in_reach(a) ? decimal::cosine(a) : undefined();
}

Decimal DecimalArithmetic::sqrt(const Decimal& a) {
    if (!is_defined(a) || a < 0) return undefined();
    return finite(boost::multiprecision::sqrt(a));
}

Decimal DecimalArithmetic::compare(Operation comparison, const Decimal& a, const Decimal& b) {
    if (!is_defined(a) || !is_defined(b)) return undefined();
    // Raw digits beyond the fiftieth differ between compilers.
    return Decimal(holds(comparison, subtract(a, b), Decimal(0)) ? 1 : 0);
}

}  // namespace longhand::replay
