#pragma once

#include <span>
#include <string>
#include <string_view>

#include "longhand/decimal/decimal_text.hpp"

namespace longhand {

/// A number whose decimals never end nor repeat, known by its name. Formulas, and the lines that
/// put numbers into them, show the name; what is worked out with it is never exact.
struct NamedConstant {
    std::string symbol;           ///< as logs show it
    std::string typed;            ///< as people type it who lack the sign
    decimal::DecimalText digits;  ///< the first of them, more than any replay works with
};

/// All of them. Each keeps its place: tapes hold it.
std::span<const NamedConstant> named_constants();

/// The ratio of a circle's circumference to its diameter.
const NamedConstant& pi_constant();

/// The constant of this symbol or typed name; nullptr where there is none.
const NamedConstant* find_named_constant(std::string_view name);

}  // namespace longhand
