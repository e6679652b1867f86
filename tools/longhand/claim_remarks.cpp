#include "claim_remarks.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "longhand/check/verdict.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/replay/replay.hpp"

namespace longhand::cli {

render::Annotate claim_remarks(const Source& source, const Worksheet& worksheet,
                               ClaimRemarks kind) {
    const auto values = replay::replay<replay::NumberArithmetic>(worksheet.tape_record());

    auto remarks = std::make_shared<std::map<Node, std::vector<render::Annotation>>>();
    for (const check::Judgement& judgement : check::judge(worksheet, values, source.claims)) {
        const std::string printed =
            render::with_minus_sign(judgement.claim->printed[judgement.element].text());
        const char* id = kind == ClaimRemarks::printed ? "log.claim"
                         : judgement.of_true_value     ? "log.claim.exact"
                         : judgement.is_fault()        ? "log.claim.differs"
                         : judgement.follows_a_fault   ? "log.claim.from_fault"
                                                       : "log.claim.carried";
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
