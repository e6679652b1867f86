#include "longhand/scan/earlier_values.hpp"

#include <algorithm>
#include <cmath>

#include "longhand/language/notation.hpp"

namespace longhand::scan {

namespace {

using language::Syntax;

constexpr std::size_t most_values = 64;
constexpr double enough_bits = 7;

bool is_number(const Syntax& formula) {
    return formula.kind == Syntax::Kind::number ||
           (formula.kind == Syntax::Kind::negation && is_number(formula.operands.front()));
}

/// A number with decimals, or a matrix of numbers.
bool is_literal(const Syntax& formula) {
    if (formula.kind == Syntax::Kind::number) return formula.text.find('.') != std::string::npos;
    return formula.kind == Syntax::Kind::matrix && std::ranges::all_of(formula.operands, is_number);
}

bool have_one_shape(const Syntax& a, const Syntax& b) {
    return a.kind == b.kind && a.columns == b.columns && a.operands.size() == b.operands.size();
}

/// Does something with each literal of a formula, not with the numbers in a matrix by themselves.
void each_literal(Syntax& formula, const auto& action) {
    if (is_literal(formula)) {
        action(formula);
        return;
    }
    for (Syntax& operand : formula.operands)
        each_literal(operand, action);
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

}  // namespace

void EarlierValues::add(const Side& side, int line) {
    if (!side.formula) return;
    Syntax formula = *side.formula;
    each_literal(formula, [&](const Syntax& literal) {
        std::string text = language::notation(literal);
        if (!known_.insert(text).second) return;
        values_.push_back({literal, std::move(text), line});
        if (values_.size() <= most_values) return;
        known_.erase(values_.front().text);
        values_.pop_front();
    });
}

std::optional<Explanation> EarlierValues::explain(const Equality& equality,
                                                  const EqualityJudgement& judgement) const {
    std::optional<Explanation> found;
    double tries = 1;
    bool is_unique = true;
    Equality changed = equality;
    each_literal(*changed.left.formula, [&](Syntax& place) {
        const Syntax typed = place;
        for (const Value& value : values_) {
            if (!have_one_shape(value.literal, typed)) continue;
            ++tries;
            place = value.literal;
            if (judge(changed).verdict != Verdict::holds) continue;
            is_unique = !found;
            found = Explanation{value.text, value.line, language::notation(typed)};
        }
        place = typed;
    });
    if (!found || !is_unique || information(judgement) - std::log2(tries) < enough_bits) return {};
    return found;
}

}  // namespace longhand::scan
