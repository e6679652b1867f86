#pragma once

#include "longhand/render/log.hpp"
#include "source.hpp"

namespace longhand::cli {

/// Which remarks a log has on what documents print.
enum class ClaimRemarks : unsigned char {
    printed,   ///< the printed number alone: a verdict says nothing of steps rounded on request
    verdicts,  ///< the printed number and its verdict
};

/// What documents print beside the values of a calculation, as remarks for its log. Expects its
/// worksheet with its own givens: claims speak of no others.
render::Annotate claim_remarks(const Source& source, const Worksheet& worksheet, ClaimRemarks kind);

}  // namespace longhand::cli
