#pragma once

#include <string>
#include <string_view>

#include "longhand/decimal/number.hpp"

namespace longhand::decimal {

/// A decimal number kept as it was typed: "0.110" is three decimals, not a nearest double.
class DecimalText {
  public:
    /// Most digits of a number, not counting zeros in front of it.
    static constexpr int most_digits = 100;
    /// Largest power of ten of a number's first digit, up and down: a double can hold the value.
    static constexpr int largest_exponent = 300;

    /// Zero.
    DecimalText() = default;

    /// Reads an optional sign, digits with an optional decimal point before, between or after
    /// them, and an optional exponent (`e` or `E`, optional sign, digits). Full-width digits,
    /// signs and point and the minus sign U+2212 count as their ASCII forms; blanks around the
    /// number are skipped. Nothing is rounded.
    ///
    /// Throws Error `number.text` for anything else (also `1,5`, `1/3`, `0x1`, `inf`), and
    /// `number.range` for more than `most_digits` digits or a first digit beyond
    /// 10^±`largest_exponent` (for zero: a last digit beyond).
    static DecimalText parse(std::string_view typed);

    /// The shortest decimal that reads back as exactly this double: 0.1 gives "0.1". Plain from
    /// 1e-6 up to 1e15, with an exponent outside.
    ///
    /// Throws std::invalid_argument if `number` is not finite, Error `number.range` as parse does.
    static DecimalText shortest(double number);

    /// The number in ASCII, with every digit typed: "1.0" stays "1.0", "1E-3" gives "1e-3". A
    /// zero is put before a bare point; a bare point, zeros in front, a plus, an exponent of zero
    /// and the sign of a zero are dropped.
    const std::string& text() const { return text_; }

    /// The exact value.
    Rational value() const;

    /// How many decimals are printed, the exponent taken into account: 2 for "0.10", 4 for
    /// "1.2e-3". The last printed place is u = 10^−decimals. Never below 0: "75" and "12e3"
    /// have 0.
    int decimals() const;

    /// The double nearest to the value, ties to even.
    double nearest() const;

    /// How many digits are printed from the first that is not zero: 3 for "0.0200", 4 for "1200".
    /// A zero has none.
    int significant_digits() const;

    /// The same text: "1.0" and "1" have equal values but are two texts.
    friend bool operator==(const DecimalText&, const DecimalText&) = default;

  private:
    std::string text_ = "0";
};

}  // namespace longhand::decimal
