#pragma once

#include <string_view>

#include "longhand/worksheet/claim.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::check {

/// A claim as somebody types it: `layer2/y[1]=0.7408`, `h=0.85, 0.48`, `W="0.28 0.30; 0.42 0.45"`.
/// Throws Error("given.form") without `=`, Error("claim.shape") for too many or too few numbers,
/// Error("id.…") for a step that there is not, and the errors of PrintedNumber::parse.
Claim typed_claim(const Worksheet& worksheet, std::string_view text);

}  // namespace longhand::check
