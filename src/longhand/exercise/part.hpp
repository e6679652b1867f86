#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "longhand/worksheet/worksheet.hpp"

namespace longhand::exercise {

/// What of a calculation an exercise is about: steps that stand one behind the other.
struct Part {
    std::vector<std::uint32_t> steps;  ///< entries
    std::vector<std::uint32_t> known;  ///< givens and earlier steps that they start from

    const std::string& last(const Worksheet& worksheet) const {
        return worksheet.entries()[steps.back()].id;
    }
};

/// The steps from one to another, each named by its id or its section's; from the first where no
/// beginning is named. Without an end it is the end of a section, so that the part has at most
/// twenty numbers (one section has any number), and stands before a loop that ends by a decision,
/// or, from inside of such a loop, before that decision: what comes later depends on it.
///
/// Throws Error("id.unknown"), Error("sheet.order") where the end stands before the beginning,
/// Error("sheet.empty") without any step, and Error("sheet.decision") where a decision on values
/// stands between them.
Part find_part(const Worksheet& worksheet, const std::string& from, const std::string& to);

}  // namespace longhand::exercise
