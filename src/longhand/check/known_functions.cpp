#include "longhand/check/known_functions.hpp"

#include <cmath>
#include <memory>

#include "longhand/neural/activation.hpp"
#include "longhand/record/real.hpp"
#include "longhand/replay/replay.hpp"

namespace longhand::check {

namespace {

using replay::Number;
using Arithmetic = replay::NumberArithmetic;

/// A function, recorded once and replayed for each argument.
std::function<Number(const Number&)> recorded(Real (*function)(const Real&)) {
    const auto record = std::make_shared<Record>();
    const Recording recording(*record);
    const Real x = RealAccess::at(*record, record->given(decimal::DecimalText::parse("0.5")));
    const Node result = function(x).node();
    return [record, result](const Number& argument) {
        return replay::replay<Arithmetic>(*record, std::span(&argument, 1))[result];
    };
}

Number common_logarithm(const Number& x) {
    return Arithmetic::divide(Arithmetic::log(x), Arithmetic::log(Arithmetic::from_exact(10)));
}

}  // namespace

const std::vector<KnownFunction>& known_functions() {
    static const std::vector<KnownFunction> functions{
        {"logistic", "σ", recorded(neural::logistic<Real>),
         [](double x) { return neural::logistic(x); }},
        {"hyperbolic_tangent", "tanh", Arithmetic::tanh, std::tanh},
        {"relu", "ReLU", recorded(neural::relu<Real>), [](double x) { return neural::relu(x); }},
        {"step", "step", recorded([](const Real& x) { return neural::step(x); }),
         [](double x) { return neural::step(x); }},
        {"exp", "exp", Arithmetic::exp, std::exp},
        {"log", "ln", Arithmetic::log, std::log},
        {"sqrt", "√", Arithmetic::sqrt, std::sqrt},
        {"log10", "lg", common_logarithm, std::log10},
    };
    return functions;
}

}  // namespace longhand::check
