#pragma once

#include <optional>
#include <vector>

#include "longhand/decimal/rounding.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/worksheet/claim.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::check {

/// What the record says of one printed number.
struct Judgement {
    const Claim* claim = nullptr;
    std::size_t element = 0;  ///< which of the claim's numbers, row by row
    Node node = no_node;

    /// T: the true value (givens as typed, full precision) rounds to what is printed, and how.
    std::optional<decimal::Rounding> of_true_value;

    /// P: so does the value that follows from what the document prints for its ancestors.
    std::optional<decimal::Rounding> of_printed_ancestors;

    /// It follows, over however many steps, from a number of the same document that is neither.
    bool follows_a_fault = false;

    bool is_fault() const { return !of_true_value && !of_printed_ancestors; }
};

/// Judges every number of every claim. A claim feeds its descendants on the tape, wherever they
/// are printed, but never a claim on the same element or another document's. Where a document
/// prints an element more than once, its standing value is the text printed most often (ties:
/// more decimals, then the first). `values` are the true values, one a node.
/// Throws Error("id.…") for a claim on nothing, Error("claim.shape") where shapes differ.
std::vector<Judgement> judge(const Worksheet& worksheet, const std::vector<replay::Number>& values,
                             const std::vector<Claim>& claims);

/// How `value` rounds to the printed text: half up, or only half to even; none where it does not.
/// A whole number without stated decimals claims the exact value.
std::optional<decimal::Rounding> rounds_to(const replay::Number& value,
                                           const decimal::DecimalText& printed,
                                           std::optional<int> decimals);

}  // namespace longhand::check
