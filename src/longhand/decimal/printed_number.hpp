#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "longhand/decimal/number.hpp"

namespace longhand::decimal {

/// A number as a text prints it: a decimal ("0.7408", "1.2e-3"), a percentage ("75 %"), a fraction
/// ("3/4") or a whole number.
struct PrintedNumber {
    std::string text = "0";
    Rational value = 0;

    /// How many decimals are printed: 4 for 0.7408, 2 for 75 %. None for whole numbers and
    /// fractions, which claim the exact value.
    std::optional<int> decimals = {};

    /// Throws Error("number.text") and Error("number.range") as DecimalText::parse does, and
    /// Error("number.text") for a fraction of anything but whole numbers or with denominator 0.
    static PrintedNumber parse(std::string_view typed);

    friend bool operator==(const PrintedNumber&, const PrintedNumber&) = default;
};

}  // namespace longhand::decimal
