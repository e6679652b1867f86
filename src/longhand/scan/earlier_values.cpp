#include "longhand/scan/earlier_values.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "longhand/language/evaluation.hpp"
#include "longhand/language/notation.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/replay/running_error.hpp"
#include "longhand/scan/literals.hpp"
#include "longhand/scan/sides.hpp"
#include "longhand/text/error.hpp"

namespace longhand::scan {

namespace {

using language::Syntax;

constexpr std::size_t most_values = 64;
constexpr double enough_bits = 7;

/// A whole number by itself is too common to tell anything.
bool is_telling(const Syntax& literal) {
    return literal.kind != Syntax::Kind::number || literal.text.find('.') != std::string::npos;
}

bool have_one_shape(const Syntax& a, const Syntax& b) {
    return a.kind == b.kind && a.columns == b.columns && a.operands.size() == b.operands.size();
}

/// How much the right side tells: log2 of the numbers that might stand there.
double information(const EqualityJudgement& judgement) {
    double bits = 0;
    std::set<std::string> told;
    for (const ElementJudgement& element : judgement.elements) {
        const bool is_new = told.insert(element.right).second;
        if (!is_new || element.verdict == Verdict::holds) continue;
        const auto digits =
            std::ranges::count_if(element.right, [](char c) { return c >= '0' && c <= '9'; });
        bits += std::log2(10.0) * static_cast<double>(digits - 1);
    }
    return bits;
}

/// The numbers of a literal, row by row.
std::vector<const Syntax*> numbers_of(const Syntax& literal) {
    std::vector<const Syntax*> result;
    if (literal.kind != Syntax::Kind::matrix) return {&literal};
    for (const Syntax& element : literal.operands)
        result.push_back(&element);
    return result;
}

double value_of(const Syntax& number) {
    return number.kind == Syntax::Kind::negation
               ? -value_of(number.operands.front())
               : decimal::DecimalText::parse(number.text).nearest();
}

/// Tells in doubles, with a bound of the error, which values of one literal on the left certainly
/// do not give what stands on the right.
class Screen {
  public:
    /// `place` is a literal of the left side of `equality`. Throws what its operations throw.
    Screen(const Equality& equality, Syntax& place) {
        const Sides sides(equality);
        for (std::size_t k = 0; k < sides.size(); ++k) {
            const decimal::PrintedNumber* const printed = sides.printed(sides.right(k));
            const double right = decimal::to_double(sides.value(sides.right(k)).decimal);
            const double width = printed ? 2 * decimal::to_double(half_unit(*printed)) : 0;
            wanted_.push_back({right, width + 1e-9 * std::abs(right)});
        }
        const Syntax typed = place;
        const std::size_t count = numbers_of(typed).size();
        const Recording recording(record_);
        Syntax names{Syntax::Kind::matrix, {}, {}, typed.columns};
        for (std::size_t k = 0; k < count; ++k) {
            const std::string name = "#" + std::to_string(k);
            add_given(name, "1");
            names.operands.push_back({Syntax::Kind::name, name});
        }
        place = typed.kind == Syntax::Kind::matrix ? std::move(names)
                                                   : std::move(names.operands.front());
        const Syntax left = with_names_for_numbers(*equality.left.formula);
        place = typed;
        gather(left);
        for (const Real element : language::elements_of(language::evaluate(left, numbers_)))
            left_.push_back(element.node());
        givens_ = replay::typed_givens<Arithmetic>(record_);
    }

    bool rules_out(const Syntax& literal) {
        const std::vector<const Syntax*> numbers = numbers_of(literal);
        for (std::size_t k = 0; k < numbers.size(); ++k)
            givens_[k] = {value_of(*numbers[k]), 0};
        const auto values =
            replay::replay<Arithmetic>(record_, std::span<const replay::Bounded>(givens_),
                                       [](Node, const replay::Bounded&) {});
        for (std::size_t k = 0; k < left_.size() && k < wanted_.size(); ++k) {
            const auto& [right, width] = wanted_[k];
            if (values[left_[k]].is_outside(right - width, right + width)) return true;
        }
        return false;
    }

  private:
    using Arithmetic = replay::RunningErrorArithmetic;

    void add_given(const std::string& name, std::string_view typed) {
        const Node node = record_.given(decimal::DecimalText::parse(typed));
        numbers_.set(name, RealAccess::at(record_, node));
    }

    void gather(const Syntax& formula) {
        if (formula.kind == Syntax::Kind::name && !numbers_.contains(formula.text))
            add_given(formula.text, formula.text);
        for (const Syntax& operand : formula.operands)
            gather(operand);
    }

    Record record_;
    language::KnownValues numbers_;
    std::vector<Node> left_;
    std::vector<replay::Bounded> givens_;            ///< those of the literal first
    std::vector<std::pair<double, double>> wanted_;  ///< what stands on the right, and how near
};

}  // namespace

void EarlierValues::add(const Side& side, int line) {
    if (!side.formula) return;
    Syntax formula = *side.formula;
    for (const Syntax* literal : literals(formula)) {
        std::string text = language::notation(*literal);
        if (!is_telling(*literal)) continue;
        if (!known_.insert(text).second) {
            std::ranges::find(values_, text, &Value::text)->line = line;
            continue;
        }
        values_.push_back({*literal, std::move(text), line});
        if (values_.size() <= most_values) continue;
        known_.erase(values_.front().text);
        values_.pop_front();
    }
}

std::optional<Explanation> EarlierValues::explain(const Equality& equality,
                                                  const EqualityJudgement& judgement) const {
    try {
        return found(equality, judgement);
    } catch (const Error&) {  // beyond all bounds
        return {};
    }
}

std::optional<Explanation> EarlierValues::found(const Equality& equality,
                                                const EqualityJudgement& judgement) const {
    std::optional<Explanation> found;
    double tries = 1;
    bool is_unique = true;
    Equality changed = equality;
    for (Syntax* const place : literals(*changed.left.formula)) {
        if (!is_telling(*place)) continue;
        const Syntax typed = *place;
        Screen screen(changed, *place);
        for (const Value& value : values_) {
            if (!have_one_shape(value.literal, typed)) continue;
            ++tries;
            if (!equality.is_approximate && screen.rules_out(value.literal)) continue;
            *place = value.literal;
            if (judge(changed).verdict != Verdict::holds) continue;
            is_unique = !found;
            found = Explanation{value.text, value.line, language::notation(typed)};
        }
        *place = typed;
    }
    if (!found || !is_unique || information(judgement) - std::log2(tries) < enough_bits) return {};
    return found;
}

}  // namespace longhand::scan
