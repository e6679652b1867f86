#pragma once

#include <Eigen/Core>

#include "longhand/record/real.hpp"

// Eigen holds the elements of our Matrix and does nothing else with recorded numbers: its
// products add zeros, multiply by ones and group sums in an order of their own, so the record
// would not be the board's. All arithmetic of Eigen on Real is therefore refused at compile time;
// use longhand::Matrix.
namespace Eigen {

template <>
struct NumTraits<longhand::Real> : GenericNumTraits<longhand::Real> {
    enum { IsComplex = 0, IsInteger = 0, IsSigned = 1, RequireInitialization = 1 };
};

namespace internal {
using longhand::Real;
template <>
struct scalar_product_op<Real, Real>;
template <>
struct scalar_conj_product_op<Real, Real>;
template <>
struct scalar_sum_op<Real, Real>;
template <>
struct scalar_difference_op<Real, Real>;
template <>
struct scalar_quotient_op<Real, Real>;
template <>
struct add_assign_op<Real, Real>;
template <>
struct sub_assign_op<Real, Real>;
template <>
struct mul_assign_op<Real, Real>;
template <>
struct div_assign_op<Real, Real>;
template <int nan_propagation>
struct scalar_max_op<Real, Real, nan_propagation>;
template <int nan_propagation>
struct scalar_min_op<Real, Real, nan_propagation>;
template <>
struct scalar_opposite_op<Real>;
template <>
struct scalar_inverse_op<Real>;
template <>
struct scalar_square_op<Real>;
template <>
struct scalar_cube_op<Real>;
template <>
struct scalar_abs_op<Real>;
template <>
struct scalar_abs2_op<Real>;
template <>
struct scalar_sqrt_op<Real>;
template <>
struct scalar_exp_op<Real>;
template <>
struct scalar_log_op<Real>;
template <>
struct scalar_tanh_op<Real>;
template <>
struct scalar_sin_op<Real>;
template <>
struct scalar_cos_op<Real>;
template <>
struct scalar_logistic_op<Real>;
}  // namespace internal

}  // namespace Eigen
