#pragma once

#include <cstdint>
#include <map>
#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "longhand/check/report/findings.hpp"
#include "longhand/problem/document_index.hpp"
#include "longhand/text/language.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::check {

/// Chapters as they were recorded, by their names.
using Chapters = std::map<std::string, Worksheet>;

/// What a place is called; of a step, its symbol too.
struct PlaceName {
    std::string symbol;   ///< empty for a chapter and a section
    std::string caption;  ///< may be empty for a step

    /// "o1, output of the first node".
    std::string text(text::Language language) const;
};

/// What `at` of an index names, as the record calls it: the title of a chapter, the caption of a
/// section, symbol and caption of a step. Throws Error("index.place"), with the nearest id and
/// `system`, where it names none.
PlaceName name_of_place(const std::string& at, const std::string& system, const Chapters& chapters,
                        text::Language language);

/// Puts all that is said of the document under the headings of its index, by lines, and under its
/// title. What no section holds keeps its heading.
void put_under_headings(ClaimFile& claims, const DocumentIndex& index, text::Language language);

enum class OverviewFormat : std::uint8_t { text, markdown };

/// Each document of the indexes, section by section: its lines, what it explains and where that is
/// worked out, how much of it was checked, and its mistakes. The claims of the calculations stand
/// under the headings of the indexes.
void write_overview(std::ostream& out, OverviewFormat format,
                    std::span<const DocumentIndex> indexes, const Chapters& chapters,
                    std::span<const CheckedCalculation> calculations, text::Language language);

}  // namespace longhand::check
