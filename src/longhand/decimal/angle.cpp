#include "longhand/decimal/angle.hpp"

#include "longhand/decimal/rounding.hpp"

namespace longhand::decimal {

namespace {

// Whole turns take up to 16 of the digits away.
using Wide = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<80>,
                                           boost::multiprecision::et_off>;

const Wide& quarter_turn() {
    static const Wide value = Wide(std::string(digits_of_pi)) / 2;
    return value;
}

/// angle = quarters · π/2 + rest, with the rest in [−π/4, π/4].
struct Reduced {
    long long quarters;
    Decimal rest;
};

Reduced reduced(const Decimal& angle) {
    const Wide wide(angle);
    const Wide quarters = boost::multiprecision::floor(Wide(wide / quarter_turn() + Wide("0.5")));
    return {quarters.convert_to<long long>(), Decimal(Wide(wide - quarters * quarter_turn()))};
}

/// What is less than the angle's own last digits is noise, as in a sum whose terms cancel.
Decimal without_noise(const Decimal& value, const Decimal& angle) {
    static const Decimal noise("1e-42");
    const Decimal size = boost::multiprecision::abs(angle);
    const bool is_noise = size > 1 && boost::multiprecision::abs(value) < noise * size;
    return is_noise ? Decimal(0) : value;
}

/// The sine of a quarter of a turn, so many times, and the rest.
Decimal sine_of(long long quarters, const Decimal& rest) {
    const bool is_cosine = quarters % 2 != 0;
    const Decimal size =
        is_cosine ? boost::multiprecision::cos(rest) : boost::multiprecision::sin(rest);
    return (quarters % 4 + 4) % 4 >= 2 ? Decimal(-size) : size;
}

}  // namespace

bool is_angle_in_reach(const Decimal& angle) {
    return boost::multiprecision::isfinite(angle) &&
           boost::multiprecision::abs(angle) <= largest_angle;
}

Decimal sine(const Decimal& angle) {
    const auto [quarters, rest] = reduced(angle);
    return without_noise(sine_of(quarters, rest), angle);
}

Decimal cosine(const Decimal& angle) {
    const auto [quarters, rest] = reduced(angle);
    return without_noise(sine_of(quarters + 1, rest), angle);
}

long long quarter_turns(const Decimal& angle) {
    const auto [quarters, rest] = reduced(angle);
    return rest < 0 ? quarters - 1 : quarters;
}

}  // namespace longhand::decimal
