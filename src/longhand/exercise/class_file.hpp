#pragma once

#include <cstdint>
#include <ostream>
#include <string_view>

#include "longhand/exercise/deal.hpp"

namespace longhand::exercise {

/// What holds for a whole class, sheet.json: the exercises with the text of their problem file (or
/// the digest of their chapter), their rules and marks, and the seed.
void write_sheet_json(std::ostream& out, const Sheet& sheet, std::uint64_t seed,
                      text::Language language, std::string_view version);

/// One student of class.jsonl, on a line: key, code, givens, and what is expected in each blank. It
/// has no names.
void write_class_line(std::ostream& out, const Sheet& sheet, const Recipient& recipient,
                      const Dealt& dealt);

}  // namespace longhand::exercise
