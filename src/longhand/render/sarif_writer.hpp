#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "longhand/render/json_writer.hpp"

namespace longhand::render {

/// Static Analysis Results Interchange Format 2.1.0: results on lines of files, as code hosts show
/// them.
class SarifWriter {
  public:
    /// Begins the report; rules are ids with what they say.
    SarifWriter(std::ostream& out, const std::vector<std::pair<std::string, std::string>>& rules);

    /// Where a result stands, both from 1: line 0 is a whole file, column 0 a whole line.
    struct Place {
        int line = 0;
        int column = 0;
    };

    /// `level` is "error", "warning" or "note". A result of no file has no place.
    void result(std::string_view rule, std::string_view level, std::string_view text,
                std::string_view file, const std::vector<Place>& places);

    void end();

  private:
    void write_place(std::string_view file, Place place);

    JsonWriter json_;
};

}  // namespace longhand::render
