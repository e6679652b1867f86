#pragma once

#include <span>

#include "longhand/check/cone.hpp"

namespace longhand::check {

/// What changes of the formula of a step are called, and which of them a reader would name.
class MutationNames {
  public:
    /// `cones` are those of the elements that the changes are about; at least one.
    MutationNames(const Worksheet& worksheet, std::span<const Cone> cones)
        : sheet_(worksheet), tape_(worksheet.tape_record().tape()), cones_(cones) {}

    NamedChange named(const Mutation& mutation) const;

    /// Of changes that give the same values, a reader would name the one with the greatest rank:
    /// one of the formula as it is written before one inside a function of it, a part left out
    /// before another function, a factor before a term, a slipped point last.
    int rank(const Mutation& mutation) const;

  private:
    std::string text_of(Node node) const;
    std::vector<std::string> exchanged(const Mutation& mutation) const;
    std::string changed_at(const Mutation& mutation, std::size_t place) const;
    std::string factor(Node node) const;
    std::string formula_of_root() const;

    const Worksheet& sheet_;
    const Tape& tape_;
    std::span<const Cone> cones_;
};

}  // namespace longhand::check
