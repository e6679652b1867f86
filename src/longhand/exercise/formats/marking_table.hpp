#pragma once

#include <ostream>

#include "longhand/exercise/paper.hpp"
#include "longhand/render/json_writer.hpp"

namespace longhand::exercise {

/// What a marker looks up, a row a paper: its code, and for every answer the value, what is
/// accepted and typical wrong values. Rows are written as they come.
class MarkingTable {
  public:
    MarkingTable() = default;
    virtual ~MarkingTable() = default;
    MarkingTable(const MarkingTable&) = delete;
    MarkingTable& operator=(const MarkingTable&) = delete;

    /// Expects a key.
    virtual void add(const Paper& key) = 0;
    virtual void end() = 0;
};

/// As an HTML page.
class HtmlMarkingTable : public MarkingTable {
  public:
    HtmlMarkingTable(std::ostream& out, const Sheet& sheet, const text::Wording& wording);
    void add(const Paper& key) override;
    void end() override;

  private:
    std::ostream& out_;
    text::Wording wording_;
};

/// As data for the layout sheet.typ.
class TypstMarkingTable : public MarkingTable {
  public:
    TypstMarkingTable(std::ostream& out, const Sheet& sheet, const text::Wording& wording);
    void add(const Paper& key) override;
    void end() override;

  private:
    render::JsonWriter json_;
    text::Wording wording_;
};

}  // namespace longhand::exercise
