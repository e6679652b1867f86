#include "longhand/check/known_functions.hpp"

#include <memory>

#include "longhand/neural/activation.hpp"
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
    };
    return functions;
}

}  // namespace longhand::check
