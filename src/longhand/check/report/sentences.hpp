#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "longhand/check/report/findings.hpp"
#include "longhand/text/language.hpp"

namespace longhand::check {

/// How much is told.
enum class Telling : std::uint8_t {
    all,
    mistakes,  ///< no numbers that rounding explains, and no examples of numbers
};

/// In what formulas and words are written: as they are, or with formulas as `$…$` in TeX and with
/// words that Markdown leaves as they are.
enum class Notation : std::uint8_t { characters, markdown };

std::string written(const std::string& typed, Notation notation);

/// The sentences on one finding; the first says what it is about.
std::vector<std::string> sentences(const Finding& finding, text::Language language);

/// The sentence on a statement that does not hold.
std::string sentence(const StatementJudgement& judgement, text::Language language);

/// The sentence on a claim that the text at hand does not have.
std::string sentence(const Claim& lost, text::Language language);

/// The sentences on a formula that does not agree, is not as expected, or has a name and a remark;
/// none on others.
std::vector<std::string> sentences(const FormulaJudgement& judgement, text::Language language,
                                   Telling telling = Telling::all,
                                   Notation notation = Notation::characters);

std::vector<std::string> sentences(const Remark& remark, text::Language language);

/// All that is said under a heading, each in one or more sentences: numbers, statements, formulas,
/// remarks.
std::vector<std::vector<std::string>> paragraphs(const SectionFindings& section,
                                                 text::Language language,
                                                 Telling telling = Telling::all,
                                                 Notation notation = Notation::characters);

/// How many numbers of a heading have which verdict, in words.
std::string counted(const SectionFindings& section, text::Language language);

/// A sentence on each calculation that a document's printed numbers would have sent another way.
std::vector<std::string> off_path(std::span<const CheckedCalculation> calculations,
                                  text::Language language);

/// How much was checked, and what came of it.
std::string summary(std::span<const CheckedCalculation> calculations, text::Language language);

}  // namespace longhand::check
