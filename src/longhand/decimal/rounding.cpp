#include "longhand/decimal/rounding.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace longhand::decimal {

namespace {

// Longer texts are a mistake of the caller, not an answer.
constexpr int longest_plain = 100'000;
constexpr int counting_digits = 50;
constexpr int stored_digits = 72;

// ± d.ddd… · 10^exponent; no digits are a zero.
struct Digits {
    bool negative = false;
    std::string digits;
    int exponent = 0;
};

void expect(bool holds, const char* what) {
    if (!holds) throw std::invalid_argument(what);
}

// Boost writes one limb with the locale's grouping.
std::string digits_of(const Integer& number) {
    return number <= std::numeric_limits<std::uint64_t>::max()
               ? std::to_string(static_cast<std::uint64_t>(number))
               : number.str();
}

Integer power_of_ten(long exponent) {
    constexpr std::size_t kept = 256;
    static const std::array powers = [] {
        std::array<Integer, kept> result{1};
        for (std::size_t power = 1; power < kept; ++power)
            result[power] = result[power - 1] * 10;
        return result;
    }();
    const auto power = static_cast<unsigned>(exponent);
    return power < kept ? powers[power] : boost::multiprecision::pow(Integer(10), power);
}

// `tail` is what is dropped against a half of the last digit kept: less (<0), equal, greater.
bool rounds_up(int tail, bool odd, Rounding rounding) {
    if (rounding == Rounding::down) return false;
    return tail > 0 || (tail == 0 && (rounding == Rounding::half_up || odd));
}

int compare_with_half(std::string_view tail) {
    if (tail.empty() || tail.front() < '5') return -1;
    return tail.front() == '5' && tail.find_first_not_of('0', 1) == std::string_view::npos ? 0 : 1;
}

void increment(std::string& digits) {
    const std::size_t kept = digits.find_last_not_of('9') + 1;
    std::fill(digits.begin() + static_cast<std::ptrdiff_t>(kept), digits.end(), '0');
    if (kept == 0) digits.insert(0, 1, '1');
    if (kept > 0) ++digits[kept - 1];
}

std::string with_point(std::string digits, int decimals, bool negative) {
    const auto places = static_cast<std::size_t>(decimals);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    const bool zero = digits.empty();
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - places, 1, '.');
    return (negative && !zero ? "-" : "") + digits;
}

std::string with_point(const Digits& value) {
    const int decimals = static_cast<int>(value.digits.size()) - 1 - value.exponent;
    if (std::abs(value.exponent) >= longest_plain) {
        throw std::length_error("the number is too large or too small to be written out");
    }
    std::string digits = value.digits;
    if (decimals < 0) digits.append(static_cast<std::size_t>(-decimals), '0');
    return with_point(digits, std::max(0, decimals), value.negative);
}

Scientific rounded(const Digits& value, int count, Rounding rounding) {
    expect(count >= 1, "a number has at least one significant digit");
    if (value.digits.empty()) return {"0", 0};
    const std::string mantissa =
        with_point(value.digits, static_cast<int>(value.digits.size()) - 1, value.negative);
    const std::string nearest = round_digits(mantissa, count - 1, rounding);
    if (!nearest.starts_with(value.negative ? "-10" : "10")) return {nearest, value.exponent};
    return {round_digits(value.negative ? "-1" : "1", count - 1, rounding), value.exponent + 1};
}

Digits digits_of(const Scientific& number) {
    Digits result{number.mantissa.starts_with('-'), number.mantissa, number.exponent};
    std::erase_if(result.digits, [](char c) { return c == '-' || c == '.'; });
    return result;
}

// Everything that Boost stores. Asked for 0 digits in scientific form its text is never rounded;
// the exponent in that text is written with the locale's grouping, so it is taken from the number.
Digits stored(const Decimal& value) {
    expect(boost::multiprecision::isfinite(value), "the number is not finite");
    if (value == 0) return {};
    std::string text = value.str(0, std::ios_base::scientific);
    text.resize(text.find('e'));
    return digits_of({text, ilogb(value)});
}

Digits counting(const Decimal& value) {
    const Digits all = stored(value);
    if (all.digits.empty()) return all;
    return digits_of(rounded(all, counting_digits, Rounding::half_up));
}

