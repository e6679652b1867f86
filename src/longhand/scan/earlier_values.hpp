#pragma once

#include <deque>
#include <optional>
#include <set>
#include <string>

#include "longhand/scan/judgement.hpp"

namespace longhand::scan {

/// A value that explains a wrong equality.
struct Explanation {
    std::string used;        ///< what must have been calculated with
    int line = 0;            ///< where that stands
    std::string instead_of;  ///< what stands in the equality
};

/// The numbers, vectors and matrices that a text has had so far, the latest of them.
class EarlierValues {
  public:
    /// Adds what stands in a side of an equality, at a line of the text.
    void add(const Side& side, int line);

    /// An earlier value of the same shape with which a wrong equality holds as it is printed. None
    /// where chance might give it (less than 7 bits), or where several do.
    std::optional<Explanation> explain(const Equality& equality,
                                       const EqualityJudgement& judgement) const;

  private:
    std::optional<Explanation> found(const Equality& equality,
                                     const EqualityJudgement& judgement) const;

    struct Value {
        language::Syntax literal;
        std::string text;
        int line;
    };

    std::deque<Value> values_;  ///< the latest last
    std::set<std::string> known_;
};

}  // namespace longhand::scan
