#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <compare>
#include <concepts>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <utility>

namespace longhand::decimal {

/// A whole number of any size.
using Integer = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>,
                                              boost::multiprecision::et_off>;

/// An exact fraction of any size, in lowest terms, its denominator positive.
///
/// The fractions of hand calculations are small: they are kept in two machine words, without
/// memory of their own, and only what does not fit is Boost's.
class Rational {
  public:
    /// The words of a small fraction.
    struct Small {
        std::int64_t numerator = 0;    ///< has the sign
        std::int64_t denominator = 1;  ///< above 0; both in lowest terms
    };

    /// Zero.
    Rational() = default;

    /// A whole number.
    template <std::integral Whole>
    Rational(Whole value) : Rational(from_whole(value)) {}
    /// A whole number of any size.
    Rational(const Integer& value);

    /// A quotient; the denominator must not be 0 (else an exception).
    Rational(const Integer& numerator, const Integer& denominator);

    /// Exactly this double, which must be finite.
    explicit Rational(double value);

    /// The two words, or nullptr where they do not hold the fraction.
    const Small* small() const { return large_ ? nullptr : &small_; }

    /// Whether it is 0.
    bool is_zero() const { return !large_ && small_.numerator == 0; }

    /// −1, 0 or 1.
    int sign() const;

    /// "3/4"; "2" of a whole number.
    std::string str() const;

    /// The number with the other sign.
    Rational operator-() const;
    /// The exact sum.
    friend Rational operator+(const Rational& a, const Rational& b);
    /// The exact difference.
    friend Rational operator-(const Rational& a, const Rational& b);
    /// The exact product.
    friend Rational operator*(const Rational& a, const Rational& b);
    /// The exact quotient. Throws std::overflow_error for a division by 0.
    friend Rational operator/(const Rational& a, const Rational& b);
    /// Adds to it.
    Rational& operator+=(const Rational& other) { return *this = *this + other; }
    /// Takes from it.
    Rational& operator-=(const Rational& other) { return *this = *this - other; }
    /// Multiplies it.
    Rational& operator*=(const Rational& other) { return *this = *this * other; }
    /// Divides it. Throws std::overflow_error for 0.
    Rational& operator/=(const Rational& other) { return *this = *this / other; }

    /// Equal as numbers.
    friend bool operator==(const Rational& a, const Rational& b);
    /// Ordered as numbers.
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

    /// Of lowest terms; it has the sign.
    friend Integer numerator(const Rational& value);
    /// Of lowest terms; 1 of a whole number.
    friend Integer denominator(const Rational& value);
    /// The number without its sign.
    friend Rational abs(const Rational& value) { return value.sign() < 0 ? -value : value; }

    /// Writes str().
    friend std::ostream& operator<<(std::ostream& out, const Rational& value);

  private:
    struct Large;

    template <std::integral Whole>
    static Rational from_whole(Whole value) {
        if (!std::in_range<std::int64_t>(value)) return Integer(value);
        return Small{static_cast<std::int64_t>(value), 1};
    }

    Rational(Small small) : small_(small) {}
    Rational(Large large);
    Large large() const;

    Small small_;
    std::shared_ptr<const Large> large_;  ///< where the words do not hold it
};

}  // namespace longhand::decimal
