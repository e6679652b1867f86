#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "longhand/problem/formula_claim.hpp"
#include "longhand/text/error.hpp"

namespace longhand::check {

/// What is said of two expressions that a document sets equal.
enum class FormulaVerdict : unsigned char {
    agrees,
    agrees_only_where,  ///< under a condition that the document does not state
    factor,             ///< the left side is a fixed multiple of the right one
    sign,               ///< the left side is the negative of the right one
    differs,
    undefined,  ///< shapes do not fit, or no number has a value on both sides
};

/// "agrees_only_where".
std::string_view name(FormulaVerdict verdict);

/// Numbers at which two sides differ.
struct CounterExample {
    std::vector<std::pair<std::string, std::string>> numbers;  ///< few enough to be read, or none
    std::string element;                                       ///< "[1,2]", or empty
    std::string left, right;
};

/// Two neighbours of a chain.
struct PairJudgement {
    std::string left, right;  ///< in the notation of the hand
    FormulaVerdict verdict = FormulaVerdict::agrees;
    std::string factor;           ///< "2", "1/2", "α", "1/α"
    std::string condition;        ///< of agrees_only_where; empty where nobody named one
    std::optional<Error> reason;  ///< of undefined
    std::optional<CounterExample> example;
    std::size_t points = 0;  ///< how many were tried
};

struct FormulaJudgement {
    const FormulaClaim* claim = nullptr;
    std::vector<PairJudgement> pairs;
    std::vector<PairJudgement> correction;

    /// The first pair that does not agree, or the first.
    const PairJudgement& deciding() const;

    /// "agrees", "factor 2", "factor α": what a claim may expect.
    std::string verdict() const;

    bool agrees() const { return deciding().verdict == FormulaVerdict::agrees; }
    bool correction_holds() const;

    /// As expected (or agreeing where nothing is), and with a correction that holds.
    bool passes() const;
};

/// Tests each pair of neighbours of a claim's chain, and of its correction, at random points
/// inside the domains of both sides, in decimals, to a relative difference of 1e-30.
/// Throws Error at the claim's place for mistakes of the claim itself, and Error("formula.verdict")
/// for an expected verdict that there is not.
FormulaJudgement judge(const FormulaClaim& claim);

}  // namespace longhand::check
