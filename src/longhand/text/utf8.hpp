#pragma once

#include <string>
#include <string_view>

namespace longhand::text {

inline constexpr char32_t replacement_character = 0xFFFD;

/// Takes the first character from `text`, which is not empty. Bytes that are no UTF-8 are taken
/// one by one, each as the replacement character �.
char32_t take_character(std::string_view& text);

/// `text` in characters.
std::u32string characters(std::string_view text);

/// A character in UTF-8.
std::string utf8(char32_t character);

/// True for a letter of any alphabet.
bool is_letter(char32_t character);

/// Letters with accents as one character each (NFC), however they were typed; text that is no
/// UTF-8 as it is.
std::string composed(const std::string& text);

/// `text` without the blanks in front of it and behind it; full-width ones, tabs and line ends are
/// blanks too.
std::string_view trimmed(std::string_view text);

/// True for the control characters U+0000 to U+001F and U+007F to U+009F.
bool is_control(char32_t character);

}  // namespace longhand::text
