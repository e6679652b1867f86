#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "longhand/check/formula/formula_judgement.hpp"
#include "longhand/check/verdict.hpp"
#include "longhand/problem/claim_file.hpp"

namespace longhand::check {

/// A calculation whose claims were judged.
struct CheckedCalculation {
    std::string name;  ///< of the chapter or the problem file
    ClaimFile claims;
    Verification verification;
    std::vector<FormulaJudgement> formulas;
};

/// What a report has a sentence on: a fault, or a printed number that is not simply right.
struct Finding {
    const CheckedCalculation* calculation = nullptr;
    const Fault* fault = nullptr;              ///< if it is one
    std::vector<const Judgement*> judgements;  ///< of the fault; or occurrences of one number
};

/// What is printed under one heading of a document.
struct SectionFindings {
    std::string title;
    std::map<Verdict, std::size_t> counts;
    std::vector<const StatementJudgement*> statements;
    std::vector<Finding> findings;  ///< in the order of the lines
    std::vector<const FormulaJudgement*> formulas;
    std::vector<const Remark*> remarks;
    std::vector<const Claim*> lost;  ///< claims that the text at hand does not have
};

struct DocumentFindings {
    Document document;
    std::vector<SectionFindings> sections;  ///< in the order of the lines
};

/// Sorts all that is said of the claims by documents and their headings. Numbers that follow from a
/// fault belong to it and have no finding of their own.
std::vector<DocumentFindings> findings(std::span<const CheckedCalculation> calculations);

/// How much there is of what is checked (remarks are not), and how much is not as it should be.
struct Totals {
    std::size_t numbers = 0;
    std::size_t statements = 0;
    std::size_t formulas = 0;
    std::size_t remarks = 0;
    std::size_t lost = 0;  ///< claims that the text at hand does not have
    std::size_t faults = 0;
    std::size_t failures = 0;
};
Totals totals(std::span<const CheckedCalculation> calculations);

/// The id of the element that a judgement is about: iteration[2]/P[1,2].
std::string element_id(const Judgement& judgement);

/// The document and the line and token in it, as 003:625:12.
std::string place(const Judgement& judgement);

/// The lines that print something, each once, from the top.
std::vector<int> lines(const std::vector<const Judgement*>& judgements);

}  // namespace longhand::check
