#include "longhand/exercise/deal.hpp"

#include <fmt/format.h>

#include "longhand/exercise/digest.hpp"

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
    for (std::size_t k = 0; k < sheet.exercises.size(); ++k) {
        const Exercise& exercise = sheet.exercises[k].exercise;
        dealt.worksheets.push_back(exercise.record(dealt.variants[k]));
        dealt.answers.push_back(exercise.answers(dealt.variants[k]));
    }
    dealt.code = code_of(sheet, dealt.variants);
    return dealt;
}

void share_versions(std::vector<Recipient>& recipients, int versions) {
    for (std::size_t k = 0; k < recipients.size(); ++k) {
        const std::size_t version = k % static_cast<std::size_t>(versions);
        recipients[k].key = fmt::format("version {}", version + 1);
    }
}

Effort effort_of(const Sheet& sheet, const Dealt& dealt) {
    Effort sum;
    for (std::size_t k = 0; k < dealt.variants.size(); ++k)
        sum += sheet.exercises[k].exercise.effort(dealt.variants[k]);
    return sum;
}

}  // namespace longhand::exercise
