#include "longhand/exercise/effort.hpp"

#include <algorithm>

#include "longhand/decimal/rounding.hpp"
#include "longhand/record/structural_order.hpp"

namespace longhand::exercise {

namespace {

constexpr std::size_t usual_share = 20;  // one in so many at each end is unusual
constexpr int longest_decimals = 12;     // of an exact number that anybody would write out

constexpr auto members = {&Effort::operations, &Effort::negatives, &Effort::decimals};

EffortRange range(std::vector<Effort> all, std::size_t cut) {
    EffortRange result;
    for (const auto member : members) {
        std::ranges::sort(all, {}, member);
        result.least.*member = all[cut].*member;
        result.most.*member = all[all.size() - 1 - cut].*member;
    }
    return result;
}

}  // namespace

Effort& Effort::operator+=(const Effort& other) {
    for (const auto member : members)
        this->*member += other.*member;
    return *this;
}

bool EffortRange::holds(const Effort& effort) const {
    return std::ranges::all_of(members, [&](auto member) {
        return least.*member <= effort.*member && effort.*member <= most.*member;
    });
}

Effort effort_of(const Worksheet& worksheet, const Part& part, const Variant& variant) {
    Effort effort;
    const Tape& tape = worksheet.tape_record().tape();
    const auto count_negatives = [&](const Entry& entry) {
        for (const Node node : entry.nodes)
            effort.negatives += variant.values[node].decimal < 0 ? 1 : 0;
    };
    for (const std::uint32_t known : part.known)
        count_negatives(worksheet.entries()[known]);
    for (const std::uint32_t step : part.steps) {
        const Entry& entry = worksheet.entries()[step];
        count_negatives(entry);
        const auto is_end = [&](Node node) {
            const Worksheet::Place* place = worksheet.place_of(node);
            return place && place->entry != step;
        };
        for (const Node node : structural_order(tape, entry.nodes, is_end)) {
            if (is_leaf(tape.operation(node)) || tape.operation(node) == Operation::copy) continue;
            ++effort.operations;
            const replay::Number& value = variant.values[node];
            if (value.trouble != replay::Trouble::none || !value.exact) continue;
            const int decimals = decimal::finite_decimals(*value.exact).value_or(longest_decimals);
            effort.decimals += static_cast<std::size_t>(std::min(longest_decimals, decimals));
        }
    }
    return effort;
}

EffortRange usual_effort(std::vector<Effort> sample) {
    const std::size_t cut = sample.size() / usual_share;
    return range(std::move(sample), cut);
}

EffortRange whole_range(std::vector<Effort> all) {
    return range(std::move(all), 0);
}

}  // namespace longhand::exercise
