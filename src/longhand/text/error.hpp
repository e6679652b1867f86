#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/text/message.hpp"

namespace longhand {

/// How a message speaks of what it has found.
enum class Severity : unsigned char { error, warning };

/// Something in the input that Longhand cannot work with. It keeps its message's id and what is
/// to be put in, so that it can be told in either language.
class Error : public std::runtime_error {
  public:
    /// `id` is one of text::errors(); `place` is a file with line and column, an option or a step.
    Error(std::string_view id, std::vector<std::string> arguments, std::string place = {});

    const std::string& id() const { return id_; }
    const std::string& place() const { return place_; }
    const std::vector<std::string>& arguments() const { return arguments_; }

    /// The same error at a place that only the caller knows; a place already known stays.
    Error at(std::string place) const;

    /// The same error at this place, and its former one in parentheses: file:3:5 (iteration[2]/w).
    Error within(const std::string& place) const;

    /// The same error with the line of a file that it is about, and a mark below it behind so many
    /// columns. A line already known stays.
    Error in_line(std::string line, std::size_t column) const;

    /// `error[area.problem] place: what is wrong, and what would be right`, and the line if any.
    std::string describe(text::Language language, Severity severity = Severity::error) const;

  private:
    std::string id_;
    std::vector<std::string> arguments_;
    std::string place_;
    std::string line_;
    std::size_t column_ = 0;
};

/// Several errors of one input, told together.
class Errors : public std::runtime_error {
  public:
    /// At least one.
    explicit Errors(std::vector<Error> errors)
        : std::runtime_error(errors.front().what()), errors_(std::move(errors)) {}

    const std::vector<Error>& all() const { return errors_; }

  private:
    std::vector<Error> errors_;
};

}  // namespace longhand
