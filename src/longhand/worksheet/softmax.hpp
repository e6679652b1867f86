#pragma once

#include "longhand/record/matrix.hpp"

namespace longhand {

/// Softmax of a row or a column, shown as `softmax(z)` and opened element by element, in the
/// textbook form e^z_k / (e^z_1 + … + e^z_n) (document 001). With a score above 700, where e^z
/// leaves double precision, the largest score is subtracted from each first, which changes no
/// result (document 002: c = −max a); the log says so. A replay that would go the other way meets
/// a guard. Throws Error("matrix.line") for a matrix of several rows and columns.
Matrix softmax(const Matrix& scores);

}  // namespace longhand
