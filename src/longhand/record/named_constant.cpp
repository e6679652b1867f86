#include "longhand/record/named_constant.hpp"

#include <algorithm>
#include <vector>

#include "longhand/decimal/angle.hpp"

namespace longhand {

std::span<const NamedConstant> named_constants() {
    static const std::vector<NamedConstant> constants{
        {"π", "pi", decimal::DecimalText::parse(decimal::digits_of_pi)}};
    return constants;
}

const NamedConstant& pi_constant() {
    return named_constants().front();
}

const NamedConstant* find_named_constant(std::string_view name) {
    const auto found =
        std::ranges::find_if(named_constants(), [name](const NamedConstant& constant) {
            return constant.symbol == name || constant.typed == name;
        });
    return found == named_constants().end() ? nullptr : &*found;
}

}  // namespace longhand
