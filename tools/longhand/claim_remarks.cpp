#include "claim_remarks.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "longhand/check/verdict.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/replay/replay.hpp"

namespace longhand::cli {

namespace {

const char* message_of(const check::Judgement& judgement) {
    switch (judgement.verdict) {
        case check::Verdict::exact:
            return "log.claim.exact";
        case check::Verdict::carried:
            return judgement.roots.empty() ? "log.claim.carried" : "log.claim.from_fault";
        case check::Verdict::truncated:
            return "log.claim.truncated";
        case check::Verdict::within_rounding:
            return "log.claim.within_rounding";
        case check::Verdict::undecided:
            return "log.claim";
        case check::Verdict::faulty:
            break;
    }
    return "log.claim.wrong";
}

}  // namespace

render::Annotate claim_remarks(const Source& source, const Worksheet& worksheet,
                               ClaimRemarks kind) {
    const auto values = replay::replay<replay::NumberArithmetic>(worksheet.tape_record());

    auto remarks = std::make_shared<std::map<Node, std::vector<render::Annotation>>>();
    for (const check::Judgement& judgement :
         check::verify(worksheet, values, source.claims.claims).judgements) {
        const std::string printed = render::with_minus_sign(judgement.printed().text);
        const char* id = kind == ClaimRemarks::printed ? "log.claim" : message_of(judgement);
        const render::Annotation remark{id, printed};
        std::vector<render::Annotation>& all = (*remarks)[judgement.node];
        if (std::ranges::find(all, remark) == all.end()) all.push_back(remark);
    }
    return [remarks](Node node) {
        const auto found = remarks->find(node);
        return found == remarks->end() ? std::vector<render::Annotation>{} : found->second;
    };
}

}  // namespace longhand::cli
