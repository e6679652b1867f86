#pragma once

#include <span>

#include "longhand/worksheet/chapter.hpp"

namespace longhand {

/// All chapters, in the order of the workbook.
std::span<const Chapter> chapter_list();

}  // namespace longhand
