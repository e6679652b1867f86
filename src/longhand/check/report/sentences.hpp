#pragma once

#include <span>
#include <string>
#include <vector>

#include "longhand/check/report/findings.hpp"
#include "longhand/text/language.hpp"

namespace longhand::check {

/// The sentences on one finding; the first says what it is about.
std::vector<std::string> sentences(const Finding& finding, text::Language language);

/// The sentence on a statement that does not hold.
std::string sentence(const StatementJudgement& judgement, text::Language language);

/// How many numbers of a heading have which verdict, in words.
std::string counted(const SectionFindings& section, text::Language language);

/// A sentence on each calculation that a document's printed numbers would have sent another way.
std::vector<std::string> off_path(std::span<const CheckedCalculation> calculations,
                                  text::Language language);

/// How much was checked, and what came of it.
std::string summary(std::span<const CheckedCalculation> calculations, text::Language language);

}  // namespace longhand::check
