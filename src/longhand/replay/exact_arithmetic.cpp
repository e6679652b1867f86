#include "longhand/replay/exact_arithmetic.hpp"

#include "longhand/decimal/rounding.hpp"
#include "longhand/replay/double_arithmetic.hpp"

namespace longhand::replay {

using decimal::Rational;

namespace {

Exact bounded(Rational value) {
    if (decimal::bits(value) > ExactArithmetic::most_bits) return std::nullopt;
    return value;
}

/// f(0) = at_zero is all that is rational of exp, log(1 + ·), tanh, sin and cos.
Exact only_at(const Exact& a, int argument, int value) {
    if (a && *a == argument) return Rational(value);
    return std::nullopt;
}

std::optional<decimal::Integer> perfect_root(const decimal::Integer& n) {
    const decimal::Integer root = boost::multiprecision::sqrt(n);
    if (root * root != n) return std::nullopt;
    return root;
}

}  // namespace

Exact ExactArithmetic::from_text(const decimal::DecimalText& text) {
    return text.value();
}

Exact ExactArithmetic::add(const Exact& a, const Exact& b) {
    if (!a || !b) return std::nullopt;
    return bounded(*a + *b);
}

Exact ExactArithmetic::subtract(const Exact& a, const Exact& b) {
    if (!a || !b) return std::nullopt;
    return bounded(*a - *b);
}

Exact ExactArithmetic::multiply(const Exact& a, const Exact& b) {
    if ((a && a->is_zero()) || (b && b->is_zero())) return Rational(0);
    if (!a || !b) return std::nullopt;
    return bounded(*a * *b);
}

Exact ExactArithmetic::divide(const Exact& a, const Exact& b) {
    if (!a || !b || b->is_zero()) return std::nullopt;
    return bounded(*a / *b);
}

Exact ExactArithmetic::negate(const Exact& a) {
    if (!a) return std::nullopt;
    return Rational(-*a);
}

Exact ExactArithmetic::power(const Exact& a, const Exact& exponent) {
    if (!a || !exponent) return std::nullopt;
    if (denominator(*exponent) == 2) return power(sqrt(a), Rational(*exponent * 2));
    if (denominator(*exponent) != 1) return std::nullopt;
    if (a->is_zero() && *exponent < 0) return std::nullopt;
    const bool is_unit = a->is_zero() || *a == 1 || *a == -1;
    // Any other number has outgrown what is kept as a fraction by then.
    if (!is_unit && abs(*exponent) > most_bits) return std::nullopt;
    const decimal::Integer times = abs(numerator(*exponent));
    if (is_unit) return times == 0 || (*a == -1 && times % 2 == 0) ? Rational(1) : *a;
    Exact result = Rational(1);
    for (int k = 0; result && k < times; ++k)
        result = multiply(result, a);
    return *exponent < 0 && result ? bounded(1 / *result) : result;
}

Exact ExactArithmetic::exp(const Exact& a) {
    return only_at(a, 0, 1);
}
Exact ExactArithmetic::log(const Exact& a) {
    return only_at(a, 1, 0);
}
Exact ExactArithmetic::tanh(const Exact& a) {
    return only_at(a, 0, 0);
}

Exact ExactArithmetic::sin(const Exact& a) {
    return only_at(a, 0, 0);
}
Exact ExactArithmetic::cos(const Exact& a) {
    return only_at(a, 0, 1);
}

Exact ExactArithmetic::sqrt(const Exact& a) {
    if (!a || *a < 0) return std::nullopt;
    const auto above = perfect_root(numerator(*a));
    const auto below = perfect_root(denominator(*a));
    if (!above || !below) return std::nullopt;
    return Rational(*above, *below);
}

Exact ExactArithmetic::compare(Operation comparison, const Exact& a, const Exact& b) {
    if (!a || !b) return std::nullopt;
    return Rational(holds(comparison, *a, *b) ? 1 : 0);
}

Exact ExactArithmetic::select(const Exact& condition, const Exact& if_true, const Exact& if_false) {
    if (!condition) return std::nullopt;
    return condition->is_zero() ? if_false : if_true;
}

bool ExactArithmetic::differs(const Exact& condition, bool outcome) {
    return !condition || condition->is_zero() == outcome;
}

}  // namespace longhand::replay
