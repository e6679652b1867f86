#include "longhand/scan/equalities.hpp"

#include <utility>

#include "longhand/scan/literals.hpp"
#include "longhand/scan/named_values.hpp"

namespace longhand::scan {

bool Equality::may_mean_otherwise() const {
    const auto is_whole = [](const Side& side) {
        return side.formula && side.formula->kind == language::Syntax::Kind::number &&
               side.formula->text.find('.') == std::string::npos;
    };
    const auto may = [](const Side& side) { return side.read.may_mean_otherwise; };
    const bool has_lone_bracket = left.read.has_lone_bracket || right.read.has_lone_bracket;
    const bool are_literals = is_literal(*left.formula) && is_literal(*right.formula);
    return has_unit_of_result() || left.read.has_percent != right.read.has_percent ||
           left.read.units != right.read.units || may(left) || may(right) ||
           (has_lone_bracket && (is_whole(left) || is_whole(right))) ||
           (is_approximate && !is_literal(*right.formula)) || (is_alone && are_literals);
}

void each_equality(const std::vector<Mathematics>& mathematics,
                   const std::function<bool(const Equality&)>& sink) {
    NamedValues named;
    each_chain(mathematics, [&](const Chain& chain) {
        const std::vector<Side>& sides = chain.sides;
        bool is_wrong = false;
        for (std::size_t k = 1; k < sides.size(); ++k) {
            const bool is_between = chain.is_named_by(k) && k + 1 < sides.size();
            if (is_between) continue;
            const std::size_t before = k > 1 && chain.is_named_by(k - 1) ? k - 2 : k - 1;
            const bool is_approximate =
                chain.is_approximate[k] || (before + 1 < k && chain.is_approximate[k - 1]);
            Equality equality{sides[before], sides[k], is_approximate, before + 1 < k,
                              sides.size() == 2};
            const bool is_name = chain.is_named_by(before) || chain.is_named_by(k);
            if (!is_name) named.put_in(equality, chain);
            is_wrong = sink(equality) || is_wrong;
        }
        named.add(chain, is_wrong);
    });
}

}  // namespace longhand::scan
