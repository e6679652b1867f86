#include "longhand/check/verdict.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "longhand/record/structural_order.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/text/error.hpp"
#include "longhand/worksheet/address.hpp"

namespace longhand::check {

namespace {

using decimal::DecimalText;
using decimal::Rounding;
using replay::Number;
using replay::NumberArithmetic;

/// The value that each element has in a document.
std::map<Node, DecimalText> standing_values(const std::vector<Judgement>& judgements,
                                            const std::string& document) {
    std::map<Node, std::vector<DecimalText>> printed;
    for (const Judgement& judgement : judgements) {
        if (judgement.claim->document != document) continue;
        printed[judgement.node].push_back(judgement.claim->printed[judgement.element]);
    }
    std::map<Node, DecimalText> standing;
    for (const auto& element : printed) {
        const std::vector<DecimalText>& texts = element.second;
        const auto rank = [&texts](const DecimalText& text) {
            return std::pair(std::ranges::count(texts, text), text.decimals());
        };
        standing.emplace(element.first, *std::ranges::max_element(texts, {}, rank));
    }
    return standing;
}

/// For each claimed element, what follows from the standing values of its ancestors.
std::map<Node, Number> values_as_printed(const Record& record,
                                         const std::map<Node, DecimalText>& standing) {
    std::map<Node, Number> computed;
    const auto put_standing = [&](Node node, Number& value) {
        const auto found = standing.find(node);
        if (found == standing.end()) return;
        computed.emplace(node, value);
        value = NumberArithmetic::from_text(found->second);
    };
    const std::vector<Number> givens = replay::typed_givens<NumberArithmetic>(record);
    replay::replay<NumberArithmetic>(record, std::span(givens), put_standing);
    return computed;
}

/// Marks what follows from the faults of a document, given which text stands for each element.
void follow_faults(const Tape& tape, const std::map<Node, DecimalText>& standing,
                   const std::string& document, std::vector<Judgement>& judgements) {
    std::set<Node> faults;
    for (const Judgement& judgement : judgements) {
        const bool stands =
            judgement.claim->document == document &&
            judgement.claim->printed[judgement.element] == standing.at(judgement.node);
        if (stands && judgement.is_fault()) faults.insert(judgement.node);
    }
    if (faults.empty()) return;
    std::vector<bool> follows(tape.size(), false);
    for (Node node = *faults.begin(); node < tape.size(); ++node) {
        follows[node] = std::ranges::any_of(operands(tape, node), [&](Node operand) {
            return follows[operand] || faults.contains(operand);
        });
    }
    for (Judgement& judgement : judgements) {
        if (judgement.claim->document == document)
            judgement.follows_a_fault = follows[judgement.node];
    }
}

}  // namespace

std::optional<Rounding> rounds_to(const Number& value, const DecimalText& printed,
                                  std::optional<int> decimals) {
    if (value.trouble != replay::Trouble::none) return std::nullopt;
    const int count = std::max(0, decimals.value_or(printed.decimals()));
    if (!decimals && printed.decimals() <= 0) {
        const bool is_exact = value.exact && *value.exact == printed.value();
        return is_exact ? std::optional(Rounding::half_up) : std::nullopt;
    }
    const std::string wanted = decimal::fixed(printed.value(), count);
    for (const Rounding rounding : {Rounding::half_up, Rounding::half_even}) {
        const std::string rounded = value.exact ? decimal::fixed(*value.exact, count, rounding)
                                                : decimal::fixed(value.decimal, count, rounding);
        if (rounded == wanted) return rounding;
    }
    return std::nullopt;
}

std::vector<Judgement> judge(const Worksheet& worksheet, const std::vector<Number>& values,
                             const std::vector<Claim>& claims) {
    std::vector<Judgement> judgements;
    std::set<std::string> documents;
    for (const Claim& claim : claims) {
        try {
            const Address address = resolve(worksheet, claim.step);
            if (address.nodes.size() != claim.printed.size() || address.shape != claim.shape) {
                throw Error("claim.shape", {claim.step});
            }
            documents.insert(claim.document);
            for (std::size_t k = 0; k < address.nodes.size(); ++k) {
                Judgement judgement{&claim, k, address.nodes[k], {}, {}, false};
                judgement.of_true_value =
                    rounds_to(values[judgement.node], claim.printed[k], claim.decimals);
                judgements.push_back(std::move(judgement));
            }
        } catch (const Error& error) {
            throw error.at(claim.source);
        }
    }
    for (const std::string& document : documents) {
        const std::map<Node, DecimalText> standing = standing_values(judgements, document);
        const std::map<Node, Number> as_printed =
            values_as_printed(worksheet.tape_record(), standing);
        for (Judgement& judgement : judgements) {
            if (judgement.claim->document != document) continue;
            judgement.of_printed_ancestors =
                rounds_to(as_printed.at(judgement.node),
                          judgement.claim->printed[judgement.element], judgement.claim->decimals);
        }
        follow_faults(worksheet.tape_record().tape(), standing, document, judgements);
    }
    return judgements;
}

}  // namespace longhand::check
