#include "longhand/worksheet/passes.hpp"

#include <fmt/format.h>

#include <cmath>
#include <span>

#include "longhand/decimal/rounding.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/text/error.hpp"

namespace longhand {

namespace {

using replay::Number;
using replay::NumberArithmetic;
using replay::Trouble;

constexpr int state_digits = 48;  // the replay has 50

/// A value with all its digits where it is exact and these are not too many.
State state_of(const Number& value) {
    if (value.exact) {
        const std::optional<int> decimals = decimal::finite_decimals(*value.exact);
        const std::string whole = decimals ? decimal::fixed(*value.exact, *decimals) : "";
        if (!whole.empty() && static_cast<int>(whole.size()) < state_digits)
            return {decimal::DecimalText::parse(whole)};
    }
    const decimal::Scientific digits = decimal::scientific(value.decimal, state_digits);
    return {decimal::DecimalText::parse(fmt::format("{}e{}", digits.mantissa, digits.exponent)),
            false};
}

}  // namespace

Passes::Passes(Worksheet& worksheet, std::string_view path, Caption caption, int passes,
               std::vector<Variable> state, Count count)
    : worksheet_(worksheet),
      loop_(worksheet.new_loop(path, std::move(caption))),
      most_(passes),
      count_(count),
      state_(std::move(state)) {}

bool Passes::begin_next() {
    if (pass_ == most_) {
        if (count_ == Count::at_most) worksheet_.end_loop_at_limit(loop_);
        return false;
    }
    if (pass_ > kept_whole && !worksheet_.shown_passes().has(pass_)) {
        take_back();
    } else {
        before_run_.reset();
    }
    ++pass_;
    before_pass_ = worksheet_.mark();
    worksheet_.begin_pass(loop_, pass_);
    return true;
}

void Passes::take_back() {
    if (!before_run_) before_run_ = before_pass_;
    replay();
    std::vector<std::optional<Left>> left;
    for (const Variable& variable : state_)
        left.push_back(left_in(variable));
    confirm_guards();
    worksheet_.rewind(*before_run_);
    values_.resize(before_run_->record.nodes);
    guards_checked_ = std::min(guards_checked_, before_run_->record.guards);

    worksheet_.begin_pass(loop_, pass_);
    worksheet_.sections_.back().is_state = true;
    for (std::size_t k = 0; k < state_.size(); ++k) {
        if (!left[k]) continue;
        const Entry& entry = worksheet_.add_left_state(std::move(left[k]->entry), left[k]->values);
        const Record& record = worksheet_.tape_record();
        if (Real* const* number = std::get_if<Real*>(&state_[k])) {
            **number = RealAccess::at(record, entry.nodes.front());
        } else {
            *std::get<Matrix*>(state_[k]) = MatrixAccess::at(record, entry.matrix);
        }
    }
}

/// Computes the nodes that were added since it was last here.
void Passes::replay() {
    const Record& record = worksheet_.tape_record();
    const auto value_of = [this](Node node) -> const Number& { return values_[node]; };
    const std::vector<Number> givens;
    for (auto node = static_cast<Node>(values_.size()); node < record.tape().size(); ++node) {
        if (record.tape().operation(node) == Operation::given) {
            values_.push_back(NumberArithmetic::from_text(record.text(node)));
        } else {
            values_.push_back(
                replay::value_of_node<NumberArithmetic>(record, node, std::span(givens), value_of));
        }
        const std::optional<int> decimals = worksheet_.rounding_of(node);
        if (decimals && values_.back().trouble == Trouble::none)
            values_.back() = replay::rounded(values_.back(), *decimals);
    }
}

/// The exact values must go the way that double precision went.
void Passes::confirm_guards() {
    const Record& record = worksheet_.tape_record();
    for (; guards_checked_ < record.guards().size(); ++guards_checked_) {
        const Guard& guard = record.guards()[guards_checked_];
        const Number& condition = values_[guard.condition];
        if (condition.trouble == Trouble::tie) continue;  // said where it is shown
        if (NumberArithmetic::differs(condition, guard.outcome))
            throw Error("loop.guard", {std::to_string(pass_)});
    }
}

/// Empty for a variable that the pass left as it was.
std::optional<Passes::Left> Passes::left_in(const Variable& variable) const {
    const Record& record = worksheet_.tape_record();
    std::vector<Node> nodes;
    if (Real* const* number = std::get_if<Real*>(&variable)) {
        nodes = {(*number)->node()};
        if (nodes.front() < before_run_->record.nodes) return {};
    } else {
        const std::uint32_t matrix = std::get<Matrix*>(variable)->node();
        if (matrix < before_run_->record.matrices) return {};
        const auto elements = record.elements(matrix);
        nodes.assign(elements.begin(), elements.end());
    }
    const Worksheet::Place* place = worksheet_.place_of(nodes.front());
    const Entry* entry = place ? &worksheet_.entries()[place->entry] : nullptr;
    if (!entry || entry->nodes != nodes)
        throw Error("loop.state", {worksheet_.loops()[loop_].path});
    Left left{*entry, {}};
    for (const Node node : nodes) {
        if (values_[node].trouble != Trouble::none || !std::isfinite(record.tape().value(node)))
            throw Error("value.overflow", {entry->symbol}, entry->id);
        left.values.push_back(state_of(values_[node]));
    }
    return left;
}

}  // namespace longhand
