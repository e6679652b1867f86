#pragma once

#include "longhand/decimal/number.hpp"

namespace longhand::decimal {

/// All numbers from `low` to `high`. Every function returns an interval that holds each result of
/// the operation on numbers of its operands: ends are widened outwards by one double, those of
/// exp, log, tanh, sin, cos and sqrt come from 50 digits, so they are the same on every machine. An
/// empty domain (the logarithm of [−2, −1]) and a division by an interval around 0 give
/// everything().
struct Interval {
    double low = 0;   ///< not above `high`
    double high = 0;  ///< not below `low`

    /// From −∞ to ∞.
    static Interval everything();
    /// A point where the value is a double, else one double wider on both sides.
    static Interval of(const Rational& value);

    /// Expects a value that is finite.
    static Interval of(const Decimal& value);

    /// [value − radius, value + radius].
    static Interval around(const Rational& value, const Rational& radius);

    /// high − low; ∞ of everything().
    double width() const { return high - low; }
    /// Whether it holds one number alone.
    bool is_point() const { return low == high; }
    /// Whether a number lies in it, ends included.
    bool holds(double value) const { return low <= value && value <= high; }

    /// The greatest absolute value.
    double magnitude() const;

    /// Equal ends.
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// a + b.
Interval operator+(Interval a, Interval b);
/// a − b.
Interval operator-(Interval a, Interval b);
/// −a; exact.
Interval operator-(Interval a);
/// a·b.
Interval operator*(Interval a, Interval b);
/// a/b; everything() where b holds 0.
Interval operator/(Interval a, Interval b);

/// a^exponent for a whole exponent, of any sign.
Interval power(Interval a, int exponent);
/// e to the power of a.
Interval exp(Interval a);
/// The natural logarithm of the positive numbers in a; everything() where there are none.
Interval log(Interval a);
/// The hyperbolic tangent of a.
Interval tanh(Interval a);

/// The sine of angles in radians. Everywhere in [−1, 1], with both ends where the angles are a
/// whole turn apart or beyond largest_angle.
Interval sin(Interval a);
/// The cosine of a, as sin().
Interval cos(Interval a);
/// The square root of what is not negative in a; everything() where nothing is.
Interval sqrt(Interval a);

/// Whether there is a number that both hold.
bool meet(Interval a, Interval b);
/// The least interval that holds all numbers of both.
Interval hull(Interval a, Interval b);

/// What both hold. Expects that they meet.
Interval intersection(Interval a, Interval b);

}  // namespace longhand::decimal
