#include "longhand/check/formula/recorded_formula.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "longhand/language/formula_error.hpp"
#include "longhand/language/functions.hpp"
#include "longhand/language/notation.hpp"
#include "longhand/record/named_constant.hpp"

namespace longhand::check {

namespace {

using language::Syntax;
using language::Value;

/// Errors that say that an expression means nothing, not that its author mistyped it.
bool is_undefined(const Error& error) {
    static const std::set<std::string, std::less<>> ids{
        "matrix.shape",   "matrix.index",  "matrix.pairs",   "formula.indices",
        "formula.matrix", "formula.power", "formula.scalar", "formula.no_elements",
    };
    return ids.contains(error.id());
}

std::vector<Node> nodes_of(const Value& value) {
    std::vector<Node> nodes;
    for (const Real element : language::elements_of(value))
        nodes.push_back(element.node());
    return nodes;
}

/// The names of a formula, but for the T of W^T.
std::set<std::string> used_names(const Syntax& formula) {
    std::set<std::string> names;
    if (formula.kind == Syntax::Kind::name) names.insert(formula.text);
    for (std::size_t k = 0; k < formula.operands.size(); ++k) {
        const Syntax& operand = formula.operands[k];
        const bool is_transposition = formula.text == "^" && k == 1 &&
                                      operand.kind == Syntax::Kind::name && operand.text == "T";
        if (!is_transposition) names.merge(used_names(operand));
    }
    return names;
}

/// All names that the formulas of a claim leave open, in the order of the alphabet.
std::set<std::string> open_names(const FormulaClaim& claim) {
    std::set<std::string> open;
    const auto see = [&](const Syntax& formula, const std::vector<std::string>& parameters) {
        for (const std::string& name : used_names(formula)) {
            if (std::ranges::find(parameters, name) == parameters.end()) open.insert(name);
        }
    };
    for (const language::Definition& definition : claim.definitions)
        see(definition.formula, definition.parameters);
    for (const auto* formulas : {&claim.chain.formulas, &claim.correction.formulas}) {
        for (const Syntax& formula : *formulas)
            see(formula, {});
    }
    for (const auto* conditions : {&claim.where, &claim.only_where}) {
        for (const Syntax& condition : *conditions)
            see(condition, {});
    }
    for (const language::Definition& definition : claim.definitions)
        open.erase(definition.name);
    for (const FormulaClaim::Quantity& quantity : claim.quantities) {
        if (open.erase(quantity.name) == 0) throw Error("formula.shape", {quantity.name});
    }
    open.erase("e");  // 2.718…
    for (const NamedConstant& constant : named_constants()) {
        open.erase(constant.symbol);
        open.erase(constant.typed);
    }
    for (const std::string& name : open) {
        if (name.starts_with("∂")) throw Error("formula.derivative", {name});
    }
    return open;
}

}  // namespace

class RecordedFormula::ByName : public language::Names {
  public:
    explicit ByName(const std::map<std::string, Value, std::less<>>& values) : values_(values) {}

    std::optional<Value> find(std::string_view name) const override {
        const auto found = values_.find(name);
        return found == values_.end() ? std::nullopt : std::optional(found->second);
    }

    std::vector<std::string> known() const override {
        std::vector<std::string> names;
        for (const auto& value : values_)
            names.push_back(value.first);
        return names;
    }

    /// A quantity may not matter; a definition that does not is one that was meant to.
    bool may_be_independent(std::string_view name) const override {
        const auto found = values_.find(name);
        if (found == values_.end()) return false;
        const std::vector<Node> nodes = nodes_of(found->second);
        const Tape& tape = RealAccess::record().tape();
        return tape.operation(nodes.front()) == Operation::given;
    }

