#pragma once

#include <ostream>

#include "source.hpp"

namespace longhand::book {

/// What a reader can try at the end of a chapter, with numbers of its own, as HTML with folded
/// answers: a worked example whose last steps are left to do, one with more left, results alone,
/// and a calculation with a mistake in it, each of the first part that has such an exercise. What
/// no part has (nothing in it varies, or no rule tells right from wrong) is left out. Says how many
/// there are.
int write_practice(std::ostream& out, const cli::Source& source, text::Language language);

}  // namespace longhand::book
