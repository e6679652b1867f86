#pragma once

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cstdint>
#include <string>

#include "longhand/decimal/number.hpp"

/// What the suites of decimal/ compute with, independently of what they test.
namespace decimal_tests {

using longhand::decimal::Integer;
using longhand::decimal::Rational;

/// The value of a text such as "-12.345".
inline Rational exact(const std::string& typed) {
    std::string digits = typed;
    const std::size_t point = digits.find('.');
    Rational scale(1);
    if (point != std::string::npos) {
        scale = Rational(pow(Integer(10), static_cast<unsigned>(digits.size() - point - 1)));
        digits.erase(point, 1);
    }
    const bool negative = digits.starts_with('-');
    Integer value(0);
    for (const char c : digits)
        value = c == '-' ? value : Integer(value * 10 + (c - '0'));
    return Rational(negative ? Integer(-value) : value) / scale;
}

/// A fraction small enough for exact arithmetic on built-in integers.
struct Fraction {
    std::int64_t numerator, denominator;
    Rational value() const { return {Integer(numerator), Integer(denominator)}; }
};

/// Draws the same fractions on every platform.
class Fractions {
  public:
    explicit Fractions(unsigned seed) : generator_(seed) {}
    Fraction operator()() {
        const std::int64_t numerator = numerators_(generator_);
        const std::int64_t denominator = denominators_(generator_);
        return {numerator, denominator};
    }
    int up_to(int most) {
        return boost::random::uniform_int_distribution<int>(0, most)(generator_);
    }

  private:
    boost::random::mt19937 generator_;
    boost::random::uniform_int_distribution<std::int64_t> numerators_{-1000000, 1000000};
    boost::random::uniform_int_distribution<std::int64_t> denominators_{1, 5000};
};

}  // namespace decimal_tests
