#pragma once

#include <string>

#include "longhand/replay/decimal_arithmetic.hpp"
#include "longhand/replay/exact_arithmetic.hpp"

namespace longhand::replay {

/// Why a node has no value.
enum class Trouble : unsigned char {
    none,
    division_by_zero,
    log_of_nonpositive,
    root_of_negative,
    power_of_negative,
    overflow,
    angle_too_large,  ///< an angle of so many turns that its digits say too little about the rest
    tie,  ///< a comparison of two values that agree to 42 digits and are not known exactly
};

/// All that is known of a value: exactly where it is rational, and to 50 digits. What is printed,
/// and what is decided, comes from here.
struct Number {
    Exact exact;
    decimal::Decimal decimal;
    Trouble trouble = Trouble::none;

    /// A sum or difference whose terms agree to 42 digits, the sine of what agrees so with π: 0 as
    /// far as anybody can tell.
    bool vanished = false;
};

/// Replays exactly and in decimals side by side. Trouble spreads to all that depends on it, but
/// not through the unused arm of a select.
struct NumberArithmetic {
    using Value = Number;
    using Truth = bool;

    static Number from_text(const decimal::DecimalText& text);
    static Number from_digits(const decimal::DecimalText& text);
    static Number from_exact(const decimal::Rational& value);
    static Number add(const Number& a, const Number& b);
    static Number subtract(const Number& a, const Number& b);
    static Number multiply(const Number& a, const Number& b);
    static Number divide(const Number& a, const Number& b);
    static Number negate(const Number& a);
    static Number power(const Number& a, const Number& exponent);
    static Number exp(const Number& a);
    static Number log(const Number& a);
    static Number tanh(const Number& a);
    static Number sin(const Number& a);
    static Number cos(const Number& a);
    static Number sqrt(const Number& a);
    static Number compare(Operation comparison, const Number& a, const Number& b);
    static Number select(const Number& condition, const Number& if_true, const Number& if_false);
    static bool differs(const Number& condition, bool outcome);
};

/// The value with so many decimals, half away from zero. Expects a value without trouble.
std::string fixed(const Number& value, int decimals);

/// What fixed() says, as a number to go on with.
Number rounded(const Number& value, int decimals);

}  // namespace longhand::replay
