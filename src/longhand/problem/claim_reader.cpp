#include "longhand/problem/claim_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace longhand {

ClaimReader::ClaimReader(const TomlSource& source) : source_(source) {
    const toml::table& root = source.root();
    if (const toml::node* one = root.get("document"); one && one->is_table()) {
        documents_.push_back(read_document(*one));
        return;
    }
    for (const toml::node& node : source.array(root, "document"))
        documents_.push_back(read_document(node));
}

std::vector<Claim> ClaimReader::claims() const {
    std::vector<Claim> claims;
    for (const toml::node& node : source_.array(source_.root(), "claim"))
        claims.push_back(read_claim(source_.table(node, "claim")));
    return claims;
}

Document ClaimReader::read_document(const toml::node& node) const {
    const toml::table& in = source_.table(node, "document");
    source_.expect_keys(in, {"name", "file", "title"});
    return {source_.text(in, "name"), source_.text(in, "file"), source_.text(in, "title")};
}

/// A file that names no document speaks of one without a name.
std::string ClaimReader::document_of(const toml::table& in) const {
    if (!in.contains("document") && documents_.size() <= 1)
        return documents_.empty() ? std::string() : documents_.front().name;
    std::string name = source_.text(in, "document");
    if (std::ranges::find(documents_, name, &Document::name) == documents_.end()) {
        std::vector<std::string> known;
        for (const Document& document : documents_)
            known.push_back(document.name);
        throw source_.at(Error("claim.document", {name, fmt::format("{}", fmt::join(known, ", "))}),
                         *in.get("document"));
    }
    return name;
}

Claim ClaimReader::read_claim(const toml::table& in) const {
    source_.expect_keys(in, {"document", "step", "printed", "at", "decimals", "verdict"});
    Claim claim;
    claim.document = document_of(in);
    claim.source = source_.text_of(source_.begin(in));
    claim.step = source_.text(in, "step");
    const toml::node* printed = in.get("printed");
    if (!printed) throw source_.at(Error("toml.missing", {"printed"}), in);
    read_printed(*printed, claim);
    if (in.contains("decimals")) claim.decimals = source_.number(in, "decimals", 0);
    if (in.contains("verdict")) claim.verdict = source_.text(in, "verdict");
    claim.at = read_place(in);
    return claim;
}

ClaimPlace ClaimReader::read_place(const toml::table& in) const {
    const toml::node* at = in.get("at");
    if (!at) return {};
    const toml::table& where = source_.table(*at, "at");
    source_.expect_keys(where, {"section", "line", "token"});
    return {source_.text(where, "section"), source_.number(where, "line", 0),
            source_.number(where, "token", 1)};
}

std::vector<Statement> ClaimReader::statements() const {
    std::vector<Statement> statements;
    for (const toml::node& node : source_.array(source_.root(), "statement")) {
        const toml::table& in = source_.table(node, "statement");
        source_.expect_keys(in, {"document", "holds", "at"});
        statements.push_back({document_of(in), read_place(in), source_.text(in, "holds"),
                              source_.text_of(source_.begin(in))});
    }
    return statements;
}

void ClaimReader::read_printed(const toml::node& node, Claim& claim) const {
    const toml::array* rows = node.as_array();
    if (!rows || rows->empty()) {
        claim.printed = {printed_number(node)};
        return;
    }
    claim.shape.rows = static_cast<Eigen::Index>(rows->size());
    const toml::array* first = rows->front().as_array();
    claim.shape.columns = first ? static_cast<Eigen::Index>(first->size()) : 1;
    for (const toml::node& row : *rows) {
        const toml::array* cells = row.as_array();
        if (!cells) {
            claim.printed.push_back(printed_number(row));
            continue;
        }
        for (const toml::node& cell : *cells)
            claim.printed.push_back(printed_number(cell));
    }
    if (static_cast<Eigen::Index>(claim.printed.size()) != claim.shape.size())
        throw source_.at(Error("claim.shape", {claim.step}), node);
}

decimal::PrintedNumber ClaimReader::printed_number(const toml::node& node) const {
    if (node.is_floating_point() || node.is_integer())
        throw source_.at(Error("claim.number", {}), node);
    const auto* value = node.as_string();
    if (!value) throw source_.at(Error("toml.type", {"printed", "\"0.7408\""}), node);
    try {
        return decimal::PrintedNumber::parse(value->get());
    } catch (const Error& error) {
        throw source_.at(error, node);
    }
}

}  // namespace longhand
