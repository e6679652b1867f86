#include "longhand/exercise/deal.hpp"

#include <fmt/format.h>

namespace longhand::exercise {

namespace {

// Between a student's key and the number of an exercise: no key has it.
constexpr char key_end = '\x1F';

}  // namespace

Dealt deal(const Sheet& sheet, std::uint64_t seed, const std::string& key, Rejections& rejections) {
    Dealt dealt;
    dealt.key = key;
    for (std::size_t k = 0; k < sheet.exercises.size(); ++k) {
        const std::string of_exercise = fmt::format("{}{}{}", key, key_end, k + 1);
        dealt.variants.push_back(sheet.exercises[k].exercise.draw(seed, of_exercise, rejections));
    }
    for (std::size_t k = 0; k < sheet.exercises.size(); ++k)
        dealt.answers.push_back(sheet.exercises[k].exercise.answers(dealt.variants[k]));
    dealt.code = code_of(sheet, dealt.variants);
    return dealt;
}

void share_versions(std::vector<Recipient>& recipients, int versions) {
    for (std::size_t k = 0; k < recipients.size(); ++k) {
        const std::size_t version = k % static_cast<std::size_t>(versions);
        recipients[k].key = fmt::format("version {}", version + 1);
    }
}

void Fairness::add(const Sheet& sheet, const Dealt& dealt) {
    Effort sum;
    for (std::size_t k = 0; k < dealt.variants.size(); ++k) {
        const Effort effort = sheet.exercises[k].exercise.effort(dealt.variants[k]);
        sum.operations += effort.operations;
        sum.negatives += effort.negatives;
        sum.decimals += effort.decimals;
    }
    operations.add(sum.operations, count == 0);
    negatives.add(sum.negatives, count == 0);
    decimals.add(sum.decimals, count == 0);
    ++count;
}

}  // namespace longhand::exercise
