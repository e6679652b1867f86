#include "longhand/scan/equalities.hpp"

#include <utility>

#include "longhand/scan/named_values.hpp"

namespace longhand::scan {

void each_equality(const std::vector<Mathematics>& mathematics,
                   const std::function<void(const Equality&)>& sink) {
    NamedValues named;
    each_chain(mathematics, [&](const Chain& chain) {
        const std::vector<Side>& sides = chain.sides;
        for (std::size_t k = 1; k < sides.size(); ++k) {
            const bool is_between = chain.is_named_by(k) && k + 1 < sides.size();
            if (is_between) continue;
            const std::size_t before = k > 1 && chain.is_named_by(k - 1) ? k - 2 : k - 1;
            const bool is_approximate =
                chain.is_approximate[k] || (before + 1 < k && chain.is_approximate[k - 1]);
            Equality equality{sides[before], sides[k], is_approximate, before + 1 < k};
            const bool is_name = chain.is_named_by(before) || chain.is_named_by(k);
            if (!is_name) named.put_in(equality, chain);
            sink(equality);
        }
        named.add(chain);
    });
}

}  // namespace longhand::scan
