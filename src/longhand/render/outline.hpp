#pragma once

#include <cstddef>
#include <vector>

#include "longhand/worksheet/worksheet.hpp"

namespace longhand::render {

/// One thing that a log shows, in its order.
struct OutlineItem {
    enum class Kind : unsigned char {
        section,  ///< a section with its givens and steps
        state,    ///< a section with what a pass that was not kept left behind
        gap,      ///< passes of a loop that are not shown
        limit,    ///< the loop above ended because it may not go on for longer
    };

    Kind kind = Kind::section;
    std::size_t section = 0;       ///< of a section or a state: its place in the worksheet
    std::uint32_t loop = no_loop;  ///< of a gap or a limit
    int first = 0;                 ///< of a gap
    int last = 0;
};

/// What of a worksheet is shown: all of it, but of loops only the passes that the worksheet's
/// PassSelection has.
std::vector<OutlineItem> outline(const Worksheet& worksheet);

}  // namespace longhand::render
