#include "longhand/problem/claim_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/language/formula_error.hpp"
#include "longhand/language/tokens.hpp"

namespace longhand {

std::vector<std::string> ClaimReader::keys(std::vector<std::string> others) {
    others.insert(others.end(), {"document", "claim", "statement", "formula", "remark"});
    return others;
}

ClaimFile ClaimReader::read() {
    ClaimFile file;
    read_documents();
    errors_.report();
    file.documents = documents_;
    read_each("claim", [&](const toml::table& in) { file.claims.push_back(read_claim(in)); });
    read_each("statement",
              [&](const toml::table& in) { file.statements.push_back(read_statement(in)); });
    read_each("formula", [&](const toml::table& in) { file.formulas.push_back(read_formula(in)); });
    read_each("remark", [&](const toml::table& in) { file.remarks.push_back(read_remark(in)); });
    errors_.report();
    return file;
}

/// Does something to each table of this key, and keeps its errors.
void ClaimReader::read_each(const char* key, auto&& read_one) {
    errors_.guard([&] {
        for (const toml::node& node : source_.array(source_.root(), key))
            errors_.guard([&] { read_one(source_.table(node, key)); });
    });
}

void ClaimReader::read_documents() {
    const toml::node* one = source_.root().get("document");
    if (one && one->is_table()) {
        documents_.push_back(read_document(*one));
        return;
    }
    read_each("document", [&](const toml::table& in) { documents_.push_back(read_document(in)); });
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

Statement ClaimReader::read_statement(const toml::table& in) const {
    source_.expect_keys(in, {"document", "holds", "at"});
    return {document_of(in), read_place(in), source_.text(in, "holds"),
            source_.text_of(source_.begin(in))};
}

FormulaClaim ClaimReader::read_formula(const toml::table& in) const {
    source_.expect_keys(in, {"document", "at", "id", "chain", "shapes", "define", "where",
                             "only_where", "verdict", "correction", "why"});
    FormulaClaim claim;
    claim.document = document_of(in);
    claim.at = read_place(in);
    claim.id = source_.text_if_any(in, "id").value_or("");
    claim.verdict = source_.text_if_any(in, "verdict").value_or("");
    claim.why = source_.caption(in, "why");
    claim.source = source_.text_of(source_.begin(in));
    std::vector<std::string> symbols;  // names that look like more than one
    if (const toml::node* shapes = in.get("shapes")) {
        for (const auto& [key, node] : source_.table(*shapes, "shapes")) {
            const std::string name(key.str());
            claim.quantities.push_back(read_quantity(name, node));
            if (!language::is_name(name)) symbols.push_back(name);
        }
    }
    const auto parsed = [&](const toml::node& node, const char* key, const char* example,
                            auto&& parse) {
        const auto* text = node.as_string();
        if (!text) throw source_.at(Error("toml.type", {key, example}), node);
        try {
            return parse(text->get(), symbols);
        } catch (const language::FormulaError& error) {
            throw source_.at(error, source_.begin(node), error.offset());
        }
    };
    for (const toml::node& node : source_.array(in, "define"))
        claim.definitions.push_back(
            parsed(node, "define", "\"y = σ(z)\"", language::parse_definition));
    const auto read_conditions = [&](const char* key, std::vector<language::Syntax>& conditions) {
        for (const toml::node& node : source_.array(in, key)) {
            language::Syntax condition = parsed(node, key, "\"sum(y) = 1\"", language::parse);
            const bool is_one_hot = condition.kind == language::Syntax::Kind::call &&
                                    condition.text == "one_hot" && condition.operands.size() == 1 &&
                                    condition.operands[0].kind == language::Syntax::Kind::name;
            if (condition.kind != language::Syntax::Kind::comparison && !is_one_hot)
                throw source_.at(Error("formula.where", {}), node);
            conditions.push_back(std::move(condition));
        }
    };
    read_conditions("where", claim.where);
    read_conditions("only_where", claim.only_where);
    const toml::node* chain = in.get("chain");
    if (!chain) throw source_.at(Error("toml.missing", {"chain"}), in);
    claim.chain = parsed(*chain, "chain", "\"a = b\"", language::parse_chain);
    if (const toml::node* correction = in.get("correction"))
        claim.correction = parsed(*correction, "correction", "\"a = b\"", language::parse_chain);
    return claim;
}

/// x = 3 is a column of three, W = [2, 3] a matrix of two rows and three columns.
FormulaClaim::Quantity ClaimReader::read_quantity(const std::string& name,
                                                  const toml::node& node) const {
    constexpr std::int64_t most = 10;
    const auto length = [&](const toml::node* of) -> Eigen::Index {
        const auto* whole = of ? of->as_integer() : nullptr;
        if (!whole || whole->get() < 1 || whole->get() > most)
            throw source_.at(Error("toml.type", {name, "[2, 3]"}), node);
        return whole->get();
    };
    const toml::array* both = node.as_array();
    if (!both) return {name, {length(&node), 1}};
    if (both->size() != 2) throw source_.at(Error("toml.type", {name, "[2, 3]"}), node);
    return {name, {length(both->get(0)), length(both->get(1))}};
}

Remark ClaimReader::read_remark(const toml::table& in) const {
    source_.expect_keys(in, {"document", "at", "id", "class", "correction", "why"});
    Remark remark{document_of(in),
                  read_place(in),
                  source_.text_if_any(in, "id").value_or(""),
                  source_.text(in, "class"),
                  source_.caption(in, "correction"),
                  source_.caption(in, "why")};
    static const std::vector<std::string> known{"wrong",     "inconsistent", "index",
                                                "undefined", "scan",         "note"};
    if (std::ranges::find(known, remark.kind) == known.end()) {
        throw source_.at(
            Error("claim.class", {remark.kind, fmt::format("{}", fmt::join(known, ", "))}),
            *in.get("class"));
    }
    if (remark.why.empty()) throw source_.at(Error("toml.missing", {"why"}), in);
    return remark;
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
