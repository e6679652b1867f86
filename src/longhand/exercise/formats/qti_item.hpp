#pragma once

#include <string>

#include "longhand/exercise/paper.hpp"

namespace longhand::exercise {

/// A variant of an exercise as an item of QTI 2.1. Each blank is judged by bounds; one that follows
/// from wrong earlier answers by the formula of its step earns half of its marks. `number` counts
/// the exercises of the sheet from 0; `worksheet` is recorded with the variant's numbers.
std::string qti_item(const Sheet& sheet, const Paper& paper, const Paper& key,
                     const Worksheet& worksheet, std::size_t number, const std::string& identifier,
                     const text::Wording& wording);

}  // namespace longhand::exercise
