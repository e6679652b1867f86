#include "longhand/scan/earlier_values.hpp"

#include <algorithm>
#include <cmath>

#include "longhand/language/notation.hpp"
#include "longhand/scan/literals.hpp"

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

}  // namespace

void EarlierValues::add(const Side& side, int line) {
    if (!side.formula) return;
    Syntax formula = *side.formula;
    for (const Syntax* literal : literals(formula)) {
        std::string text = language::notation(*literal);
        if (!is_telling(*literal) || !known_.insert(text).second) continue;
        values_.push_back({*literal, std::move(text), line});
        if (values_.size() <= most_values) continue;
        known_.erase(values_.front().text);
        values_.pop_front();
    }
}

std::optional<Explanation> EarlierValues::explain(const Equality& equality,
                                                  const EqualityJudgement& judgement) const {
    std::optional<Explanation> found;
    double tries = 1;
    bool is_unique = true;
    Equality changed = equality;
    for (Syntax* const place : literals(*changed.left.formula)) {
        if (!is_telling(*place)) continue;
        const Syntax typed = *place;
        for (const Value& value : values_) {
            if (!have_one_shape(value.literal, typed)) continue;
            ++tries;
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
