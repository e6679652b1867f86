#pragma once

#include <cstddef>

#include "longhand/text/error.hpp"

namespace longhand::language {

/// An error with its place in a formula.
class FormulaError : public Error {
  public:
    /// `offset` counts bytes from the beginning of the formula.
    FormulaError(const Error& error, std::size_t offset) : Error(error), offset_(offset) {}
    FormulaError(std::string_view id, std::vector<std::string> arguments, std::size_t offset)
        : Error(id, std::move(arguments)), offset_(offset) {}

    std::size_t offset() const { return offset_; }

  private:
    std::size_t offset_;
};

}  // namespace longhand::language
