#pragma once

#include <boost/multiprecision/cpp_dec_float.hpp>

#include "longhand/decimal/rational.hpp"

namespace longhand::decimal {

/// A decimal with 50 digits that count. Boost keeps up to 80; those after about the 70th differ
/// from compiler to compiler, so whoever prints or decides goes through rounding.hpp.
using Decimal = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<50>,
                                              boost::multiprecision::et_off>;

}  // namespace longhand::decimal
