#pragma once

#include <string>

#include "longhand/render/values.hpp"

namespace longhand::book {

/// A paragraph with its numbers put in: `{{id}}` is the value of a given or step with the digits of
/// its log, `{{id|2}}` with two decimals, `{{id|3s}}` with three significant digits. Throws
/// Error("book.typed") for a number of two digits or more that is typed and that the record has, so
/// that no number of a page can be out of date; and what resolve() and Digits::parse() throw. Years
/// and numbers of documents (002) are no such numbers.
std::string with_numbers(const std::string& paragraph, const Worksheet& worksheet,
                         const render::Values& values);

/// Words as Markdown for Doxygen: what would be a command, a tag or a link there is text. `$…$` is
/// a formula in TeX, `$$…$$` one on a line of its own, `\$` a dollar sign. Throws
/// Error("book.formula") for a formula that does not end in its paragraph.
std::string for_doxygen(const std::string& paragraph);

}  // namespace longhand::book
