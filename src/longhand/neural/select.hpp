#pragma once

#include <concepts>

namespace longhand::neural {

/// The value of a piecewise function: `if_true` where `condition` holds, else `if_false`.
///
/// Both arms are computed. Templates of this layer call it unqualified, so that a scalar whose
/// comparisons give a condition of its own brings its own `select` and can record both arms. Such
/// a condition does not turn into a bool here, even if it could.
template <std::same_as<bool> Condition, class T>
T select(Condition condition, const T& if_true, const T& if_false) {
    return condition ? if_true : if_false;
}

}  // namespace longhand::neural
