#pragma once

#include <optional>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/decimal/number.hpp"
#include "longhand/record/operation.hpp"

namespace longhand::replay {

/// A rational number where one is known to be the value; empty where the value is irrational, is
/// undefined, or needs a fraction of more than 256 bits.
using Exact = std::optional<decimal::Rational>;

/// Replays in rational numbers: through + − · /, powers, selects, e^0, ln 1, tanh 0, sin 0,
/// cos 0, rational roots, and 0·x for any x. Whatever else is inexact: empty.
struct ExactArithmetic {
    using Value = Exact;
    using Truth = bool;

    static constexpr std::size_t most_bits = 256;

    static Exact from_text(const decimal::DecimalText& text);
    /// Of a value that is known to its first digits only.
    static Exact from_digits(const decimal::DecimalText&) { return {}; }
    static Exact add(const Exact& a, const Exact& b);
    static Exact subtract(const Exact& a, const Exact& b);
    static Exact multiply(const Exact& a, const Exact& b);
    static Exact divide(const Exact& a, const Exact& b);
    static Exact negate(const Exact& a);
    static Exact power(const Exact& a, const Exact& exponent);
    static Exact exp(const Exact& a);
    static Exact log(const Exact& a);
    static Exact tanh(const Exact& a);
    static Exact sin(const Exact& a);
    static Exact cos(const Exact& a);
    static Exact sqrt(const Exact& a);
    static Exact compare(Operation comparison, const Exact& a, const Exact& b);
    static Exact select(const Exact& condition, const Exact& if_true, const Exact& if_false);

    /// An unknown condition counts as different: it supports no outcome.
    static bool differs(const Exact& condition, bool outcome);
};

}  // namespace longhand::replay
