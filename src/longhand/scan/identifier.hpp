#pragma once

#include <string>
#include <string_view>

namespace longhand::scan {

/// A name as LaTeX has it as an id of problem files: "w_{12}" is w12, "\\eta" η, "\\hat y" y_hat.
std::string identifier(std::string_view name);

}  // namespace longhand::scan
