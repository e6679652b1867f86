#pragma once

#include <span>
#include <string_view>

#include "longhand/worksheet/worksheet.hpp"

namespace longhand {

/// A chapter of the workbook, as the list generated from the folders of chapters/ has it.
struct Chapter {
    std::string_view name;  ///< "matrix_forward_pass"
    void (*calculation)(Worksheet&);
    std::string_view claims;  ///< its claims.toml
};

}  // namespace longhand
