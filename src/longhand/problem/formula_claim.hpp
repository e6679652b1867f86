#pragma once

#include <string>
#include <vector>

#include "longhand/language/evaluation.hpp"
#include "longhand/worksheet/claim.hpp"

namespace longhand {

/// A formula that a document prints: expressions that are said to be equal, whatever numbers stand
/// in them. It has names of its own, and speaks of no calculation.
struct FormulaClaim {
    /// A name that is not one number.
    struct Quantity {
        std::string name;
        Shape shape;
    };

    std::string document;  ///< Document::name
    ClaimPlace at;
    std::string id;  ///< what its author calls it, or empty
    language::Chain chain;
    std::vector<Quantity> quantities;
    language::OwnFunctions definitions;  ///< values and functions, each of those before it
    /// Comparisons, or one_hot(t), under which the formula is printed: what the document says of
    /// its quantities, and what it should say.
    std::vector<language::Syntax> where, only_where;
    std::string verdict;         ///< the verdict expected, or empty
    language::Chain correction;  ///< what should be printed, or nothing
    Caption why;
    std::string source;  ///< file:line:column of the claim itself
};

/// What somebody remarks on a document where no calculation can tell: a slip of an index, two names
/// for one thing. It is printed, and never counted as checked.
struct Remark {
    std::string document;  ///< Document::name
    ClaimPlace at;
    std::string id;    ///< what its author calls it, or empty
    std::string kind;  ///< "wrong", "inconsistent", "index", "undefined", "scan" or "note"
    Caption correction;
    Caption why;
};

}  // namespace longhand
