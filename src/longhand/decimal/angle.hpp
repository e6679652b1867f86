#pragma once

#include <string_view>

#include "longhand/decimal/number.hpp"

/// Sine and cosine of angles in radians. Large angles are brought near 0 with enough digits of π,
/// which Boost's functions of a Decimal do not have.
namespace longhand::decimal {

/// π, its first 100 digits.
inline constexpr std::string_view digits_of_pi =
    "3.14159265358979323846264338327950288419716939937510"
    "5820974944592307816406286208998628034825342117067";

/// An angle beyond this has lost so many of its 50 digits to whole turns that too few are left.
inline constexpr double largest_angle = 1e15;

bool is_angle_in_reach(const Decimal& angle);

/// The sine and the cosine, right to 50 digits of the angle as it is given. Where the angle's own
/// fiftieth digit decides about it, the value is 0: sin π, cos (π/2).
/// Expect an angle in reach.
Decimal sine(const Decimal& angle);
Decimal cosine(const Decimal& angle);

/// How many whole quarters of a turn lie below the angle: 1 for 2, −1 for −1.
/// Expects an angle in reach.
long long quarter_turns(const Decimal& angle);

}  // namespace longhand::decimal
