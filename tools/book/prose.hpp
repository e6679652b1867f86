#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "literate_program.hpp"
#include "longhand/render/values.hpp"

namespace longhand::book {

/// Where the numbers of a chapter's prose come from.
struct Recorded {
    const Worksheet& worksheet;
    const render::Values& values;
    std::map<std::string, std::size_t> data_rows = {};  ///< how many rows without gaps a file has
};

/// A unit of prose with its numbers put in: `{{id}}` is the value of a given or step with the
/// digits of its log, `{{id|2}}` with two decimals, `{{id|3s}}` with three significant digits,
/// `{{id|1%}}` in per cent with one decimal; `{{id|rows}}` and `{{id|columns}}` are the size of a
/// given or a step, `{{penguins.csv|rows}}` that of a file. Throws Error("book.braces") for braces
/// that are nothing of the kind, Error("book.matrix") for the value of a matrix, and what resolve()
/// and Digits::parse() throw, all with the line.
std::string with_numbers(const Unit& unit, const Recorded& recorded);

/// Throws Error("book.typed") for a number that is typed and that the record has, as a value or as
/// a size, so that no number of a page can be out of date.
void refuse_typed(const Unit& unit, const Recorded& recorded);

/// Words as Markdown for Doxygen: what would be a command, a tag or a link there is text. `$…$` is
/// a formula in TeX, `$$…$$` one on a line of its own, `\$` a dollar sign. Throws
/// Error("book.formula") for a formula that does not end in its paragraph.
std::string for_doxygen(const std::string& paragraph);

}  // namespace longhand::book
