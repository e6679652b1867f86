#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "longhand/text/language.hpp"

namespace longhand::exercise {

/// Words and tables under headings, before any format.
struct Page {
    enum class Kind : std::uint8_t { paragraph, result, heading, table };

    struct Part {
        Kind kind;
        std::string text = {};                            ///< of all but tables
        std::vector<std::vector<std::string>> rows = {};  ///< of a table, its headings first
    };

    std::string title;
    std::vector<Part> parts = {};

    void paragraph(std::string text) { parts.push_back({Kind::paragraph, std::move(text)}); }
    void result(std::string text) { parts.push_back({Kind::result, std::move(text)}); }
    void heading(std::string text) { parts.push_back({Kind::heading, std::move(text)}); }

    /// Begins a table with its headings, and adds a row to it.
    void table(std::vector<std::string> headings) {
        parts.push_back({Kind::table, {}, {std::move(headings)}});
    }
    void row(std::vector<std::string> cells) { parts.back().rows.push_back(std::move(cells)); }
};

/// GitHub-flavoured Markdown.
void write_markdown(std::ostream& out, const Page& page);

/// An article of an HTML page that begin_html() has begun.
void write_html(std::ostream& out, const Page& page);

}  // namespace longhand::exercise
