#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longhand::language {

/// A word of a formula.
struct Token {
    enum class Kind : std::uint8_t { end, number, name, sign };

    Kind kind = Kind::end;
    std::string text;        ///< a number in ASCII; a name composed (NFC); a sign as in tokens()
    std::size_t offset = 0;  ///< where it begins, in bytes
};

/// The longest formula, in bytes.
inline constexpr std::size_t longest_formula = 4000;

/// The words of a formula, the end last. Full-width signs, letters and digits count as their ASCII
/// forms. Signs are + − × ÷ ⊙ ^ ᵀ ( ) [ ] , ; and comparisons, told as "+", "-", "*", "/", "⊙",
/// "^", "ᵀ", "<", "<=", ">", ">=", "=", "!="; raised digits count as a power: x² is x^2.
///
/// A name is a letter of any alphabet (or ∂, ∇), then letters, digits, lowered digits, `_`, primes
/// and accents; `_{…}` and raised parentheses belong to it: `w_{1,2}`, W12⁽¹⁾. A point between
/// names makes them one: forward.z is z of the section forward. `symbols` are names beyond these
/// rules, such as ∂E/∂w; the longest that fits is taken.
///
/// Throws FormulaError("formula.character") for what belongs in no formula,
/// FormulaError("formula.length") beyond longest_formula.
std::vector<Token> tokens(std::string_view formula, const std::vector<std::string>& symbols = {});

/// True for one name by the rules of tokens(), which needs no list of symbols.
bool is_name(std::string_view text);

}  // namespace longhand::language
