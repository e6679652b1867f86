#pragma once

#include <vector>

#include "longhand/record/matrix.hpp"

namespace longhand {

/// The partial derivatives of f with respect to each of `variables`, by the reverse sweep over
/// the active record. Every adjoint is recorded as ordinary operations, so that the gradient
/// replays, is shown in a log, and can be differentiated again. Factors 1 and terms 0 that come
/// from the sweep itself are left out; none that come from values are. A variable on which f does
/// not depend gives 0. At a select the derivative is that of the chosen arm.
std::vector<Real> gradient(Real f, const std::vector<Real>& variables);

/// ∂f/∂x.
Real gradient(Real f, Real x);

/// ∂f/∂X, with the shape of X.
Matrix gradient(Real f, const Matrix& x);

/// ∂y_ij/∂x_ij, for a y that a function made from x element by element. Throws
/// Error("matrix.shape") unless the shapes are equal.
Matrix elementwise_gradient(const Matrix& y, const Matrix& x);

}  // namespace longhand
