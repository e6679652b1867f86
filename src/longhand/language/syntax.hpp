#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longhand::language {

/// A formula as it was typed. The grammar, loosest binding first:
///
///     formula     = comparison [ "if" comparison [","] "otherwise" formula ]
///     comparison  = sum [ ( "<" | "<=" | ">" | ">=" | "=" | "!=" ) sum ]
///     sum         = product { ( "+" | "-" ) product }
///     product     = factor { ( "*" | "/" | "⊙" ) factor }
///     factor      = { "-" | "+" } power
///     power       = value [ "^" factor ]
///     value       = primary { "[" index { "," index } "]" | "ᵀ" }
///     primary     = number | name | name "(" [ formula { "," formula } ] ")"
///                 | "(" formula ")" | "(" formula "," formula { "," formula } ")"
///                 | "[" row { ";" row } "]"
///     row         = formula { "," formula }
///     index       = formula
///
/// Several formulas in parentheses are a column; in brackets stand the rows of a matrix.
struct Syntax {
    enum class Kind : std::uint8_t {
        number,       ///< text
        name,         ///< text
        call,         ///< text is the function; arguments
        index,        ///< a value, then its indices
        transpose,    ///< one operand
        negation,     ///< one operand
        operation,    ///< text is "+", "-", "*", "/", "⊙" or "^"; two operands
        comparison,   ///< text is "<", "<=", ">", ">=", "=" or "!="; two operands
        conditional,  ///< value if true, condition, value otherwise
        column,       ///< elements from the top
        matrix,       ///< row by row
    };

    Kind kind = Kind::number;
    std::string text = {};
    std::vector<Syntax> operands = {};
    std::size_t columns = 0;  ///< of a matrix
    std::size_t offset = 0;   ///< where it, or its sign, stands in the formula, in bytes
};

/// How deep parentheses, powers and signs may be nested.
inline constexpr int deepest_nesting = 100;

/// Reads a formula; `symbols` as in tokens(). Throws FormulaError: "formula.unexpected",
/// "formula.operator", "formula.bracket", "formula.rows", "formula.depth", "number.…", and those
/// of tokens().
Syntax parse(std::string_view formula, const std::vector<std::string>& symbols = {});

/// `name = formula`, or for a function of somebody's own `name(parameter, …) = formula`.
struct Definition {
    std::string name;  ///< may be indexed: x[1]
    std::vector<std::string> parameters;
    bool is_function = false;
    Syntax formula;
};

/// Reads a definition. Throws FormulaError("formula.definition") where there is no name or no `=`,
/// and the errors of parse().
Definition parse_definition(std::string_view text, const std::vector<std::string>& symbols = {});

/// A chain of formulas that are said to be equal: `a = b = c`.
struct Chain {
    std::vector<Syntax> formulas;    ///< at least two
    std::vector<std::string> texts;  ///< as typed, without the blanks around them
};

/// Reads a chain. Comparisons and `a if condition otherwise b` stand in parentheses in it. Throws
/// FormulaError("formula.chain") where there is no `=`, and the errors of parse().
Chain parse_chain(std::string_view text, const std::vector<std::string>& symbols = {});

/// All names that a formula speaks of, called functions apart, each once.
std::vector<std::string> names_in(const Syntax& formula);

}  // namespace longhand::language
