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
    bool is_of_angle = false;  ///< taken for another one of angles, and for no other
};

/// Activations, exponential, roots and logarithms, the common one too; sine and cosine, also those
/// of a calculator that is set to degrees (sin°). Not to be asked for first
/// while something is being recorded.
const std::vector<KnownFunction>& known_functions();

/// Whether this is the id of a known function of angles.
bool is_of_angle(std::string_view id);

/// Whether somebody may have used `other` for the function of this id.
bool may_stand_for(const KnownFunction& other, std::string_view id);

}  // namespace longhand::check
