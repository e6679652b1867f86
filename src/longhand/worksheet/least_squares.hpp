#pragma once

#include "longhand/record/matrix.hpp"

namespace longhand {

/// The vector w that makes ½·‖a·w − t‖² least: a is m × n with m ≥ n and independent columns, t is
/// m × 1. Recorded operation by operation (neural::least_squares), shown closed: nobody works it
/// out on a board. Throws Error("matrix.least_squares") where the shapes do not fit.
Matrix least_squares(const Matrix& a, const Matrix& t);

}  // namespace longhand
