#pragma once

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/decimal/number.hpp"
#include "longhand/record/operation.hpp"

namespace longhand::replay {

/// Replays in decimals of 50 digits, the same on every machine. What is undefined (a division by
/// zero, the logarithm of a number that is not positive, e^x too large to hold, the sine of an
/// angle of very many turns) is not a number.
struct DecimalArithmetic {
    using Value = decimal::Decimal;
    using Truth = bool;

    static Value from_text(const decimal::DecimalText& text);
    static Value from_digits(const decimal::DecimalText& text) { return from_text(text); }
    static Value add(const Value& a, const Value& b);
    static Value subtract(const Value& a, const Value& b);
    static Value multiply(const Value& a, const Value& b) { return finite(a * b); }
    static Value divide(const Value& a, const Value& b);
    static Value negate(const Value& a) { return -a; }
    static Value power(const Value& a, const Value& exponent);
    static Value exp(const Value& a);
    static Value log(const Value& a);
    static Value tanh(const Value& a);
    static Value sin(const Value& a);
    static Value cos(const Value& a);
    static Value sqrt(const Value& a);
    static Value compare(Operation comparison, const Value& a, const Value& b);
    static Value select(const Value& condition, const Value& if_true, const Value& if_false) {
        return is_defined(condition) ? (condition.is_zero() ? if_false : if_true) : condition;
    }
    static bool differs(const Value& condition, bool outcome) {
        return !is_defined(condition) || condition.is_zero() == outcome;
    }

    static bool is_defined(const Value& value);
    static Value undefined();

  private:
    static Value finite(Value value);
};

}  // namespace longhand::replay
