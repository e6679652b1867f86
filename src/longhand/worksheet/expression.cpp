#include "longhand/worksheet/expression.hpp"

#include <fmt/format.h>

namespace longhand {

namespace {

using Kind = Expression::Kind;

/// The names of the operands' roles; one name for all of them where `counted`.
struct Roles {
    std::vector<std::string> names;
    bool counted = false;
};

Roles roles_of(const Expression& expression) {
    switch (expression.kind) {
        case Kind::sum:
            return {{"term"}, true};
        case Kind::product:
            return {{"factor"}, true};
        case Kind::hadamard:
            return {{"factor"}, true};
        case Kind::quotient:
            return {{"numerator", "denominator"}};
        case Kind::power:
            return {{"base", "exponent"}};
        case Kind::negation:
        case Kind::exponential:
        case Kind::transpose:
        case Kind::root:
            return {{"argument"}};
        case Kind::function:
            return {{"argument"}, true};
        case Kind::comparison:
            return {{"side"}, true};
        case Kind::conditional:
            return {{"if_true", "condition", "otherwise"}};
        case Kind::number:
        case Kind::symbol:
        case Kind::matrix:
            break;
    }
    return {};
}

}  // namespace

const Expression* part(const Expression& expression, const std::string& role, std::size_t index) {
    const Roles known = roles_of(expression);
    for (std::size_t k = 0; k < known.names.size(); ++k) {
        if (known.names[k] != role) continue;
        const std::size_t at = known.counted ? index - 1 : k;
        const bool exists =
            known.counted ? index >= 1 && at < expression.operands.size() : index == 1;
        return exists ? &expression.operands[at] : nullptr;
    }
    return nullptr;
}

std::vector<std::string> roles(const Expression& expression) {
    Roles known = roles_of(expression);
    if (known.counted && expression.operands.size() > 1) {
        known.names.front() += fmt::format("[1…{}]", expression.operands.size());
    }
    return known.names;
}

}  // namespace longhand
