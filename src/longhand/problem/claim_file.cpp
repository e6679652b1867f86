#include "longhand/problem/claim_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "longhand/text/error.hpp"
#include "longhand/text/nearest.hpp"
#include "longhand/worksheet/number_list.hpp"

namespace longhand {

namespace {

constexpr int newest_format = 1;

class Reader {
  public:
    explicit Reader(std::string name) : name_(std::move(name)) {}

    ClaimFile read(const toml::table& root) {
        check_keys(root, {"format", "document", "claim"});
        const std::optional<std::int64_t> format = root["format"].value<std::int64_t>();
        if (!format) throw Error("toml.missing", {"format"}, place(root));
        if (*format != newest_format) {
            throw Error("toml.format", {std::to_string(*format), std::to_string(newest_format)},
                        place(root));
        }
        ClaimFile file;
        if (const toml::node* one = root.get("document"); one && one->is_table()) {
            file.documents.push_back(read_document(*one));
        } else {
            for (const toml::node& node : array(root, "document")) {
                file.documents.push_back(read_document(node));
            }
        }
        for (const toml::node& node : array(root, "claim")) {
            file.claims.push_back(read_claim(table(node, "claim"), file.documents));
        }
        return file;
    }

  private:
    std::string place(const toml::node& node) const {
        const toml::source_position at = node.source().begin;
        return fmt::format("{}:{}:{}", name_, at.line, at.column);
    }

    void check_keys(const toml::table& table, const std::vector<std::string>& known) const {
        for (const auto& [key, value] : table) {
            const std::string name(key.str());
            if (std::ranges::find(known, name) == known.end()) {
                throw Error("toml.key", {name, text::nearest(name, known)}, place(value));
            }
        }
    }

    const toml::table& table(const toml::node& node, const char* key) const {
        if (const toml::table* found = node.as_table()) return *found;
        throw Error("toml.type", {key, "[[...]]"}, place(node));
    }

    const toml::array& array(const toml::table& in, const char* key) const {
        static const toml::array none;
        const toml::node* found = in.get(key);
        if (!found) return none;
        if (const toml::array* list = found->as_array()) return *list;
        throw Error("toml.type", {key, "[[...]]"}, place(*found));
    }

    std::string text(const toml::table& in, const char* key) const {
        const toml::node* found = in.get(key);
        if (!found) throw Error("toml.missing", {key}, place(in));
        if (const auto* value = found->as_string()) return value->get();
        throw Error("toml.type", {key, "\"...\""}, place(*found));
    }

    int number(const toml::table& in, const char* key, int otherwise) const {
        const toml::node* found = in.get(key);
        if (!found) return otherwise;
        const auto* value = found->as_integer();
        if (!value || value->get() < 0 || value->get() > 1'000'000) {
            throw Error("toml.type", {key, "0 … 1000000"}, place(*found));
        }
        return static_cast<int>(value->get());
    }

    Document read_document(const toml::node& node) const {
        const toml::table& in = table(node, "document");
        check_keys(in, {"name", "file", "title"});
        return {text(in, "name"), text(in, "file"), text(in, "title")};
    }

    std::string document_of(const toml::table& in, const std::vector<Document>& documents) const {
        if (!in.contains("document") && documents.size() == 1) return documents.front().name;
        std::string name = text(in, "document");
        std::vector<std::string> known;
        for (const Document& document : documents)
            known.push_back(document.name);
        if (std::ranges::find(known, name) == known.end()) {
            throw Error("claim.document", {name, fmt::format("{}", fmt::join(known, ", "))},
                        place(*in.get("document")));
        }
        return name;
    }

    Claim read_claim(const toml::table& in, const std::vector<Document>& documents) const {
        check_keys(in, {"document", "step", "printed", "at", "decimals", "verdict"});
        Claim claim;
        claim.document = document_of(in, documents);
        claim.source = place(in);
        claim.step = text(in, "step");
        const toml::node* printed = in.get("printed");
        if (!printed) throw Error("toml.missing", {"printed"}, place(in));
        read_printed(*printed, claim);
        if (in.contains("decimals")) claim.decimals = number(in, "decimals", 0);
        if (in.contains("verdict")) claim.verdict = text(in, "verdict");
        if (const toml::node* at = in.get("at")) {
            const toml::table& where = table(*at, "at");
            check_keys(where, {"section", "line", "token"});
            claim.at = {text(where, "section"), number(where, "line", 0),
                        number(where, "token", 1)};
        }
        return claim;
    }

    void read_printed(const toml::node& node, Claim& claim) const {
        if (const toml::array* rows = node.as_array(); rows && !rows->empty()) {
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
            if (static_cast<Eigen::Index>(claim.printed.size()) != claim.shape.size()) {
                throw Error("claim.shape", {claim.step}, place(node));
            }
            return;
        }
        claim.printed = {printed_number(node)};
    }

    decimal::DecimalText printed_number(const toml::node& node) const {
        if (node.is_floating_point() || node.is_integer())
            throw Error("claim.number", {}, place(node));
        const auto* value = node.as_string();
        if (!value) throw Error("toml.type", {"printed", "\"0.7408\""}, place(node));
        try {
            return decimal::DecimalText::parse(value->get());
        } catch (const Error& error) {
            throw error.at(place(node));
        }
    }

    std::string name_;
};

}  // namespace

ClaimFile ClaimFile::parse(std::string_view toml, const std::string& name) {
    try {
        const toml::table root = toml::parse(toml, std::string_view(name));
        return Reader(name).read(root);
    } catch (const toml::parse_error& error) {
        const toml::source_position at = error.source().begin;
        throw Error("toml.syntax", {std::string(error.description())},
                    fmt::format("{}:{}:{}", name, at.line, at.column));
    }
}

}  // namespace longhand