  private:
    const std::map<std::string, Value, std::less<>>& values_;
};

RecordedFormula::RecordedFormula(const FormulaClaim& claim) {
    const Recording recording(record_);
    try {
        record_all(claim);
    } catch (const Error& error) {
        throw Error(error.id(), error.arguments()).at(claim.source);
    }
}

void RecordedFormula::record_all(const FormulaClaim& claim) {
    for (const FormulaClaim::Quantity& quantity : claim.quantities)
        add_quantity(quantity.name, quantity.shape);
    for (const std::string& name : open_names(claim))
        add_quantity(name, {});
    for (const language::Definition& definition : claim.definitions)
        define(definition);
    const auto record_chain = [this](const language::Chain& chain,
                                     std::vector<RecordedSide>& sides) {
        for (std::size_t k = 0; k < chain.formulas.size(); ++k)
            sides.push_back(side(chain.formulas[k]));
    };
    record_chain(claim.chain, chain_);
    record_chain(claim.correction, correction_);
    for (const Syntax& each : claim.where)
        where_.push_back(condition(each));
    for (const Syntax& each : claim.only_where)
        only_where_.push_back(condition(each));
    if (record_.tape().size() > most_formula_operations)
        throw Error("formula.operations", {std::to_string(most_formula_operations)});
}

void RecordedFormula::add_quantity(const std::string& name, Shape shape) {
    // Any number does: all are put in afresh at each point.
    static const decimal::DecimalText half = decimal::DecimalText::parse("0.5");
    std::vector<Real> elements;
    for (Eigen::Index row = 1; row <= shape.rows; ++row) {
        for (Eigen::Index column = 1; column <= shape.columns; ++column) {
            elements.push_back(RealAccess::at(record_, record_.given(half)));
            given_names_.push_back(shape.size() == 1 ? name
                                   : shape.is_vector()
                                       ? fmt::format("{}[{}]", name, row)
                                       : fmt::format("{}[{},{}]", name, row, column));
        }
    }
    if (shape.size() == 1) {
        numbers_.emplace(name, elements.front().node());
        values_.emplace(name, elements.front());
    } else {
        values_.emplace(name, Matrix(shape, elements));
    }
}

void RecordedFormula::define(const language::Definition& definition) {
    const bool is_taken = values_.contains(definition.name) ||
                          language::find_function(definition.name) ||
                          std::ranges::find(functions_, definition.name,
                                            &language::Definition::name) != functions_.end();
    if (is_taken) throw Error("id.twice", {definition.name});
    if (definition.name.find('[') != definition.name.npos) throw Error("formula.definition", {});
    if (definition.is_function) {
        functions_.push_back(definition);
        return;
    }
    const Value value = evaluated(definition.formula);
    if (const auto* real = std::get_if<Real>(&value))
        numbers_.emplace(definition.name, real->node());
    values_.emplace(definition.name, value);
}

Value RecordedFormula::evaluated(const Syntax& formula) const {
    return language::evaluate(formula, ByName(values_), functions_);
}

RecordedSide RecordedFormula::side(const Syntax& formula) const {
    RecordedSide result;
    result.text = language::notation(formula);
    try {
        const Value value = evaluated(formula);
        result.nodes = nodes_of(value);
        if (const auto* matrix = std::get_if<Matrix>(&value)) result.shape = matrix->shape();
    } catch (const Error& error) {
        if (!is_undefined(error)) throw;
        result.undefined = Error(error.id(), error.arguments());
    }
    return result;
}

RecordedCondition RecordedFormula::condition(const Syntax& condition) const {
    RecordedCondition result{language::notation(condition), no_node, {}};
    if (condition.kind == Syntax::Kind::comparison) {
        result.comparison = std::get<Condition>(evaluated(condition)).node();
        return result;
    }
    for (const Node node : nodes_of(evaluated(condition.operands.front()))) {
        const Tape& tape = record_.tape();
        if (tape.operation(node) != Operation::given) throw Error("formula.where", {});
        result.one_hot.push_back(tape.left(node));
    }
    return result;
}

}  // namespace longhand::check
