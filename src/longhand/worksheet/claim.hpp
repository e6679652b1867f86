#pragma once

#include <optional>
#include <string>
#include <vector>

#include "longhand/decimal/printed_number.hpp"
#include "longhand/worksheet/entry.hpp"

namespace longhand {

/// A document whose printed values are claims.
struct Document {
    std::string name;  ///< "000"
    std::string file;  ///< the name of its text
    std::string title;
};

/// Where a document prints something: the heading that it stands under, the line of its text, and
/// the which-th number of that line it is (or begins with), both from 1.
struct ClaimPlace {
    std::string section;
    int line = 0;
    int token = 1;
    bool is_lost = false;  ///< the text at hand does not print it there any more
};

/// A printed value that a document says a step has.
struct Claim {
    std::string document;  ///< Document::name
    ClaimPlace at;
    std::string step;                             ///< the id of an entry, an element or a part
    Shape shape;                                  ///< of what is printed
    std::vector<decimal::PrintedNumber> printed;  ///< row by row
    std::optional<int> decimals;                  ///< where they are not those of the text
    std::string verdict;                          ///< the verdict expected, or empty
    std::string source;                           ///< file:line:column of the claim itself
};

/// What a document says of values that it prints: "closer to 1 than before".
struct Statement {
    std::string document;  ///< Document::name
    ClaimPlace at;
    std::string holds;   ///< a comparison of values by their ids
    std::string source;  ///< file:line:column of the statement itself
};

}  // namespace longhand
