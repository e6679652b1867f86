#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "longhand/check/change.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::check {

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

/// The operations of one element of a step, down to what is known: printed in a document, given on
/// a sheet.
class Cone {
  public:
    template <class Arithmetic>
    using ValueAt = std::function<typename Arithmetic::Value(Node)>;

    Cone(const Worksheet& worksheet, const std::function<bool(Node)>& is_known, Node root);

    Node root() const { return root_; }

    /// The operations, operands before what uses them; typed and printed numbers are none.
    const std::vector<Node>& order() const { return order_; }

    /// The nodes with a name in the formula, known ones among them, the root apart.
    const std::vector<Node>& named() const { return named_; }

    /// Operations and the places of their operands: equal for elements with the same formula.
    const std::vector<std::uint32_t>& shape() const { return shape_; }

    /// The operand of the node in the mutation's place that it changes.
    Node operand_of(const Mutation& mutation, Node node) const;

    /// The value of the root after a change; none where it does not apply or has no value.
    /// `values` are those before the change; `worked_out` gives the value of another element of the
    /// step, where the change takes that for this one. Expects NumberArithmetic, or, to screen,
    /// RunningErrorArithmetic.
    template <class Arithmetic>
    std::optional<typename Arithmetic::Value> value(const Mutation& mutation,
                                                    const ValueAt<Arithmetic>& values,
                                                    const ValueAt<Arithmetic>& worked_out) const;

    /// The named function of one argument that gave the node in a place, with its argument.
    struct FunctionCall {
        std::string id, symbol;
        Node argument;
    };
    std::optional<FunctionCall> call_at(std::size_t position) const;

  private:
    template <class Arithmetic>
    std::optional<typename Arithmetic::Value> changed(const Mutation& mutation,
                                                      std::size_t position,
                                                      const typename Arithmetic::Value& value,
                                                      const ValueAt<Arithmetic>& at) const;
    template <class Arithmetic>
    std::optional<typename Arithmetic::Value> exchanged(const Mutation& mutation, Node node,
                                                        const ValueAt<Arithmetic>& at,
                                                        const ValueAt<Arithmetic>& base) const;
    const Record& record() const { return worksheet_->tape_record(); }

    const Worksheet* worksheet_;
    Node root_;
    std::vector<Node> order_;
    std::vector<Node> named_;
    std::vector<std::uint32_t> shape_;
};

}  // namespace longhand::check
