#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "longhand/text/language.hpp"

namespace longhand {

/// What a document explains at one place: a network, a function, an exercise, a reference.
struct IndexedSystem {
    std::string id;  ///< "000-15"
    int line = 0;    ///< where it begins
    Caption name;
    std::vector<std::string> at;  ///< where it is worked out: "matrix_forward_pass/layer2"
    Caption note;
};

/// What stands under a heading of a document, from this line to the one before the next heading.
struct IndexedSection {
    Caption title;
    int first_line = 0, last_line = 0;
    std::vector<IndexedSystem> systems;
};

/// Where each part of a document is worked out.
///
/// ```toml
/// format = 1
/// document = "000"
/// title.en = "Make Your Own Neural Network"
/// lines = 630
/// [[section]]
/// line = 301
/// title.en = "5. Following Signals Through A Neural Network"
/// [[section.system]]
/// id = "000-15"
/// line = 301
/// name.en = "Two layers of two neurons, by hand"
/// at = ["matrix_forward_pass/layer2"]
/// ```
///
/// `at` begins with a chapter, which stands for itself alone or before the id of one of its
/// sections, steps or elements. Titles, names and the `note` that a system may have are in both
/// languages; `lines` is how many the document has.
struct DocumentIndex {
    std::string document;  ///< "000"
    Caption title;
    std::vector<IndexedSection> sections;  ///< in the order of the lines

    /// The section that the line stands in; nullptr above the first and below the last one.
    const IndexedSection* section_of(int line) const;

    /// Reads an index; `name` is shown in errors. Throws Error("index.line") where lines are not in
    /// order, Error("index.twice") for an id or a title that stands twice, and Error("toml.…"),
    /// each with file, line and column.
    static DocumentIndex parse(std::string_view toml, const std::string& name);
};

}  // namespace longhand
