#pragma once

#include <vector>

#include "longhand/problem/toml_source.hpp"
#include "longhand/worksheet/claim.hpp"

namespace longhand {

/// Reads `[document]`, `[[claim]]` and `[[statement]]` of a claim file or a problem file, as
/// ClaimFile describes.
class ClaimReader {
  public:
    explicit ClaimReader(const TomlSource& source);

    const std::vector<Document>& documents() const { return documents_; }
    std::vector<Claim> claims() const;
    std::vector<Statement> statements() const;

  private:
    Document read_document(const toml::node& node) const;
    std::string document_of(const toml::table& in) const;
    ClaimPlace read_place(const toml::table& in) const;
    Claim read_claim(const toml::table& in) const;
    void read_printed(const toml::node& node, Claim& claim) const;
    decimal::PrintedNumber printed_number(const toml::node& node) const;

    const TomlSource& source_;
    std::vector<Document> documents_;
};

}  // namespace longhand