// Most fractions of hand calculations are of small numbers; those go a shorter way to the same end.
struct Small {
    bool negative;
    std::uint64_t numerator, denominator;
};

constexpr std::uint64_t largest_small = std::uint64_t{1} << 53;  // exact as a double

std::optional<Small> small(const Rational& value) {
    const Rational::Small* words = value.small();
    if (!words) return std::nullopt;
    const Small result{words->numerator < 0, static_cast<std::uint64_t>(std::abs(words->numerator)),
                       static_cast<std::uint64_t>(words->denominator)};
    if (result.numerator >= largest_small || result.denominator >= largest_small)
        return std::nullopt;
    return result;
}

constexpr std::array small_powers_of_ten = [] {
    std::array<std::uint64_t, 20> result{1};
    for (std::size_t k = 1; k < result.size(); ++k)
        result[k] = result[k - 1] * 10;
    return result;
}();

// |value| · 10^shift, cut off to a whole number of more than `count` digits.
struct Scaled {
    Integer whole;
    bool is_cut;
    long shift;
};

Scaled scaled(const Rational& value, int count) {
    const Integer n = abs(numerator(value));
    const Integer d = denominator(value);
    const auto size = static_cast<double>(msb(n)) - static_cast<double>(msb(d));
    const long shift = count + 1 - std::lround(std::floor(size * std::log10(2.0)));
    Integer quotient, remainder;
    divide_qr(shift > 0 ? Integer(n * power_of_ten(shift)) : n,
              shift < 0 ? Integer(d * power_of_ten(-shift)) : d, quotient, remainder);
    return {std::move(quotient), remainder != 0, shift};
}

// The first `count` digits, then a 1 if any digit that is not zero follows: enough to round right
// wherever fewer than `count` digits are kept.
Digits leading(const Rational& value, int count) {
    if (value == 0) return {};
    const Scaled all = scaled(value, count);
    Digits result{value.sign() < 0, digits_of(all.whole), 0};
    result.exponent = static_cast<int>(static_cast<long>(result.digits.size()) - 1 - all.shift);
    const auto kept = static_cast<std::size_t>(count);
    const bool more = all.is_cut || result.digits.find_first_not_of('0', kept) != std::string::npos;
    result.digits.resize(kept);
    if (more) result.digits.push_back('1');
    return result;
}

// 10^exponent, exactly.
Decimal decimal_power(long exponent) {
    constexpr long most = 256;
    static const std::array powers = [] {
        std::array<Decimal, 2 * most + 1> result;
        for (long power = -most; power <= most; ++power)
            result[static_cast<std::size_t>(power + most)] = Decimal("1e" + std::to_string(power));
        return result;
    }();
    return std::abs(exponent) <= most ? powers[static_cast<std::size_t>(exponent + most)]
                                      : Decimal("1e" + std::to_string(exponent));
}

// A whole number of up to 72 digits, exactly.
Decimal whole_decimal(Integer number) {
    constexpr int places = 18;
    const Integer group(small_powers_of_ten[places]);
    std::array<std::uint64_t, stored_digits / places> groups;
    for (std::uint64_t& each : groups) {
        Integer quotient, remainder;
        divide_qr(number, group, quotient, remainder);
        each = static_cast<std::uint64_t>(remainder);
        number = std::move(quotient);
    }
    Decimal result = 0;
    for (auto each = groups.rbegin(); each != groups.rend(); ++each)
        result = result * decimal_power(places) + *each;
    return result;
}

std::optional<int> finite_decimals(std::uint64_t denominator) {
    const int twos = std::countr_zero(denominator);
    std::uint64_t rest = denominator >> twos;
    int fives = 0;
    for (; rest % 5 == 0; rest /= 5)
        ++fives;
    return rest == 1 ? std::optional(std::max(twos, fives)) : std::nullopt;
}

}  // namespace

