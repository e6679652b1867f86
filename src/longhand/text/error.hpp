#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/text/message.hpp"

namespace longhand {

/// Something in the input that Longhand cannot work with. It keeps its message's id and what is
/// to be put in, so that it can be told in either language.
class Error : public std::runtime_error {
  public:
    /// `id` is one of text::errors(); `place` is a file with line and column, an option or a step.
    Error(std::string_view id, std::vector<std::string> arguments, std::string place = {});

    const std::string& id() const { return id_; }
    const std::string& place() const { return place_; }

    /// The same error at a place that only the caller knows; a place already known stays.
    Error at(std::string place) const;

    /// `error[area.problem] place: what is wrong, and what would be right`.
    std::string describe(text::Language language) const;

  private:
    std::string id_;
    std::vector<std::string> arguments_;
    std::string place_;
};

}  // namespace longhand
