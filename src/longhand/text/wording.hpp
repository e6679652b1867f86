#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "longhand/text/language.hpp"

namespace longhand::text {

/// The fixed words of a language, some of which somebody has put in words of their own.
class Wording {
  public:
    using Own = std::map<std::string, std::string, std::less<>>;  ///< by ids of messages

    Wording(Language language) : language_(language) {}  // NOLINT: a language is a wording
    Wording(Language language, Own own)
        : language_(language), own_(std::make_shared<const Own>(std::move(own))) {}

    Language language() const { return language_; }

    /// The text `id` with `arguments` put in. Throws std::logic_error for an id that no table
    /// holds.
    std::string operator()(std::string_view id,
                           const std::vector<std::string>& arguments = {}) const;

  private:
    Language language_;
    std::shared_ptr<const Own> own_;
};

}  // namespace longhand::text
