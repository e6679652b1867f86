#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "longhand/decimal/number.hpp"

/// Rounding of decimal digits, never of binary ones: 2.675 to two decimals is 2.68, and a zero
/// never carries a sign. Nothing here depends on the locale.
///
/// A Decimal is first rounded to its 50 digits (half away from zero), which takes off the noise of
/// its guard digits: 0.3 / 2.4 is stored as 0.12499… and stands for 0.125. All functions throw
/// std::invalid_argument for a Decimal that is not finite, unless they say otherwise.
namespace longhand::decimal {

/// What happens to the digits that are dropped.
enum class Rounding {
    half_up,  ///< to the nearest, a half away from zero (四舍五入): 0.125 → 0.13, −0.125 → −0.13
    half_even,  ///< to the nearest, a half to the even digit: 0.125 → 0.12, 0.135 → 0.14
    down        ///< cut off, towards zero: 0.129 → 0.12
};

/// `plain_decimal` (such as "-12.3450": optional minus, digits, optional point and digits) with
/// exactly `decimals` decimals, at least 0.
/// Throws std::invalid_argument for any other text or negative `decimals`.
std::string round_digits(std::string_view plain_decimal, int decimals, Rounding rounding);

/// The exact value with `decimals` decimals, by integer division.
/// Throws std::invalid_argument for negative `decimals`.
std::string fixed(const Rational& value, int decimals, Rounding rounding = Rounding::half_up);

/// The value with `decimals` decimals.
/// Throws std::invalid_argument for negative `decimals`, std::length_error from 10^100000 on.
std::string fixed(const Decimal& value, int decimals, Rounding rounding = Rounding::half_up);

/// A number as mantissa · 10^exponent, one digit before the point: {"-4.540", -5}.
struct Scientific {
    std::string mantissa;
    int exponent = 0;

    friend bool operator==(const Scientific&, const Scientific&) = default;
};

/// The value with so many significant digits: 9.9996 with four is {"1.000", 1}; zero is {"0", 0}.
/// Throws std::invalid_argument if `significant_digits` is below 1.
Scientific scientific(const Rational& value, int significant_digits,
                      Rounding rounding = Rounding::half_up);
/// \copydoc scientific(const Rational&, int, Rounding)
Scientific scientific(const Decimal& value, int significant_digits,
                      Rounding rounding = Rounding::half_up);

/// The value with so many significant digits, without an exponent: 0.0000454 with four is
/// "0.00004540", 1234 with three is "1230"; zero is "0".
/// Throws std::invalid_argument if `digits` is below 1, std::length_error from 10^±100000 on.
std::string significant(const Rational& value, int digits, Rounding rounding = Rounding::half_up);
/// \copydoc significant(const Rational&, int, Rounding)
std::string significant(const Decimal& value, int digits, Rounding rounding = Rounding::half_up);

/// How many decimals the exact value has: 0 for 3, 1 for 1/2, none for 1/3.
std::optional<int> finite_decimals(const Rational& value);

/// The nearest decimal with 72 digits (half to even): more than the 50 that count, so that a
/// following operation does not eat into those.
Decimal to_decimal(const Rational& value);

/// The nearest double, ties to even; infinite beyond a double's range.
double to_double(const Rational& value);

/// The double nearest to all digits stored, ties to even; infinite beyond a double's range. What
/// is not finite stays what it is.
double to_double(const Decimal& value);

inline constexpr double near_error = 1e-14;

/// A double within `near_error` of the value, relatively, and quick: for estimates.
double near_double(const Decimal& value);

/// The size of numerator and denominator together, in bits.
std::size_t bits(const Rational& value);

}  // namespace longhand::decimal
