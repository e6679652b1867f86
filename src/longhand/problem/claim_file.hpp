#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "longhand/problem/formula_claim.hpp"
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
/// `holds = "abs(iteration[2]/out − 1) < abs(iteration[1]/out − 1)"`. A formula is a `[[formula]]`:
///
/// ```toml
/// [[formula]]
/// id = "F000-5"
/// chain = "gradient(E, w) = -(t - o)*o*(1 - o)*x"
/// define = ["o = σ(w*x)", "E = (t - o)^2"]
/// verdict = "factor 2"
/// correction = "gradient(E, w) = -2*(t - o)*o*(1 - o)*x"
/// ```
///
/// Names in it are single numbers unless `shapes = { W = [2, 3], x = 3 }` says otherwise. Further
/// keys: `where`, `only_where`, `why`. A `[[remark]]` has `class`, `correction`, `why`. Where a
/// file speaks of several documents, each is a `[[document]]` and each claim says whose it is:
/// `document = "000"`.
struct ClaimFile {
    std::vector<Document> documents;
    std::vector<Claim> claims;
    std::vector<Statement> statements;
    std::vector<FormulaClaim> formulas;
    std::vector<Remark> remarks;

    /// Forgets all that is not about this document.
    void keep_only(const std::string& document);

    /// Reads a claim file; `name` is shown in errors. Throws Error("claim.…") and
    /// Error("toml.…") with file, line and column.
    static ClaimFile parse(std::string_view toml, const std::string& name);
};

}  // namespace longhand
