#pragma once

#include <string>
#include <vector>

#include "longhand/problem/claim_file.hpp"
#include "longhand/problem/toml_source.hpp"
#include "longhand/text/gathered_errors.hpp"

namespace longhand {

/// Reads what a claim file, or a problem file, says of documents, as ClaimFile describes it.
class ClaimReader {
  public:
    explicit ClaimReader(const TomlSource& source) : source_(source) {}

    /// The keys that it reads, and these.
    static std::vector<std::string> keys(std::vector<std::string> others);

    /// Throws Errors with all that is wrong.
    ClaimFile read();

  private:
    void read_each(const char* key, auto&& read_one);
    void read_documents();
    Document read_document(const toml::node& node) const;
    std::string document_of(const toml::table& in) const;
    ClaimPlace read_place(const toml::table& in) const;
    Claim read_claim(const toml::table& in) const;
    Statement read_statement(const toml::table& in) const;
    FormulaClaim read_formula(const toml::table& in) const;
    Remark read_remark(const toml::table& in) const;
    void read_printed(const toml::node& node, Claim& claim) const;
    decimal::PrintedNumber printed_number(const toml::node& node) const;
    FormulaClaim::Quantity read_quantity(const std::string& name, const toml::node& node) const;

    const TomlSource& source_;
    std::vector<Document> documents_;
    GatheredErrors errors_;
};

}  // namespace longhand
