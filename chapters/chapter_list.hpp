#pragma once

#include <span>

#include "longhand/worksheet/chapter.hpp"

namespace longhand {

/// All chapters, in the order of the workbook.
std::span<const Chapter> chapter_list();

/// The formulas of a document, and remarks on it: a claim file without a calculation.
struct DocumentFormulas {
    std::string_view file;  ///< "formulas/000.toml"
    std::string_view claims;
};

/// Those of all documents, in the order of their names.
std::span<const DocumentFormulas> document_formulas();

/// Where the sections of a document are worked out, as DocumentIndex reads it.
struct DocumentIndexFile {
    std::string_view file;  ///< "documents/000.toml"
    std::string_view index;
};

/// Those of all documents, in the order of their names.
std::span<const DocumentIndexFile> document_indexes();

}  // namespace longhand