std::string round_digits(std::string_view plain_decimal, int decimals, Rounding rounding) {
    expect(decimals >= 0, "a number has no negative count of decimals");
    const bool negative = plain_decimal.starts_with('-');
    const std::string_view unsigned_text = plain_decimal.substr(negative ? 1 : 0);
    const std::size_t point = std::min(unsigned_text.find('.'), unsigned_text.size());
    std::string digits(unsigned_text.substr(0, point));
    const std::string_view fraction =
        unsigned_text.substr(std::min(point + 1, unsigned_text.size()));
    expect(
        !digits.empty() && (fraction.empty() == (point == unsigned_text.size())) &&
            (digits + std::string(fraction)).find_first_not_of("0123456789") == std::string::npos,
        "not a plain decimal number");

    const auto places = static_cast<std::size_t>(decimals);
    digits += fraction.substr(0, places);
    if (fraction.size() < places) digits.append(places - fraction.size(), '0');
    const std::string_view tail = fraction.substr(std::min(places, fraction.size()));
    const bool odd = (digits.back() - '0') % 2 == 1;
    if (rounds_up(compare_with_half(tail), odd, rounding)) increment(digits);
    return with_point(std::move(digits), decimals, negative);
}

std::string fixed(const Rational& value, int decimals, Rounding rounding) {
    expect(decimals >= 0, "a number has no negative count of decimals");
    const auto places = static_cast<std::size_t>(decimals);
    const std::optional<Small> short_way = small(value);
    if (short_way && places < small_powers_of_ten.size() &&
        short_way->numerator <= UINT64_MAX / small_powers_of_ten[places]) {
        const std::uint64_t d = short_way->denominator;
        const std::uint64_t scaled = short_way->numerator * small_powers_of_ten[places];
        std::uint64_t quotient = scaled / d;
        const std::uint64_t twice = 2 * (scaled % d);
        const int tail = twice < d ? -1 : twice > d ? 1 : 0;
        if (rounds_up(tail, quotient % 2 == 1, rounding)) ++quotient;
        return with_point(std::to_string(quotient), decimals, short_way->negative);
    }
    const Integer d = denominator(value);
    Integer quotient, remainder;
    divide_qr(Integer(abs(numerator(value)) * power_of_ten(decimals)), d, quotient, remainder);
    const int tail = Integer(2 * remainder).compare(d);
    if (rounds_up(tail, bit_test(quotient, 0), rounding)) ++quotient;
    return with_point(digits_of(quotient), decimals, value.sign() < 0);
}

std::string fixed(const Decimal& value, int decimals, Rounding rounding) {
    const Digits digits = counting(value);
    const bool vanishes = digits.digits.empty() || digits.exponent < -decimals - 1;
    return round_digits(vanishes ? "0" : with_point(digits), decimals, rounding);
}

Scientific scientific(const Rational& value, int significant_digits, Rounding rounding) {
    expect(significant_digits >= 1, "a number has at least one significant digit");
    return rounded(leading(value, significant_digits + 1), significant_digits, rounding);
}

Scientific scientific(const Decimal& value, int significant_digits, Rounding rounding) {
    return rounded(counting(value), significant_digits, rounding);
}

std::string significant(const Rational& value, int digits, Rounding rounding) {
    return with_point(digits_of(scientific(value, digits, rounding)));
}

std::string significant(const Decimal& value, int digits, Rounding rounding) {
    return with_point(digits_of(scientific(value, digits, rounding)));
}

std::optional<int> finite_decimals(const Rational& value) {
    if (const Rational::Small* words = value.small())
        return finite_decimals(static_cast<std::uint64_t>(words->denominator));
    Integer rest = denominator(value);
    const auto twos = static_cast<int>(lsb(rest));
    rest >>= twos;
    int fives = 0;
    for (Integer quotient, remainder; rest != 1; rest = quotient, ++fives) {
        divide_qr(rest, Integer(5), quotient, remainder);
        if (remainder != 0) return std::nullopt;
    }
    return std::max(twos, fives);
}

