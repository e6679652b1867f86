#include "longhand/check/known_functions.hpp"

#include <algorithm>
#include <memory>

#include "longhand/neural/activation.hpp"
#include "longhand/record/named_constant.hpp"
#include "longhand/record/real.hpp"
#include "longhand/replay/replay.hpp"

namespace longhand::check {

namespace {

using replay::Number;
using Arithmetic = replay::NumberArithmetic;
using Rough = replay::RunningErrorArithmetic;

/// A function, recorded once and replayed for each argument.
KnownFunction recorded(std::string_view id, std::string_view symbol,
                       Real (*function)(const Real&)) {
    const auto record = std::make_shared<Record>();
    const Recording recording(*record);
    const Real x = RealAccess::at(*record, record->given(decimal::DecimalText::parse("0.5")));
    const Node result = function(x).node();
    return {id, symbol,
            [record, result](const Number& argument) {
                return replay::replay<Arithmetic>(*record, std::span(&argument, 1))[result];
            },
            [record, result](const replay::Bounded& argument) {
                return replay::replay<Rough>(*record, std::span(&argument, 1))[result];
            }};
}

template <class A>
typename A::Value common_logarithm(const typename A::Value& x) {
    return A::divide(A::log(x), A::log(A::from_text(decimal::DecimalText::parse("10"))));
}

/// The radians of an angle in degrees.
template <class A>
typename A::Value radians(const typename A::Value& degrees) {
    const auto half_turn = A::from_text(decimal::DecimalText::parse("180"));
    return A::divide(A::multiply(degrees, A::from_digits(pi_constant().digits)), half_turn);
}

template <class A>
typename A::Value sine_of_degrees(const typename A::Value& x) {
    return A::sin(radians<A>(x));
}

template <class A>
typename A::Value cosine_of_degrees(const typename A::Value& x) {
    return A::cos(radians<A>(x));
}

}  // namespace

const std::vector<KnownFunction>& known_functions() {
    static const std::vector<KnownFunction> functions{
        recorded("logistic", "σ", neural::logistic<Real>),
        {"hyperbolic_tangent", "tanh", Arithmetic::tanh, Rough::tanh},
        recorded("relu", "ReLU", neural::relu<Real>),
        recorded("step", "step", [](const Real& x) { return neural::step(x); }),
        {"exp", "exp", Arithmetic::exp, Rough::exp},
        {"log", "ln", Arithmetic::log, Rough::log},
        {"sqrt", "√", Arithmetic::sqrt, Rough::sqrt},
        {"log10", "lg", common_logarithm<Arithmetic>, common_logarithm<Rough>},
        {"sin", "sin", Arithmetic::sin, Rough::sin, true},
        {"cos", "cos", Arithmetic::cos, Rough::cos, true},
        {"sin_of_degrees", "sin°", sine_of_degrees<Arithmetic>, sine_of_degrees<Rough>, true},
        {"cos_of_degrees", "cos°", cosine_of_degrees<Arithmetic>, cosine_of_degrees<Rough>, true},
    };
    return functions;
}

bool is_of_angle(std::string_view id) {
    const auto found = std::ranges::find(known_functions(), id, &KnownFunction::id);
    return found != known_functions().end() && found->is_of_angle;
}

bool may_stand_for(const KnownFunction& other, std::string_view id) {
    return other.id != id && other.is_of_angle == is_of_angle(id);
}

}  // namespace longhand::check
