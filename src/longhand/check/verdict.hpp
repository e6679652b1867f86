#pragma once

#include <string>
#include <vector>

#include "longhand/check/diagnosis.hpp"
#include "longhand/check/judgement.hpp"
#include "longhand/check/statement.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::check {

/// Faulty numbers of one step that stand in one document: one mistake.
struct Fault {
    std::string document;
    std::string step;                       ///< the id of the entry, or of the part of a formula
    bool is_whole = false;                  ///< all its elements are faulty
    std::vector<std::size_t> judgements;    ///< those that are faulty
    std::vector<std::size_t> results;       ///< carried from it, with nothing printed after them
    std::vector<std::size_t> not_followed;  ///< that show it to be a misprint
    Diagnosis diagnosis;
};

/// Whether a statement holds.
struct StatementJudgement {
    const Statement* statement = nullptr;
    bool of_true_values = false;
    bool of_printed_values = false;  ///< of those that stand in its document

    bool holds() const { return of_true_values && of_printed_values; }
};

/// All that the record says of the claims on it.
struct Verification {
    std::vector<Judgement> judgements;  ///< one a printed number, in the order of the claims
    std::vector<Fault> faults;
    std::vector<StatementJudgement> statements;
    /// Documents whose printed numbers would have sent C++ control flow another way.
    std::vector<std::string> off_path;
};

/// Judges every number of every claim. A claim feeds its descendants on the tape, wherever they
/// are printed, but never a claim on the same element or another document's. Where a document
/// prints an element more than once, its standing value is the text printed most often (ties:
/// more decimals, then the first). `values` are the true values, one a node.
/// Throws Errors with Error("id.…") for each claim on nothing and Error("claim.shape") where
/// shapes differ. `statements` are comparisons on the worksheet's tape.
Verification verify(const Worksheet& worksheet, const std::vector<replay::Number>& values,
                    const std::vector<Claim>& claims,
                    const std::vector<RecordedStatement>& statements = {});

/// Whether it is as it should be: a verdict without fault, or the one that its claim expects.
/// A matrix that expects a verdict has it somewhere.
bool passes(const Verification& verification, const Judgement& judgement);

}  // namespace longhand::check
