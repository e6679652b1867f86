#include "longhand/replay/other_givens.hpp"

#include "longhand/replay/replay.hpp"

namespace longhand::replay {

std::vector<Number> with_other_givens(const Record& record, std::uint32_t draw) {
    constexpr std::uint32_t golden = 2654435761U, other_prime = 40503U, size = 1'000'000;
    std::vector<Number> givens;
    for (std::uint32_t k = 0; k < record.givens().size(); ++k) {
        const std::uint32_t mixed = (k + 1) * golden + draw * other_prime;
        const decimal::Rational factor(size / 2 + mixed % size, size);
        const decimal::Rational typed = record.givens()[k].value();
        givens.push_back(
            NumberArithmetic::from_exact(typed == 0 ? factor : decimal::Rational(typed * factor)));
    }
    return replay<NumberArithmetic>(record, std::span<const Number>(givens));
}

}  // namespace longhand::replay
