#include "longhand/problem/document_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "longhand/problem/toml_source.hpp"

namespace longhand {

namespace {

class IndexReader {
  public:
    explicit IndexReader(const TomlSource& source) : source_(source) {}

    DocumentIndex read() {
        const toml::table& root = source_.root();
        source_.expect_keys(root, {"format", "document", "title", "lines", "section"});
        DocumentIndex index;
        index.document = source_.text(root, "document");
        index.title = caption(root, "title");
        last_line_ = source_.number(root, "lines", 0);
        for (const toml::node& node : source_.array(root, "section")) {
            IndexedSection section = read_section(source_.table(node, "section"));
            if (!index.sections.empty()) index.sections.back().last_line = section.first_line - 1;
            index.sections.push_back(std::move(section));
        }
        return index;
    }

  private:
    IndexedSection read_section(const toml::table& in) {
        source_.expect_keys(in, {"line", "title", "system"});
        IndexedSection section;
        section.title = caption(in, "title");
        expect_new(section.title.english, *in.get("title"));
        section.first_line = next_line(in);
        section.last_line = last_line_;
        for (const toml::node& node : source_.array(in, "system"))
            section.systems.push_back(read_system(source_.table(node, "system")));
        ++least_line_;  // two systems may begin with one line, two sections may not
        return section;
    }

    IndexedSystem read_system(const toml::table& in) {
        source_.expect_keys(in, {"id", "line", "name", "at", "note"});
        IndexedSystem system;
        system.id = source_.text(in, "id");
        expect_new(system.id, *in.get("id"));
        system.line = next_line(in);
        system.name = caption(in, "name");
        system.note = source_.caption(in, "note");
        for (const toml::node& node : source_.array(in, "at")) {
            const auto* place = node.as_string();
            if (!place) throw source_.at(Error("toml.type", {"at", "[\"...\"]"}), node);
            system.at.push_back(place->get());
        }
        return system;
    }

    Caption caption(const toml::table& in, std::string_view key) const {
        Caption caption = source_.caption(in, key);
        if (caption.empty()) throw source_.at(Error("toml.missing", {std::string(key)}), in);
        return caption;
    }

    /// The `line` of a table, which is not above those before it.
    int next_line(const toml::table& in) {
        const int line = source_.number(in, "line", 0);
        if (line < least_line_ || line > last_line_) {
            throw source_.at(Error("index.line", {std::to_string(line), std::to_string(least_line_),
                                                  std::to_string(last_line_)}),
                             in.contains("line") ? *in.get("line") : in);
        }
        return least_line_ = line;
    }

    void expect_new(const std::string& text, const toml::node& node) {
        if (!seen_.insert(text).second) throw source_.at(Error("index.twice", {text}), node);
    }

    const TomlSource& source_;
    int least_line_ = 1;  ///< of what comes next
    int last_line_ = 0;
    std::set<std::string> seen_;
};

}  // namespace

const IndexedSection* DocumentIndex::section_of(int line) const {
    const auto found = std::ranges::find_if(sections, [&](const IndexedSection& section) {
        return section.first_line <= line && line <= section.last_line;
    });
    return found == sections.end() ? nullptr : &*found;
}

DocumentIndex DocumentIndex::parse(std::string_view toml, const std::string& name) {
    const TomlSource source(toml, name);
    source.expect_format(1);
    return IndexReader(source).read();
}

}  // namespace longhand
