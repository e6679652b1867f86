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
template <>
struct scalar_product_op<longhand::Real, longhand::Real>;
template <>
struct scalar_conj_product_op<longhand::Real, longhand::Real>;
template <>
struct scalar_sum_op<longhand::Real, longhand::Real>;
template <>
struct scalar_difference_op<longhand::Real, longhand::Real>;
template <>
struct scalar_quotient_op<longhand::Real, longhand::Real>;
}  // namespace internal

}  // namespace Eigen