Decimal to_decimal(const Rational& value) {
    if (const std::optional<Small> short_way = small(value)) {
        // A whole number of 10^−k is exact in decimals.
        for (std::size_t k = 0; k < small_powers_of_ten.size(); ++k) {
            if (short_way->numerator > UINT64_MAX / small_powers_of_ten[k]) break;
            const std::uint64_t scaled = short_way->numerator * small_powers_of_ten[k];
            if (scaled % short_way->denominator != 0) continue;
            const Decimal size =
                Decimal(scaled / short_way->denominator) * decimal_power(-static_cast<long>(k));
            return short_way->negative ? Decimal(-size) : size;
        }
    }
    const Scaled all = scaled(value, stored_digits);
    int surplus = 1;
    while (all.whole >= power_of_ten(stored_digits + surplus))
        ++surplus;
    const Integer unit = power_of_ten(surplus);
    Integer kept, rest;
    divide_qr(all.whole, unit, kept, rest);
    const int half = Integer(2 * rest).compare(unit);
    const int tail = half == 0 && all.is_cut ? 1 : half;
    if (rounds_up(tail, bit_test(kept, 0), Rounding::half_even)) ++kept;
    const bool carries = kept == power_of_ten(stored_digits);
    const Decimal size = carries ? Decimal(1) : whole_decimal(std::move(kept));
    const long exponent = surplus - all.shift + (carries ? stored_digits : 0);
    return (value.sign() < 0 ? Decimal(-size) : size) * decimal_power(exponent);
}

double to_double(const Rational& value) {
    if (value == 0) return 0;
    if (const std::optional<Small> short_way = small(value)) {
        const double size =
            static_cast<double>(short_way->numerator) / static_cast<double>(short_way->denominator);
        return short_way->negative ? -size : size;
    }
    using Limits = std::numeric_limits<double>;
    const Integer n = abs(numerator(value));
    const Integer d = denominator(value);
    // value = quotient · 2^place with a quotient of 53 or 54 bits; a double's last place can lie
    // no lower than 2^−1074, and the one rounding must happen at the last place.
    const long estimate = static_cast<long>(msb(n)) - static_cast<long>(msb(d));
    long place = std::max<long>(estimate - Limits::digits, Limits::min_exponent - Limits::digits);
    const auto divided = [&](Integer& quotient, Integer& remainder) {
        const Integer divisor = place > 0 ? Integer(d << place) : d;
        divide_qr(place < 0 ? Integer(n << -place) : n, divisor, quotient, remainder);
        return Integer(2 * remainder).compare(divisor);
    };
    Integer quotient, remainder;
    int tail = divided(quotient, remainder);
    if (quotient != 0 && msb(quotient) >= static_cast<unsigned>(Limits::digits)) {
        ++place;
        tail = divided(quotient, remainder);
    }
    if (rounds_up(tail, bit_test(quotient, 0), Rounding::half_even)) ++quotient;
    const int power = static_cast<int>(std::min<long>(place, Limits::max_exponent));
    const double size = std::ldexp(static_cast<double>(quotient), power);
    return value.sign() < 0 ? -size : size;
}

double to_double(const Decimal& value) {
    if (!boost::multiprecision::isfinite(value)) return static_cast<double>(value);
    const Digits all = stored(value);
    if (all.digits.empty()) return 0;
    const int place = all.exponent + 1 - static_cast<int>(all.digits.size());
    const std::string text = all.digits + "e" + std::to_string(place);
    double size = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), size);
    if (read.ec == std::errc::result_out_of_range) {
        size = all.exponent > 0 ? std::numeric_limits<double>::infinity() : 0;
    }
    return all.negative ? -size : size;
}

double near_double(const Decimal& value) {
    if (!boost::multiprecision::isfinite(value) || value.is_zero())
        return static_cast<double>(value);
    double mantissa = 0;
    std::remove_cvref_t<decltype(value.backend())>::exponent_type exponent = 0;
    value.backend().extract_parts(mantissa, exponent);
    return mantissa * std::pow(10.0, static_cast<double>(exponent));
}

std::size_t bits(const Rational& value) {
    if (const Rational::Small* words = value.small()) {
        const auto size = static_cast<std::uint64_t>(std::abs(words->numerator));
        return static_cast<std::size_t>(std::bit_width(size)) +
               static_cast<std::size_t>(
                   std::bit_width(static_cast<std::uint64_t>(words->denominator)));
    }
    const Integer n = abs(numerator(value));
    return msb(n) + 1 + msb(denominator(value)) + 1;
}

}  // namespace longhand::decimal
