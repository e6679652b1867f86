#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "longhand/check/cone.hpp"
#include "longhand/replay/running_error.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::exercise {

/// What may go wrong in the formula of a step that is asked for: every change that a diagnosis
/// looks for, but for slips, which are no methods: of the decimal point, and of a value that is
/// taken from the wrong place once.
class WrongMethods {
  public:
    /// `answers` are the elements of the step that are asked for; formulas are opened down to what
    /// is known on the sheet or asked before. The worksheet must outlive this.
    WrongMethods(const Worksheet& worksheet, const std::vector<Node>& answers,
                 const std::function<bool(Node)>& is_known);

    std::size_t size() const { return mutations_.size(); }

    check::Change kind(std::size_t method) const { return mutations_[method].change; }

    /// What is said of it where it was used for one of the answers.
    check::NamedChange change(std::size_t method, std::size_t answer) const;

    /// Of methods that give the same answer, the one with the greatest rank is named.
    int rank(std::size_t method) const;

    /// What a method gives for one of the answers: all operands as they should be, one change made.
    /// None where it does not apply there.
    std::optional<replay::Number> value(std::size_t method, std::size_t answer,
                                        const std::vector<replay::Number>& values) const;

    /// The same in doubles with their errors, to screen.
    std::optional<replay::Bounded> value(std::size_t method, std::size_t answer,
                                         const std::vector<replay::Bounded>& values) const;

  private:
    const Worksheet& worksheet_;
    std::vector<check::Cone> cones_;
    std::vector<check::Mutation> mutations_;
};

}  // namespace longhand::exercise
