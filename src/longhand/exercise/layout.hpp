#pragma once

#include <string_view>

namespace longhand::exercise {

/// The layout of printed papers, in the language of the typesetter Typst: layout/sheet.typ.
std::string_view layout();

}  // namespace longhand::exercise
