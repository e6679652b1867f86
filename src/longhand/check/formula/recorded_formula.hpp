#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "longhand/language/value.hpp"
#include "longhand/problem/formula_claim.hpp"
#include "longhand/record/record.hpp"
#include "longhand/text/error.hpp"

namespace longhand::check {

/// The most operations that a formula claim may have.
inline constexpr std::size_t most_formula_operations = 5000;

/// One expression of a chain on the tape, row by row.
struct RecordedSide {
    std::string text;  ///< in the notation of the hand
    Shape shape;
    std::vector<Node> nodes;
    std::optional<Error> undefined;  ///< why it has no value whatever numbers stand in it
};

/// A condition on the tape.
struct RecordedCondition {
    std::string text;                  ///< in the notation of the hand
    Node comparison = no_node;         ///< none for one_hot(…)
    std::vector<std::size_t> one_hot;  ///< the givens of which one is 1 and the others are 0
};

/// A formula claim, recorded once with its quantities as givens, to be replayed with other numbers.
class RecordedFormula {
  public:
    /// Throws Error at the claim's place for mistakes of the claim itself: unknown functions, wrong
    /// numbers of arguments, definitions without a value.
    explicit RecordedFormula(const FormulaClaim& claim);

    const Record& record() const { return record_; }
    const std::vector<std::string>& given_names() const { return given_names_; }
    const std::vector<RecordedSide>& chain() const { return chain_; }
    const std::vector<RecordedSide>& correction() const { return correction_; }
    const std::vector<RecordedCondition>& where() const { return where_; }
    const std::vector<RecordedCondition>& only_where() const { return only_where_; }

    /// The names of single numbers, with their nodes.
    const std::map<std::string, Node>& numbers() const { return numbers_; }

  private:
    class ByName;

    void record_all(const FormulaClaim& claim);
    void add_quantity(const std::string& name, Shape shape);
    void define(const language::Definition& definition);
    RecordedSide side(const language::Syntax& formula) const;
    RecordedCondition condition(const language::Syntax& condition) const;
    language::Value evaluated(const language::Syntax& formula) const;

    Record record_;
    std::map<std::string, language::Value, std::less<>> values_;
    language::OwnFunctions functions_;
    std::vector<std::string> given_names_;
    std::map<std::string, Node> numbers_;
    std::vector<RecordedSide> chain_, correction_;
    std::vector<RecordedCondition> where_, only_where_;
};

}  // namespace longhand::check
