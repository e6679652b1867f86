#pragma once

#include <string>
#include <string_view>

namespace longhand::text {

/// The languages in which everything a user reads exists.
enum class Language { english, chinese };

/// "en" or "zh", as files and options write it.
inline std::string_view code(Language language) {
    return language == Language::chinese ? "zh" : "en";
}

/// A short text in both languages: a heading, the name of a step.
struct Caption {
    std::string english;
    std::string chinese;

    const std::string& in(Language language) const {
        return language == Language::chinese ? chinese : english;
    }
    bool empty() const { return english.empty() && chinese.empty(); }
};

}  // namespace longhand::text

namespace longhand {

using text::Caption;

/// `caption("combined input", "加权和")`, as chapters write it.
inline Caption caption(std::string_view english, std::string_view chinese) {
    return {std::string(english), std::string(chinese)};
}

}  // namespace longhand
