#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "longhand/check/diagnosis.hpp"
#include "longhand/check/replaced_values.hpp"

namespace longhand::check {

/// Which values the operands of a formula have.
enum class Operands : std::uint8_t { as_printed, true_values };

/// The variant of `left_out` that leaves out the last two factors of a product.
inline constexpr int two_factors = 2;

/// One change of a formula: other values for some of its operands, or another operation in one
/// place of it.
struct Mutation {
    Change change = Change::sign;
    std::optional<std::size_t> position = {};  ///< of the node in the formula's order
    std::vector<std::size_t> alike = {};       ///< later places that are changed in the same way
    int variant = 0;                           ///< which operand, function or power of ten
    std::optional<int> operand = {};           ///< 0 or 1: changed before the operation, not after
    /// The node whose value is taken instead, everywhere or for the one operand; none where the
    /// change does not apply.
    std::function<std::optional<Node>(Node)> instead = {};
    std::uint32_t entry = 0;  ///< whose elements `instead` exchanges
};

/// The operations of one element of a step, down to what is printed.
class Cone {
  public:
    Cone(const DiagnosisQuestion& question, Node root);

    Node root() const { return root_; }

    /// The operations, operands before what uses them; typed and printed numbers are none.
    const std::vector<Node>& order() const { return order_; }

    /// The nodes with a name in the formula, printed ones among them, the root apart.
    const std::vector<Node>& named() const { return named_; }

    /// Operations and the places of their operands: equal for elements with the same formula.
    const std::vector<std::uint32_t>& shape() const { return shape_; }

    /// The operand of the node in the mutation's place that it changes.
    Node operand_of(const Mutation& mutation, Node node) const;

    /// The value of the root after a change; none where it does not apply or has no value.
    std::optional<replay::Number> value(const Mutation& mutation, Operands operands) const;

    /// The named function of one argument that gave the node in a place, with its argument.
    struct FunctionCall {
        std::string id, symbol;
        Node argument;
    };
    std::optional<FunctionCall> call_at(std::size_t position) const;

  private:
    using ValueAt = std::function<replay::Number(Node)>;

    std::optional<replay::Number> changed(const Mutation& mutation, std::size_t position,
                                          const replay::Number& value, const ValueAt& at) const;
    replay::Number computed(Node element, Operands operands) const;
    std::optional<replay::Number> exchanged(const Mutation& mutation, Node node, const ValueAt& at,
                                            const ValueAt& base) const;

    const DiagnosisQuestion& question_;
    const Record& record_;
    Node root_;
    std::vector<Node> order_;
    std::vector<Node> named_;
    std::vector<std::uint32_t> shape_;
};

}  // namespace longhand::check
