#include "longhand/check/judgement.hpp"

#include <algorithm>

namespace longhand::check {

namespace {

using decimal::PrintedNumber;
using decimal::Rounding;
using replay::Number;

constexpr std::pair<Verdict, std::string_view> names[] = {
    {Verdict::exact, "exact"},         {Verdict::carried, "carried"},
    {Verdict::truncated, "truncated"}, {Verdict::within_rounding, "within_rounding"},
    {Verdict::undecided, "undecided"}, {Verdict::faulty, "faulty"},
};

std::string with_decimals(const Number& value, int decimals, Rounding rounding) {
    return value.exact ? decimal::fixed(*value.exact, decimals, rounding)
                       : decimal::fixed(value.decimal, decimals, rounding);
}

}  // namespace

std::string_view name(Verdict verdict) {
    return std::ranges::find(names, verdict, &std::pair<Verdict, std::string_view>::first)->second;
}

std::optional<Verdict> verdict_named(std::string_view name) {
    const auto found =
        std::ranges::find(names, name, &std::pair<Verdict, std::string_view>::second);
    return found == std::end(names) ? std::nullopt : std::optional(found->first);
}

std::string verdict_names() {
    std::string all;
    for (const auto& each : names)
        all += (all.empty() ? "" : ", ") + std::string(each.second);
    return all;
}

bool is_writable(const Number& value) {
    static const decimal::Decimal largest("1e300");
    return value.trouble == replay::Trouble::none &&
           boost::multiprecision::abs(value.decimal) < largest;
}

std::string printed_as(const Number& value, std::optional<int> decimals) {
    constexpr int most_digits = 6;
    if (!is_writable(value)) return {};
    if (decimals) return with_decimals(value, *decimals, Rounding::half_up);
    return value.exact ? value.exact->str() : decimal::significant(value.decimal, most_digits);
}

std::string Judgement::should_be() const {
    if (!printed().text.ends_with('%') || !decimals() || !is_writable(mended))
        return printed_as(mended, decimals());
    const Number hundredfold =
        replay::NumberArithmetic::multiply(mended, replay::NumberArithmetic::from_exact(100));
    return printed_as(hundredfold, std::max(0, *decimals() - 2)) + " %";
}

std::optional<Rounding> rounds_to(const Number& value, const PrintedNumber& printed,
                                  std::optional<int> decimals) {
    if (!is_writable(value)) return std::nullopt;
    if (!decimals) {
        const bool is_exact = value.exact && *value.exact == printed.value;
        return is_exact ? std::optional(Rounding::half_up) : std::nullopt;
    }
    const std::string wanted = decimal::fixed(printed.value, *decimals);
    for (const Rounding rounding : {Rounding::half_up, Rounding::half_even}) {
        if (with_decimals(value, *decimals, rounding) == wanted) return rounding;
    }
    return std::nullopt;
}

bool is_cut_off(const Number& value, const PrintedNumber& printed, std::optional<int> decimals) {
    if (!decimals || !is_writable(value)) return false;
    return with_decimals(value, *decimals, Rounding::down) ==
           decimal::fixed(printed.value, *decimals);
}

}  // namespace longhand::check
