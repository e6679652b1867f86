#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "longhand/language/syntax.hpp"
#include "longhand/scan/tex_tokens.hpp"

namespace longhand::scan {

/// Why a formula is not checked.
enum class Skipped : std::uint8_t {
    symbols,     ///< it has names, of which nobody knows the numbers
    unreadable,  ///< it has something that this program does not read
};

/// A formula, or why there is none.
struct TexFormula {
    /// Numbers have their places in the text; names are as typed, without blanks: "w_5",
    /// "\\hat{y}".
    std::optional<language::Syntax> formula = {};
    bool has_names = false;
    bool has_percent = false;  ///< 12\% is the number 0.12
    /// It has something that others write for another thing: a colon, 6/5 × 2.
    bool may_mean_otherwise = false;
    bool has_lone_bracket = false;       ///< [3.7], which is 3 for some
    std::set<std::string> letters = {};  ///< of functions that may be names: \\sigma, e
    bool may_end_in_unit = false;        ///< its last name stands behind a number: 5 m
    std::set<std::string> units = {};    ///< of \\SI{…}{…}
    Skipped why = Skipped::unreadable;   ///< where there is no formula

    /// Whether it has a logarithm of no known base.
    bool has_log = false;
    bool has_colon = false;

    /// Whether a sine or cosine has an angle with neither π nor a degree sign: 30 may be degrees.
    bool may_have_degrees = false;
    /// Whether π stands outside of angles, where it may be a name: a share, a policy.
    bool has_pi = false;
};

/// Reads the words of one side of an equality, without the end. `base` is where their piece of
/// mathematics begins in the text. What may mean two things is not read; \\log, of which nobody
/// knows the base, is the function "log"; π is the name "π", without has_names.
TexFormula read_formula(std::span<const TexToken> tokens, std::size_t base);

}  // namespace longhand::scan
