#pragma once

#include <set>

#include "longhand/scan/tex_names.hpp"

namespace longhand::scan {

/// `sign` between two formulas.
language::Syntax operation(const char* sign, language::Syntax left, language::Syntax right);

/// An angle in degrees as one in radians.
language::Syntax radians(language::Syntax degrees);

/// Reads numbers: as typed, 12.5\\%, \\SI{6.67e-11}{N}.
class TexNumbers : public TexNames {
  protected:
    /// `base` is where the piece of mathematics begins in the text.
    TexNumbers(Tokens tokens, std::size_t base) : TexNames(tokens), base_(base) {}

    bool take_minus() { return take("-") || take("−"); }

    /// A number, with its place in the text.
    Syntax number(const TexToken& token) const;

    /// Of 12.5 the number 0.125: as many digits as are printed.
    Syntax percentage(Syntax number);
    bool is_percentage(const Syntax& formula) const;

    /// Whether the command that is next is \\num, \\SI or \\qty.
    bool is_quantity() const;

    /// The number; its unit is noted. Expects is_quantity().
    Syntax quantity();

    TexFormula result_;

  private:
    std::size_t base_;
    std::set<std::size_t> percentages_;  ///< by their places
};

}  // namespace longhand::scan
