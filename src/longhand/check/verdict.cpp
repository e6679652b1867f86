#include "longhand/check/verdict.hpp"

#include <algorithm>

#include "longhand/check/document_check.hpp"
#include "longhand/text/error.hpp"
#include "longhand/worksheet/address.hpp"

namespace longhand::check {

Verification verify(const Worksheet& worksheet, const std::vector<replay::Number>& values,
                    const std::vector<Claim>& claims,
                    const std::vector<RecordedStatement>& statements) {
    Verification result;
    std::vector<std::string> documents;
    std::vector<Error> errors;
    for (const Claim& claim : claims) {
        try {
            if (!claim.verdict.empty() && !verdict_named(claim.verdict))
                throw Error("claim.verdict", {claim.verdict, verdict_names()});
            const Address address = resolve(worksheet, claim.step);
            if (address.nodes.size() != claim.printed.size() || address.shape != claim.shape)
                throw Error("claim.shape", {claim.step});
            if (std::ranges::find(documents, claim.document) == documents.end())
                documents.push_back(claim.document);
            for (std::size_t k = 0; k < address.nodes.size(); ++k) {
                Judgement judgement;
                judgement.claim = &claim;
                judgement.element = k;
                judgement.node = address.nodes[k];
                result.judgements.push_back(std::move(judgement));
            }
        } catch (const Error& error) {
            errors.push_back(error.at(claim.source));
        }
    }
    if (!errors.empty()) throw Errors(std::move(errors));
    for (const RecordedStatement& each : statements) {
        if (std::ranges::find(documents, each.statement->document) == documents.end())
            documents.push_back(each.statement->document);
    }
    for (const std::string& document : documents)
        check_document(document, worksheet, values, statements, result);
    return result;
}

bool passes(const Verification& verification, const Judgement& judgement) {
    const auto is_sound = [](const Judgement& each) {
        return each.verdict < Verdict::undecided && each.roots.empty();
    };
    const std::optional<Verdict> expected = verdict_named(judgement.claim->verdict);
    if (!expected) return is_sound(judgement);
    const bool is_found = std::ranges::any_of(verification.judgements, [&](const Judgement& each) {
        return each.claim == judgement.claim && each.verdict == *expected;
    });
    return is_found && (judgement.verdict == *expected || is_sound(judgement));
}

}  // namespace longhand::check
