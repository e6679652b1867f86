#pragma once

#include <string_view>

namespace longhand {

/// How a computed number is shown: so many decimals, or so many significant digits (有效数字).
struct Digits {
    int count = 4;
    bool significant = false;

    /// Reads "4" (decimals) or "4s" (significant digits). Throws Error("option.digits").
    static Digits parse(std::string_view text);

    friend bool operator==(const Digits&, const Digits&) = default;
};

inline constexpr int most_digits = 40;  ///< of the 50 that a value is known to

/// Reads a number of decimals. Throws Error("option.decimals").
int parse_decimals(std::string_view text);

}  // namespace longhand
