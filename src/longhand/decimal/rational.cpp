#include "longhand/decimal/rational.hpp"

#include <limits>
#include <numeric>
#include <optional>
#include <ostream>
#include <stdexcept>

namespace longhand::decimal {

namespace {

using Fraction = boost::multiprecision::number<boost::multiprecision::cpp_rational_backend,
                                               boost::multiprecision::et_off>;
using Word = std::int64_t;
__extension__ using Wide = __int128;

constexpr Word largest = std::numeric_limits<Word>::max();

bool fits(Wide value) {
    return value >= -largest && value <= largest;  // not the least: it has no negative
}

Word word(Wide value) {
    return static_cast<Word>(value);
}

using Small = Rational::Small;

std::optional<Small> if_fits(Wide numerator, Wide denominator) {
    if (!fits(numerator) || !fits(denominator)) return std::nullopt;
    return Small{word(numerator), word(denominator)};
}

/// D. E. Knuth, The Art of Computer Programming, 4.5.1: no divisor but these is common.
std::optional<Small> sum(Small a, Small b) {
    const Word common = std::gcd(a.denominator, b.denominator);
    const Word over_a = a.denominator / common, over_b = b.denominator / common;
    const Wide numerator = Wide(a.numerator) * over_b + Wide(b.numerator) * over_a;
    if (common == 1) return if_fits(numerator, Wide(over_a) * over_b);
    const Word left = std::gcd(word(numerator % common), common);
    return if_fits(numerator / left, Wide(over_a) * (b.denominator / left));
}

std::optional<Small> product(Small a, Small b) {
    const Word across = std::gcd(a.numerator, b.denominator);
    const Word back = std::gcd(b.numerator, a.denominator);
    return if_fits(Wide(a.numerator / across) * (b.numerator / back),
                   Wide(a.denominator / back) * (b.denominator / across));
}

Small negative(Small a) {
    return {-a.numerator, a.denominator};
}

Small reciprocal(Small a) {
    return a.numerator < 0 ? Small{-a.denominator, -a.numerator}
                           : Small{a.denominator, a.numerator};
}

}  // namespace

struct Rational::Large {
    Fraction value;
};

Rational::Rational(const Integer& value) : Rational(Large{Fraction(value)}) {}

Rational::Rational(const Integer& numerator, const Integer& denominator)
    : Rational(Large{Fraction(numerator, denominator)}) {}

Rational::Rational(double value) : Rational(Large{Fraction(value)}) {}

Rational::Rational(Large large) {
    const Integer numerator = boost::multiprecision::numerator(large.value);
    const Integer denominator = boost::multiprecision::denominator(large.value);
    if (boost::multiprecision::abs(numerator) <= largest && denominator <= largest)
        small_ = {static_cast<Word>(numerator), static_cast<Word>(denominator)};
    else
        large_ = std::make_shared<const Large>(std::move(large));
}

Rational::Large Rational::large() const {
    return large_ ? *large_ : Large{Fraction(small_.numerator, small_.denominator)};
}

int Rational::sign() const {
    if (large_) return large_->value.sign();
    return (small_.numerator > 0) - (small_.numerator < 0);
}

std::string Rational::str() const {
    return large().value.str();
}

Rational Rational::operator-() const {
    if (large_) return Large{-large_->value};
    return negative(small_);
}

Rational operator+(const Rational& a, const Rational& b) {
    if (!a.large_ && !b.large_) {
        if (const auto small = sum(a.small_, b.small_)) return *small;
    }
    return Rational::Large{a.large().value + b.large().value};
}

Rational operator-(const Rational& a, const Rational& b) {
    return a + -b;
}

Rational operator*(const Rational& a, const Rational& b) {
    if (!a.large_ && !b.large_) {
        if (const auto small = product(a.small_, b.small_)) return *small;
    }
    return Rational::Large{a.large().value * b.large().value};
}

Rational operator/(const Rational& a, const Rational& b) {
    if (b.is_zero()) throw std::overflow_error("a fraction divided by 0");
    if (!a.large_ && !b.large_) {
        if (const auto small = product(a.small_, reciprocal(b.small_))) return *small;
    }
    return Rational::Large{a.large().value / b.large().value};
}

bool operator==(const Rational& a, const Rational& b) {
    return (a <=> b) == 0;
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    if (!a.large_ && !b.large_) {
        return Wide(a.small_.numerator) * b.small_.denominator <=>
               Wide(b.small_.numerator) * a.small_.denominator;
    }
    return a.large().value.compare(b.large().value) <=> 0;
}

Integer numerator(const Rational& value) {
    return value.large_ ? Integer(boost::multiprecision::numerator(value.large_->value))
                        : Integer(value.small_.numerator);
}

Integer denominator(const Rational& value) {
    return value.large_ ? Integer(boost::multiprecision::denominator(value.large_->value))
                        : Integer(value.small_.denominator);
}

std::ostream& operator<<(std::ostream& out, const Rational& value) {
    return out << value.str();
}

}  // namespace longhand::decimal
