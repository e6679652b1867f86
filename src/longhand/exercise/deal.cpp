#include "longhand/exercise/deal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "longhand/exercise/digest.hpp"
#include "longhand/text/error.hpp"

namespace longhand::exercise {

namespace {

// Between a student's key and the number of an exercise: no key has it.
constexpr char key_end = '\x1F';

constexpr int most_repetitions = 100;  // of a version that is like another

std::vector<Variant> draw(const Sheet& sheet, std::uint64_t seed, const std::string& key,
                          Rejections& rejections) {
    std::vector<Variant> variants;
    for (std::size_t k = 0; k < sheet.exercises.size(); ++k)
        variants.push_back(
            sheet.exercises[k].exercise.draw(seed, exercise_key(key, k), rejections));
    return variants;
}

Dealt dealt_with(const Sheet& sheet, const std::string& key, std::vector<Variant> variants) {
    Dealt dealt;
    dealt.key = key;
    dealt.variants = std::move(variants);
    for (std::size_t k = 0; k < sheet.exercises.size(); ++k) {
        const Exercise& exercise = sheet.exercises[k].exercise;
        dealt.worksheets.push_back(exercise.record(dealt.variants[k]));
        dealt.answers.push_back(exercise.answers(dealt.variants[k]));
    }
    dealt.code = code_of(sheet, dealt.variants);
    return dealt;
}

}  // namespace

std::string exercise_key(const std::string& key, std::size_t exercise) {
    return fmt::format("{}{}{}", key, key_end, exercise + 1);
}

Dealt deal(const Sheet& sheet, std::uint64_t seed, const std::string& key, Rejections& rejections) {
    return dealt_with(sheet, key, draw(sheet, seed, key, rejections));
}

Dealt deal_again(const Sheet& sheet, std::uint64_t seed, const ClassLine& line) {
    return deal_again(sheet, seed, std::vector<ClassLine>(sheet.exercises.size(), line));
}

Dealt deal_again(const Sheet& sheet, std::uint64_t seed, const std::vector<ClassLine>& lines) {
    std::vector<Variant> variants;
    for (std::size_t k = 0; k < sheet.exercises.size(); ++k) {
        const ClassLine& line = lines[k];
        if (line.givens.size() != sheet.exercises.size()) throw Error("class.givens", {});
        variants.push_back(
            sheet.exercises[k].exercise.again(seed, exercise_key(line.key, k), line.givens[k]));
    }
    return dealt_with(sheet, lines.front().key, std::move(variants));
}

void share_versions(std::vector<Recipient>& recipients, int versions, const Sheet& sheet,
                    std::uint64_t seed) {
    std::vector<std::string> keys;
    std::set<std::string> codes;
    Rejections rejections{};
    const int needed = std::min(versions, static_cast<int>(recipients.size()));
    for (int version = 1; version <= needed; ++version) {
        std::string key;
        for (int again = 1;; ++again) {
            if (again > most_repetitions)
                throw Error("sheet.few_variants",
                            {std::to_string(codes.size()), std::to_string(needed)});
            key = again == 1 ? fmt::format("version {}", version)
                             : fmt::format("version {}/{}", version, again);
            if (codes.insert(code_of(sheet, draw(sheet, seed, key, rejections))).second) break;
        }
        keys.push_back(std::move(key));
    }
    for (std::size_t k = 0; k < recipients.size(); ++k)
        recipients[k].key = keys[k % keys.size()];
}

Effort effort_of(const Sheet& sheet, const Dealt& dealt) {
    Effort sum;
    for (std::size_t k = 0; k < dealt.variants.size(); ++k)
        sum += sheet.exercises[k].exercise.effort(dealt.variants[k]);
    return sum;
}

}  // namespace longhand::exercise
