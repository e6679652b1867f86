#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "longhand/scan/equalities.hpp"

namespace longhand::scan {

/// What is said of an equality.
enum class Verdict : std::uint8_t {
    holds,     ///< as it is printed: exactly, or the right side is the left one rounded
    rounded,   ///< if numbers on the left were rounded when they were printed
    doubtful,  ///< only so, though the right side has more digits than that would leave
    wrong,
    undefined,  ///< a side has no value, or the shapes differ
};

/// "wrong".
std::string_view name(Verdict verdict);

/// One number of a side against that of the other one.
struct ElementJudgement {
    Verdict verdict = Verdict::holds;
    std::string element;    ///< "[1,2]"; empty for a single number
    std::string left;       ///< its value, to some digits more than are printed
    std::string right;      ///< as printed, or its value
    std::string should_be;  ///< what should stand on the right, where one number stands there
    double units_off = 0;   ///< of the last digit on the right
};

/// What is said of one equality.
struct EqualityJudgement {
    Verdict verdict = Verdict::holds;  ///< the worst of its elements
    std::vector<ElementJudgement> elements;
};

/// Judges an equality that could be read. A number that stands on both sides is one number, exactly
/// itself; other ones with decimals may have been rounded when they were printed, and values on the
/// way to as many decimals as the right side has. A logarithm of no known base is the natural one,
/// or if the equality does not hold so, that to base 10 or 2 if it then does; likewise the angle of
/// a sine may be in degrees, and π may be a rounded 3.14.
EqualityJudgement judge(const Equality& equality);

/// The equality as it is judged: with logarithms to the base of these, base e stays "log"; with
/// angles in radians, and with the number that stands for π.
Equality as_meant(const Equality& equality);

}  // namespace longhand::scan
