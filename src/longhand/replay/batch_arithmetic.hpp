#pragma once

#include <array>
#include <bitset>
#include <cstddef>

#include "longhand/replay/double_arithmetic.hpp"

namespace longhand::replay {

/// Replays `lanes` variants at once in double precision. Each lane gives exactly what
/// DoubleArithmetic gives, whatever stands in the other lanes.
template <std::size_t lanes = 8>
struct BatchArithmetic {
    struct alignas(sizeof(double) * lanes) Value {
        std::array<double, lanes> lane;
    };
    using Truth = std::bitset<lanes>;

    static Value from_text(const decimal::DecimalText& text) {
        Value value;
        value.lane.fill(text.nearest());
        return value;
    }
    static Value from_digits(const decimal::DecimalText& text) { return from_text(text); }
    static Value add(const Value& a, const Value& b) {
        return each([](double x, double y) { return x + y; }, a, b);
    }
    static Value subtract(const Value& a, const Value& b) {
        return each([](double x, double y) { return x - y; }, a, b);
    }
    static Value multiply(const Value& a, const Value& b) {
        return each([](double x, double y) { return x * y; }, a, b);
    }
    static Value divide(const Value& a, const Value& b) {
        return each([](double x, double y) { return x / y; }, a, b);
    }
    static Value negate(const Value& a) { return each(DoubleArithmetic::negate, a); }
    static Value power(const Value& a, const Value& b) {
        return each(DoubleArithmetic::power, a, b);
    }
    static Value exp(const Value& a) { return each(DoubleArithmetic::exp, a); }
    static Value log(const Value& a) { return each(DoubleArithmetic::log, a); }
    static Value tanh(const Value& a) { return each(DoubleArithmetic::tanh, a); }
    static Value sin(const Value& a) { return each(DoubleArithmetic::sin, a); }
    static Value cos(const Value& a) { return each(DoubleArithmetic::cos, a); }
    static Value sqrt(const Value& a) { return each(DoubleArithmetic::sqrt, a); }
    static Value compare(Operation comparison, const Value& a, const Value& b) {
        return each([comparison](double x,
                                 double y) { return DoubleArithmetic::compare(comparison, x, y); },
                    a, b);
    }
    static Value select(const Value& condition, const Value& if_true, const Value& if_false) {
        return each(DoubleArithmetic::select, condition, if_true, if_false);
    }
    static Truth differs(const Value& condition, bool outcome) {
        Truth result;
        for (std::size_t k = 0; k < lanes; ++k) {
            result[k] = DoubleArithmetic::differs(condition.lane[k], outcome);
        }
        return result;
    }

  private:
    template <class F, class... Values>
    static Value each(F f, const Values&... values) {
        Value result;
        for (std::size_t k = 0; k < lanes; ++k)
            result.lane[k] = f(values.lane[k]...);
        return result;
    }
};

}  // namespace longhand::replay
