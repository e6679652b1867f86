#pragma once

#include "longhand/decimal/number.hpp"

namespace longhand::decimal {

/// All numbers from `low` to `high`. Every function returns an interval that holds each result of
/// the operation on numbers of its operands: ends are widened outwards by one double, those of
/// exp, log, tanh, sin, cos and sqrt come from 50 digits, so they are the same on every machine. An
/// empty domain (the logarithm of [−2, −1]) and a division by an interval around 0 give
/// everything().
struct Interval {
    double low = 0;
    double high = 0;

    static Interval everything();
    static Interval of(const Rational& value);

    /// Expects a value that is finite.
    static Interval of(const Decimal& value);

    /// [value − radius, value + radius].
    static Interval around(const Rational& value, const Rational& radius);

    double width() const { return high - low; }
    bool is_point() const { return low == high; }
    bool holds(double value) const { return low <= value && value <= high; }

    /// The greatest absolute value.
    double magnitude() const;

    friend bool operator==(const Interval&, const Interval&) = default;
};

Interval operator+(Interval a, Interval b);
Interval operator-(Interval a, Interval b);
Interval operator-(Interval a);
Interval operator*(Interval a, Interval b);
Interval operator/(Interval a, Interval b);

/// a^exponent for a whole exponent, of any sign.
Interval power(Interval a, int exponent);
Interval exp(Interval a);
Interval log(Interval a);
Interval tanh(Interval a);

/// Of angles in radians. Everywhere in [−1, 1], with both ends where the angles are a whole turn
/// apart or beyond largest_angle.
Interval sin(Interval a);
Interval cos(Interval a);
Interval sqrt(Interval a);

bool meet(Interval a, Interval b);
Interval hull(Interval a, Interval b);

/// What both hold. Expects that they meet.
Interval intersection(Interval a, Interval b);

}  // namespace longhand::decimal
