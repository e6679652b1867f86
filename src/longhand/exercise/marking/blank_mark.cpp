#include "longhand/exercise/marking/blank_mark.hpp"

#include <array>

#include "longhand/decimal/rounding.hpp"

namespace longhand::exercise {

namespace {

using decimal::Rational;

constexpr std::array<std::string_view, 7> names{"right", "follows",    "imprecise", "slip",
                                                "wrong", "unreadable", "empty"};

}  // namespace

std::string_view name(Outcome outcome) {
    return names[static_cast<std::size_t>(outcome)];
}

Rational earned(const Scheme& scheme, const BlankMark& mark) {
    const auto share = [&]() -> Rational {
        switch (mark.outcome) {
            case Outcome::right:
                return 1;
            case Outcome::follows:
                return scheme.follows;
            case Outcome::imprecise:
                return scheme.imprecise;
            case Outcome::slip:
                return scheme.slip;
            case Outcome::wrong:
                return mark.cause ? scheme.explained : Rational(0);
            default:
                return 0;
        }
    };
    return share() * mark.possible;
}

decimal::Integer units(const TypedAnswer& answer, int decimals) {
    return units_of(decimal::fixed(answer.number->value, decimals), decimals);
}

bool is_short(const TypedAnswer& answer, int decimals) {
    const bool is_fraction = answer.number->text.find('/') != std::string::npos;
    return !is_fraction && answer.number->decimals.value_or(0) < decimals;
}

bool holds(const Accepted& accepted, const TypedAnswer& answer, const decimal::Integer& right) {
    if (answer.form != AnswerForm::number || !accepted.is_bounded()) return false;
    const decimal::Integer typed = units(answer, accepted.decimals);
    return is_short(answer, accepted.decimals) ? typed == right : accepted.holds(typed);
}

}  // namespace longhand::exercise
