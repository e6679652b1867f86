#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "longhand/worksheet/claim.hpp"

namespace longhand {

/// A claim file: which documents print which values of a calculation.
///
/// ```toml
/// format = 1
/// [document]
/// name = "000"
/// file = "000_d8fc3afdf2d2b1a5.txt"
/// title = "Make Your Own Neural Network"
/// [[claim]]
/// step = "layer2/y[1]"
/// printed = "0.7408"
/// at = { section = "5. Following Signals", line = 341, token = 6 }
/// ```
///
/// `printed` is a text, for a vector a list of texts, for a matrix a list of rows. Further keys of
/// a claim: `decimals`, `verdict`. What a document says of its values is a `[[statement]]`:
/// `holds = "abs(iteration[2]/out − 1) < abs(iteration[1]/out − 1)"`. Where a file speaks of
/// several documents, each is a
/// `[[document]]` and each claim says whose it is: `document = "000"`.
struct ClaimFile {
    std::vector<Document> documents;
    std::vector<Claim> claims;
    std::vector<Statement> statements;

    /// Reads a claim file; `name` is shown in errors. Throws Error("claim.…") and
    /// Error("toml.…") with file, line and column.
    static ClaimFile parse(std::string_view toml, const std::string& name);
};

}  // namespace longhand
