#pragma once

#include <vector>

#include "longhand/language/syntax.hpp"

namespace longhand::scan {

/// Whether a formula is a number with or without signs.
bool is_signed_number(const language::Syntax& formula);

/// Whether a formula is a number, or a vector or matrix of numbers with or without a sign.
bool is_literal(const language::Syntax& formula);

/// Whether a formula is a literal or a number with signs: there is nothing to work out.
bool is_value(const language::Syntax& formula);

/// The literals of a formula in its order; not the numbers in a matrix by themselves.
std::vector<language::Syntax*> literals(language::Syntax& formula);

/// The numbers of a literal, row by row; empty where one has a sign.
std::vector<language::Syntax*> unsigned_numbers(language::Syntax& literal);

/// A number in a literal, and whether one minus sign stands before it.
struct SignedNumber {
    const language::Syntax* number;
    bool is_negative;
};

/// The numbers of a literal, or of a number with a sign, row by row.
std::vector<SignedNumber> signed_numbers(const language::Syntax& literal);

/// A formula with names for its numbers. A whole exponent stays a number: a power by a value is
/// another function.
language::Syntax with_names_for_numbers(language::Syntax formula);

}  // namespace longhand::scan
