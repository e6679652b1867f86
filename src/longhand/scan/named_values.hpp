#pragma once

#include <map>
#include <string>
#include <vector>

#include "longhand/scan/equalities.hpp"

namespace longhand::scan {

/// The names to which a text has given values so far: x in "x = 0.5". A name stands for what it
/// was given last in the same display, else in the same section; one that has had several values
/// there stands for none.
class NamedValues {
  public:
    /// Puts values in for the names of an equality of the chain, if all are known and it can only
    /// be a calculation with them: the chain begins with the name of its result, or the other side
    /// has the values in their places. 3x + 1 = 10 may be an equation to be solved, and 5 m a unit.
    void put_in(Equality& equality, const Chain& chain) const;

    /// Takes in what a chain that begins with names gives them: its last side of numbers. In a
    /// list, i = 1, 2, 3, they are given none.
    void add(const Chain& chain);

  private:
    /// The values that each name has been given.
    using Scope = std::map<std::string, std::vector<NamedValue>, std::less<>>;

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
