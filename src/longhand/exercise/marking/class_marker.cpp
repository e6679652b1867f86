#include "longhand/exercise/marking/class_marker.hpp"

#include "longhand/exercise/deal.hpp"
#include "longhand/text/nearest.hpp"

namespace longhand::exercise {

namespace {

bool fits(const ClassLine& line, const ClassSheet& stored) {
    if (line.blanks.size() != stored.exercises.size()) return false;
    for (std::size_t k = 0; k < line.blanks.size(); ++k) {
        const StoredExercise& exercise = stored.exercises[k];
        const bool has_numbers = exercise.options.kind != Kind::formula;
        if (line.blanks[k].size() != (has_numbers ? exercise.blanks.size() : 0)) return false;
    }
    return true;
}

}  // namespace

ClassMarker::ClassMarker(const ClassFolder& all, const Scheme& scheme) : class_(all) {
    std::vector<std::vector<std::string>> ids;
    std::vector<std::string> every_id;
    for (const StoredExercise& each : all.stored.exercises) {
        ids.push_back(each.blanks);
        every_id.insert(every_id.end(), each.blanks.begin(), each.blanks.end());
    }
    const std::string idle = scheme.idle_key(ids);
    if (!idle.empty()) throw Error("scheme.unknown", {idle, text::nearest(idle, every_id)});
    for (std::size_t k = 0; k < all.sheet.exercises.size(); ++k) {
        const Exercise& exercise = all.sheet.exercises[k].exercise;
        markers_.emplace_back(exercise, scheme, k + 1);
        if (asks_for_formulas(k)) of_formulas_.try_emplace(k, exercise, scheme, k + 1);
    }
}

bool ClassMarker::asks_for_formulas(std::size_t exercise) const {
    return class_.stored.exercises[exercise].options.kind == Kind::formula;
}

std::vector<TypedAnswer> ClassMarker::numbers(const Submission& submission, std::size_t exercise,
                                              Comma comma) const {
    std::vector<TypedAnswer> answers;
    for (const std::string& typed : submission.answers[exercise])
        answers.push_back(read_answer(typed, comma));
    return answers;
}

std::vector<ClassLine> ClassMarker::variants_of(const Submission& submission) const {
    std::vector<ClassLine> result;
    for (std::size_t k = 0; k < submission.variants.size(); ++k) {
        const bool is_same = k > 0 && submission.variants[k] == submission.variants[k - 1];
        ClassLine line = is_same ? result.back() : class_.file[submission.variants[k]];
        if (!fits(line, class_.stored)) throw Error("class.givens", {}, line.code);
        result.push_back(std::move(line));
    }
    return result;
}

Variant ClassMarker::variant(std::size_t exercise, const ClassLine& line) const {
    return class_.sheet.exercises[exercise].exercise.again(
        class_.stored.seed, exercise_key(line.key, exercise), line.givens[exercise]);
}

std::vector<BlankMark> ClassMarker::mark(const Submission& submission, std::size_t exercise,
                                         const ClassLine& line, Comma comma) const {
    const auto formulas = of_formulas_.find(exercise);
    if (formulas != of_formulas_.end()) return formulas->second.mark(submission.answers[exercise]);
    return markers_[exercise].mark(line.blanks[exercise], numbers(submission, exercise, comma),
                                   [&] { return variant(exercise, line); });
}

std::string ClassMarker::following(const Submission& submission, std::size_t exercise,
                                   const ClassLine& line, std::size_t blank, Comma comma) const {
    if (asks_for_formulas(exercise)) return {};
    return markers_[exercise].following(
        line.blanks[exercise], numbers(submission, exercise, comma),
        [&] { return variant(exercise, line); }, blank);
}

}  // namespace longhand::exercise
