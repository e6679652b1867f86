#include "longhand/check/mutation_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/check/known_functions.hpp"
#include "longhand/render/expression_text.hpp"
#include "longhand/worksheet/formula.hpp"

namespace longhand::check {

std::string MutationNames::text_of(Node node) const {
    if (const Worksheet::Place* place = sheet_.place_of(node)) return sheet_.symbol(*place);
    return render::plain_text(formula(sheet_, node, entries_before(sheet_, cones_.front().root())),
                              {});
}

/// The symbols of what the change exchanges.
std::vector<std::string> MutationNames::exchanged(const Mutation& mutation) const {
    std::vector<std::string> symbols;
    for (const Cone& cone : cones_) {
        std::vector<Node> nodes = cone.named();
        nodes.push_back(cone.root());
        if (mutation.position)
            nodes = {cone.operand_of(mutation, cone.order()[*mutation.position])};
        for (const Node node : nodes) {
            if (!mutation.instead(node)) continue;
            std::string symbol = text_of(node);
            if (std::ranges::find(symbols, symbol) == symbols.end())
                symbols.push_back(std::move(symbol));
        }
    }
    std::ranges::sort(symbols);
    return symbols;
}

NamedChange MutationNames::named(const Mutation& mutation) const {
    NamedChange result;
    result.kind = mutation.change;
    if (mutation.instead) {
        result.what = exchanged(mutation);
        const bool is_version =
            mutation.change == Change::older_version || mutation.change == Change::newer_version;
        const bool is_older = mutation.change == Change::older_version;
        if (is_version) {
            result.other = is_older
                               ? sheet_.entries()[mutation.entry].id
                               : sheet_.entries()[static_cast<std::size_t>(mutation.variant)].id;
        }
        return result;
    }
    result.what = {changed_at(mutation, *mutation.position)};
    for (const std::size_t place : mutation.alike) {
        std::string other = changed_at(mutation, place);
        if (std::ranges::find(result.what, other) == result.what.end())
            result.what.push_back(std::move(other));
    }
    if (mutation.change == Change::other_function)
        result.other = known_functions()[static_cast<std::size_t>(mutation.variant)].symbol;
    return result;
}

/// The symbol or part of the formula that a change in this place is about.
std::string MutationNames::changed_at(const Mutation& mutation, std::size_t place) const {
    const Cone& cone = cones_.front();
    const Node node = cone.order()[place];
    if (mutation.operand) return text_of(cone.operand_of(mutation, node));
    switch (mutation.change) {
        case Change::left_out:
            if (mutation.variant == two_factors) {
                return fmt::format("{}·{}", factor(tape_.right(tape_.left(node))),
                                   factor(tape_.right(node)));
            }
            [[fallthrough]];
        case Change::doubled:
            if (tape_.operation(node) == Operation::power) return text_of(node);
            return text_of(mutation.variant == 0 ? tape_.left(node) : tape_.right(node));
        case Change::undivided:
            return text_of(tape_.right(node));
        case Change::function_left_out:
        case Change::function_doubled:
        case Change::other_function:
            return cone.call_at(place)->symbol;
        default:
            return node == cone.root() ? formula_of_root() : text_of(node);
    }
}

std::string MutationNames::factor(Node node) const {
    const Operation operation = tape_.operation(node);
    const bool is_sum =
        !sheet_.place_of(node) && (operation == Operation::add || operation == Operation::subtract);
    return is_sum ? fmt::format("({})", text_of(node)) : text_of(node);
}

std::string MutationNames::formula_of_root() const {
    const Node root = cones_.front().root();
    return render::plain_text(formula(sheet_, root, entries_before(sheet_, root)), {});
}

int MutationNames::rank(const Mutation& mutation) const {
    if (!mutation.position) return 0;
    const Node node = cones_.front().order()[*mutation.position];
    const bool is_of_result = mutation.change == Change::function_left_out ||
                              mutation.change == Change::function_doubled ||
                              mutation.change == Change::other_function ||
                              (mutation.change == Change::sign && !mutation.operand);
    const bool is_inside =
        std::ranges::any_of(sheet_.tape_record().calls(), [&](const CallSpan& call) {
            const bool is_result = std::ranges::find(call.results, node) != call.results.end();
            return call.first <= node && node < call.end && !(is_result && is_of_result);
        });
    int rank = is_inside ? -10 : 0;
    if (mutation.change == Change::decimal_point) rank -= 4;
    if (mutation.change == Change::other_function) rank -= 2;
    if (mutation.change == Change::left_out && tape_.operation(node) == Operation::multiply)
        rank += 1;
    return rank;
}

}  // namespace longhand::check
