#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "longhand/scan/equalities.hpp"

namespace longhand::scan {

/// a·b for "ab"; none for a name of one letter, or with an index.
std::optional<language::Syntax> product_of_letters(const std::string& name);

/// The names to which a text has given values so far: x in "x = 0.5". A name stands for what it
/// was given last in the same display, else in the same section; one that has had several values
/// there stands for none.
class NamedValues {
  public:
    /// Puts values in for the names of an equality of the chain, if all are known and it can only
    /// be a calculation with them: the chain begins with the name of its result, which has had no
    /// value before, or the other side is the same formula with these numbers. 3x + 1 = 10 may be
    /// an equation to be solved, and 5 m a unit. What may be a function or a name, σ(2), is not
    /// read where it has been a name.
    void put_in(Equality& equality, const Chain& chain) const;

    /// Takes in what a chain that begins with names gives them: its last side, if all sides are of
    /// numbers without units. Else, in a list, i = 1, 2, 3, or where the chain `is_wrong`, nobody
    /// knows what they are.
    void add(const Chain& chain, bool is_wrong);

  private:
    /// The values that each name has been given.
    using Scope = std::map<std::string, std::vector<NamedValue>, std::less<>>;

    const std::vector<NamedValue>* values_of(const std::string& name, const Chain& chain) const;
    const NamedValue* find(const std::string& name, const Chain& chain) const;
    bool put_in(language::Syntax& formula, const Chain& chain, std::vector<NamedValue>& used) const;
    void add(const std::string& name, const language::Syntax* value, std::size_t offset);
    void forget_last();

    Scope of_display_, of_section_;
    int display_ = -1;
    std::size_t section_ = 0;
    std::vector<std::string> last_;  ///< names of the chain before
};

}  // namespace longhand::scan
