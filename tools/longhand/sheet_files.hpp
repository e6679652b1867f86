#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "longhand/exercise/deal.hpp"
#include "output_folder.hpp"

namespace longhand::cli {

enum class SheetFormat : unsigned char { markdown, html, pdf, typst, moodle, qti };

/// What is to be written for a class.
struct ClassOrder {
    std::uint64_t seed = 1;
    std::vector<exercise::Recipient> recipients;
    std::set<SheetFormat> formats;
    text::Language language = text::Language::english;
    std::string layout;  ///< sheet.typ
};

/// What it took to deal the variants, and how equal they are.
struct ClassWork {
    exercise::Rejections rejections{};
    exercise::EffortRange effort;
};

/// Writes the sheets of a class, their keys, the marking table and the class file into a folder:
/// what students get in `students`, all else beside it. Expects at least one recipient.
ClassWork write_class(const OutputFolder& folder, const exercise::Sheet& sheet,
                      const ClassOrder& order);

}  // namespace longhand::cli
