#include "longhand/render/sarif_writer.hpp"

#include <fmt/format.h>

namespace longhand::render {

namespace {

/// A path as a relative URI has it.
std::string encoded(std::string_view path) {
    constexpr std::string_view plain = "-._~/";
    std::string result;
    for (const char c : path) {
        const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                              (c >= 'a' && c <= 'z') || plain.find(c) != plain.npos;
        result +=
            is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

}  // namespace

SarifWriter::SarifWriter(std::ostream& out,
                         const std::vector<std::pair<std::string, std::string>>& rules)
    : json_(out) {
    json_.begin_object();
    json_.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_.member("version", "2.1.0");
    json_.key("runs");
    json_.begin_array();
    json_.begin_object();
    json_.key("tool");
    json_.begin_object();
    json_.key("driver");
    json_.begin_object();
    json_.member("name", "longhand");
    json_.key("rules");
    json_.begin_array();
    for (const auto& [id, text] : rules) {
        json_.begin_object();
        json_.begin_line();
        json_.member("id", id);
        json_.key("shortDescription");
        json_.begin_object();
        json_.member("text", text);
        json_.end_object();
        json_.end_line();
        json_.end_object();
    }
    json_.end_array();
    json_.end_object();
    json_.end_object();
    json_.key("results");
    json_.begin_array();
}

void SarifWriter::result(std::string_view rule, std::string_view level, std::string_view text,
                         std::string_view file, const std::vector<Place>& places) {
    json_.begin_object();
    json_.member("ruleId", rule);
    json_.member("level", level);
    json_.key("message");
    json_.begin_object();
    json_.member("text", text);
    json_.end_object();
    json_.key("locations");
    json_.begin_array();
    if (!file.empty()) {
        for (const Place& place : places)
            write_place(file, place);
    }
    json_.end_array();
    json_.end_object();
}

void SarifWriter::write_place(std::string_view file, Place place) {
    json_.begin_object();
    json_.key("physicalLocation");
    json_.begin_object();
    json_.key("artifactLocation");
    json_.begin_object();
    json_.member("uri", encoded(file));
    json_.end_object();
    if (place.line > 0) {
        json_.key("region");
        json_.begin_object();
        json_.member("startLine", static_cast<long>(place.line));
        if (place.column > 0) json_.member("startColumn", static_cast<long>(place.column));
        json_.end_object();
    }
    json_.end_object();
    json_.end_object();
}

void SarifWriter::end() {
    json_.end_array();
    json_.end_object();
    json_.end_array();
    json_.end_object();
}

}  // namespace longhand::render
