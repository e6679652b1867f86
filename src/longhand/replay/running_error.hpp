#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "longhand/decimal/angle.hpp"
#include "longhand/decimal/rounding.hpp"
#include "longhand/replay/double_arithmetic.hpp"
#include "longhand/replay/number.hpp"

namespace longhand::replay {

/// A double and how far it may be from the value that it stands for.
struct Bounded {
    double value = 0;
    double error = 0;

    /// Whether the values that the two stand for are certainly not the same.
    bool differs_surely(const Bounded& other) const {
        return other.is_outside(value - error, value + error);
    }

    /// Whether the value certainly lies outside of an interval.
    bool is_outside(double low, double high) const {
        const double slack = 8 * std::numeric_limits<double>::epsilon();
        return value + error < low - slack * std::abs(low) ||
               value - error > high + slack * std::abs(high);
    }
};

/// Replays in double precision with a bound of the error beside each value (running error analysis,
/// Higham, Accuracy and Stability of Numerical Algorithms, section 3.3): what is certain here is
/// certain on every machine. The functions of the library are taken to be right to a few units in
/// the last place. Where nothing is certain the error is infinite.
struct RunningErrorArithmetic {
    using Value = Bounded;
    using Truth = bool;

    static Bounded from_text(const decimal::DecimalText& text) {
        return rounded(text.nearest(), 0);
    }
    static Bounded from_digits(const decimal::DecimalText& text) { return from_text(text); }

    /// A value that was worked out exactly or in decimals.
    static Bounded from_number(const Number& number) {
        const bool is_known = number.trouble == Trouble::none && !number.vanished;
        if (!is_known) return unknown();
        const double value = decimal::near_double(number.decimal);
        return rounded(value, decimal::near_error * std::abs(value));
    }
    static Bounded add(Bounded a, Bounded b) {
        return rounded(a.value + b.value, a.error + b.error);
    }
    static Bounded subtract(Bounded a, Bounded b) {
        return rounded(a.value - b.value, a.error + b.error);
    }
    static Bounded multiply(Bounded a, Bounded b) {
        return rounded(a.value * b.value, std::abs(a.value) * b.error +
                                              std::abs(b.value) * a.error + a.error * b.error);
    }
    static Bounded divide(Bounded a, Bounded b) {
        const double least = std::abs(b.value) - b.error;
        if (!(least > 0)) return unknown();
        const double value = a.value / b.value;
        return rounded(value, (a.error + std::abs(value) * b.error) / least);
    }
    static Bounded negate(Bounded a) { return {-a.value, a.error}; }
    static Bounded power(Bounded a, Bounded b) {
        const double value = std::pow(a.value, b.value);
        const double least = std::abs(a.value) - a.error;
        if (a.error == 0 && b.error == 0) return rounded(value, 0);
        if (!(least > 0)) return unknown();
        const double exponent =
            (std::abs(b.value) + b.error) * a.error / least +
            std::max(std::abs(std::log(least)), std::abs(std::log(std::abs(a.value) + a.error))) *
                b.error;
        return rounded(value, std::abs(value) * std::expm1(exponent));
    }
    static Bounded exp(Bounded a) {
        const double value = std::exp(a.value);
        return rounded(value, value * std::expm1(a.error));
    }
    static Bounded log(Bounded a) {
        const double least = a.value - a.error;
        return least > 0 ? rounded(std::log(a.value), a.error / least) : unknown();
    }
    static Bounded tanh(Bounded a) { return rounded(std::tanh(a.value), a.error); }
    static Bounded sin(Bounded a) {
        return of_wave(a, std::sin(a.value), std::abs(std::cos(a.value)));
    }
    static Bounded cos(Bounded a) {
        return of_wave(a, std::cos(a.value), std::abs(std::sin(a.value)));
    }
    static Bounded sqrt(Bounded a) {
        const double least = a.value - a.error;
        return least > 0 ? rounded(std::sqrt(a.value), a.error / (2 * std::sqrt(least)))
                         : unknown();
    }
    static Bounded compare(Operation comparison, Bounded a, Bounded b) {
        const bool is_certain = std::abs(a.value - b.value) > a.error + b.error;
        if (!is_certain) return unknown();
        return {DoubleArithmetic::compare(comparison, a.value, b.value), 0};
    }
    static Bounded select(Bounded condition, Bounded if_true, Bounded if_false) {
        if (condition.error != 0) return unknown();
        return condition.value != 0 ? if_true : if_false;
    }
    static bool differs(Bounded condition, bool outcome) {
        return (condition.value != 0) != outcome;
    }

  private:
    static constexpr double units_in_the_last_place = 4;

    /// A sine or cosine, whose slope grows by no more than the error of the angle.
    static Bounded of_wave(Bounded a, double value, double slope) {
        const bool is_in_reach = std::abs(a.value) + a.error < decimal::largest_angle;
        return is_in_reach ? rounded(value, a.error * std::min(1.0, slope + a.error)) : unknown();
    }

    static Bounded unknown() { return {0, std::numeric_limits<double>::infinity()}; }
    static Bounded rounded(double value, double error) {
        constexpr double epsilon = std::numeric_limits<double>::epsilon();
        const double own = units_in_the_last_place * epsilon * std::abs(value) +
                           std::numeric_limits<double>::min();
        const double all = (error + own) * (1 + units_in_the_last_place * epsilon);
        return std::isfinite(value) && all >= 0 ? Bounded{value, all} : unknown();
    }
};

}  // namespace longhand::replay
