#pragma once

#include "longhand/render/log.hpp"
#include "longhand/worksheet/chapter.hpp"

namespace longhand::cli {

/// What documents print beside the values of a chapter, with the verdict, as remarks for its log.
/// Expects the worksheet of the chapter with its own givens: claims speak of no others.
render::Annotate claim_remarks(const Chapter& chapter, const Worksheet& worksheet);

}  // namespace longhand::cli
