#pragma once

#include <cmath>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/record/operation.hpp"

namespace longhand::replay {

/// What a comparison says of two numbers of an ordered type.
template <class T>
bool holds(Operation comparison, const T& a, const T& b) {
    switch (comparison) {
        case Operation::less:
            return a < b;
        case Operation::less_equal:
            return a <= b;
        case Operation::greater:
            return a > b;
        case Operation::greater_equal:
            return a >= b;
        case Operation::equal:
            return a == b;
        default:
            return a != b;
    }
}

/// Replays in double precision: fast, for screening only.
struct DoubleArithmetic {
    using Value = double;
    using Truth = bool;

    static double from_text(const decimal::DecimalText& text) { return text.nearest(); }
    static double from_digits(const decimal::DecimalText& text) { return text.nearest(); }
    static double add(double a, double b) { return a + b; }
    static double subtract(double a, double b) { return a - b; }
    static double multiply(double a, double b) { return a * b; }
    static double divide(double a, double b) { return a / b; }
    static double negate(double a) { return -a; }
    static double power(double a, double exponent) { return std::pow(a, exponent); }
    static double exp(double a) { return std::exp(a); }
    static double log(double a) { return std::log(a); }
    static double tanh(double a) { return std::tanh(a); }
    static double sin(double a) { return std::sin(a); }
    static double cos(double a) { return std::cos(a); }
    static double sqrt(double a) { return std::sqrt(a); }
    static double compare(Operation comparison, double a, double b) {
        return holds(comparison, a, b) ? 1.0 : 0.0;
    }
    static double select(double condition, double if_true, double if_false) {
        return condition != 0 ? if_true : if_false;
    }
    static bool differs(double condition, bool outcome) { return (condition != 0) != outcome; }
};

}  // namespace longhand::replay
