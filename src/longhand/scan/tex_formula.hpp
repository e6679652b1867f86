#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "longhand/language/syntax.hpp"
#include "longhand/scan/tex_tokens.hpp"

namespace longhand::scan {

/// Why a formula is not checked.
enum class Skipped : std::uint8_t {
    symbols,     ///< it has names, of which nobody knows the numbers
    unreadable,  ///< it has something that this program does not read
};

/// A formula of numbers alone, or why there is none.
struct TexFormula {
    std::optional<language::Syntax> formula = {};  ///< numbers have their places in the text
    Skipped why = Skipped::unreadable;             ///< where there is no formula
};

/// Reads the words of one side of an equality, without the end. `base` is where their piece of
/// mathematics begins in the text. What may mean two things is not read.
TexFormula read_formula(std::span<const TexToken> tokens, std::size_t base);

}  // namespace longhand::scan
