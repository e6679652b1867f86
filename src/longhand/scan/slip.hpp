#pragma once

#include <optional>

#include "longhand/check/change.hpp"
#include "longhand/scan/equalities.hpp"

namespace longhand::scan {

/// The one change of the left side that gives what a wrong equality has on the right, where that is
/// numbers alone; none where none or several do, or chance might.
std::optional<check::NamedChange> slip(const Equality& equality);

}  // namespace longhand::scan
