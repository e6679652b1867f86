#pragma once

#include <string>
#include <vector>

#include "longhand/check/verdict.hpp"

namespace longhand::check {

/// Judges the claims of one document, node by node in the order of the tape, and says whether its
/// statements hold. Expects the judgements of `result` with claim, element and node; fills in the
/// rest, and adds the document's faults, statements and, if it is one, its name to those off the
/// recorded path. `values` are the true values, one a node.
void check_document(const std::string& document, const Worksheet& worksheet,
                    const std::vector<replay::Number>& values,
                    const std::vector<RecordedStatement>& statements, Verification& result);

}  // namespace longhand::check
