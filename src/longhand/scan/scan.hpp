#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/check/change.hpp"
#include "longhand/scan/correction.hpp"
#include "longhand/scan/earlier_values.hpp"

namespace longhand::scan {

/// A name in an equality, and the value that it was given.
struct GivenName {
    std::string name, value;
    int line = 1;  ///< where
};

/// An equality that does not hold, or hardly.
struct Finding {
    int line = 1;        ///< of its left side, from 1
    int column = 1;      ///< in characters, from 1
    std::string source;  ///< both sides as they are written, on one line
    EqualityJudgement judgement;
    std::vector<GivenName> names;
    std::optional<Correction> correction;
    std::optional<Explanation> explanation;  ///< by an earlier value
    std::optional<check::NamedChange> slip;  ///< else by one change of the left side
    std::vector<Replacement> replacements;   ///< that make it hold, where it is wrong
};

/// An equality that was not checked.
struct SkippedEquality {
    int line = 1;
    std::string source;
    Skipped why = Skipped::unreadable;
};

/// What is said of a text.
struct Report {
    std::size_t checked = 0;
    std::size_t wrong = 0, doubtful = 0;
    std::size_t ignored = 0;        ///< which the text itself accepts
    std::vector<Finding> findings;  ///< wrong and doubtful ones, in the order of the text
    std::vector<SkippedEquality> skipped;
};

/// Checks every equality between numbers in a LaTeX or Markdown text. One is ignored where a
/// comment on its lines or the line before says `longhand: ignore` and why.
Report scan(std::string_view text, Markup markup);

/// The markup of a text, from the name of its file (.tex) or from what stands in it.
Markup markup_of(std::string_view file, std::string_view text);

}  // namespace longhand::scan
