#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "longhand/text/language.hpp"
#include "longhand/worksheet/given_numbers.hpp"
#include "practice_section.hpp"

namespace longhand::book {

/// Writes the page of a chapter, `<name>.md` for Doxygen, and beside it the pieces that it
/// includes: logs and exercises as HTML, plots as SVG, and `<name>.files`, the list of all of them.
/// `folder` holds chapter.cpp, and page.zh.md for Chinese. A file that would not change is left
/// alone; one of the former list that the page no longer has goes.
/// With other numbers for some givens the page is that of the chapter with these numbers; then it
/// says nothing of what documents print, and typed numbers are not looked for. Throws what
/// read_program(), with_prose(), check_passages(), with_numbers() and refuse_typed() throw, and
/// Error("book.exercises") for a chapter without exercises.
void write_chapter_page(const std::string& name, const std::filesystem::path& folder,
                        const std::vector<GivenText>& givens, const Practice& practice,
                        const std::filesystem::path& out, text::Language language);

/// The table of contents, `chapters.md`: every chapter with how its page begins, where that is in
/// `out`, and with what it mirrors of the documents. What the lists in `out` have of chapters that
/// are no more goes.
void write_contents(const std::filesystem::path& out, text::Language language);

}  // namespace longhand::book
