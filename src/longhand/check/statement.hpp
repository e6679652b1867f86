#pragma once

#include <vector>

#include "longhand/worksheet/claim.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::check {

/// A statement as a comparison on the tape, 1 where it holds.
struct RecordedStatement {
    const Statement* statement = nullptr;
    Node node = no_node;
};

/// Records the comparisons of statements behind a calculation; to be called while it is being
/// recorded. Values are named by their ids: `iteration[2]/out`.
/// Throws Error("claim.statement") for a formula that compares nothing, and the errors of formulas,
/// each at the place of its statement.
std::vector<RecordedStatement> record_statements(const Worksheet& worksheet,
                                                 const std::vector<Statement>& statements);

}  // namespace longhand::check
