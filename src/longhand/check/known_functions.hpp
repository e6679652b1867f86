#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "longhand/replay/number.hpp"
#include "longhand/replay/running_error.hpp"

namespace longhand::check {

/// A function of one number that may stand for another one by mistake.
struct KnownFunction {
    std::string_view id;
    std::string_view symbol;
    std::function<replay::Number(const replay::Number& x)> of;
    std::function<replay::Bounded(replay::Bounded x)> of_bounded;  ///< about the same
};

/// Activations, exponential, roots and logarithms, the common one too. Not to be asked for first
/// while something is being recorded.
const std::vector<KnownFunction>& known_functions();

}  // namespace longhand::check
