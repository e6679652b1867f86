#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "longhand/text/error.hpp"

namespace longhand::language {

/// An error with its place in a formula.
class FormulaError : public Error {
  public:
    /// A place in the body of a function of somebody's own.
    struct InFunction {
        std::string name;
        std::size_t offset;  ///< in the definition's text, in bytes
    };

    /// `offset` counts bytes from the beginning of the formula.
    FormulaError(const Error& error, std::size_t offset) : Error(error), offset_(offset) {}
    FormulaError(std::string_view id, std::vector<std::string> arguments, std::size_t offset)
        : Error(id, std::move(arguments)), offset_(offset) {}

    /// The same error, found in a function that the formula calls at offset().
    FormulaError inside(InFunction place) const {
        FormulaError result = *this;
        result.in_function_ = std::move(place);
        return result;
    }

    std::size_t offset() const { return offset_; }
    const std::optional<InFunction>& in_function() const { return in_function_; }

  private:
    std::size_t offset_;
    std::optional<InFunction> in_function_;
};

}  // namespace longhand::language
