#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sheet_files.hpp"

namespace longhand::cli {

/// One of several parts of a class that are made one by one.
struct Shard {
    std::size_t index = 1;  ///< from 1
    std::size_t count = 1;

    /// Reads "2/8". Throws Error("sheet.shard") for what is none, or for more parts than sheets.
    static Shard parse(const std::string& typed, std::size_t sheets);

    /// Which recipients are in it: about equally many that follow each other.
    std::vector<exercise::Recipient> of(const std::vector<exercise::Recipient>& all) const;
};

/// What it took to deal the variants, and how equal they are.
struct ClassWork {
    exercise::Rejections rejections{};
    exercise::EffortRange effort;
    std::size_t different = 0;  ///< variants
    std::size_t keys = 0;       ///< that they were drawn with
};

/// Draws the variants of a class and writes its files. Expects at least one recipient.
ClassWork write_class(const OutputFolder& folder, const exercise::Sheet& sheet,
                      const ClassOrder& order);

/// Writes the files of a class whose parts stand in folders, the same to the byte as write_class()
/// would for the whole. Throws Errors: "sheet.join_other" for a folder of another sheet,
/// "sheet.join_lacks", "sheet.join_twice" and "sheet.join_more" for recipients that stand in none,
/// in two, or are not asked for, and "sheet.join_changed" for a line that is not what the sheet
/// gives.
ClassWork join_class(const OutputFolder& folder, const exercise::Sheet& sheet,
                     const ClassOrder& order, const std::vector<std::string>& parts);

}  // namespace longhand::cli
