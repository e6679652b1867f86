#include "longhand/exercise/marking/marker.hpp"

#include <algorithm>

#include "longhand/exercise/marking/wrong_answers.hpp"
#include "longhand/record/structural_order.hpp"

namespace longhand::exercise {

namespace {

bool has_wrong(const std::vector<BlankMark>& marks) {
    return std::ranges::find(marks, Outcome::wrong, &BlankMark::outcome) != marks.end();
}

}  // namespace

Marker::Marker(const Exercise& exercise, const Scheme& scheme, std::size_t number)
    : exercise_(exercise), scheme_(scheme), number_(number) {
    const std::vector<AskedValue>& values = exercise.questions().values;
    for (const AskedValue& value : values) {
        const std::vector<Node> below = structural_order(exercise.worksheet().tape_record().tape(),
                                                         {value.node}, [](Node) { return false; });
        std::vector<bool>& row = depends_.emplace_back();
        for (const AskedValue& other : values) {
            row.push_back(other.node != value.node &&
                          std::ranges::find(below, other.node) != below.end());
        }
    }
}

std::vector<BlankMark> Marker::by_what_is_stored(const std::vector<StoredBlank>& blanks,
                                                 const std::vector<TypedAnswer>& answers) const {
    std::vector<BlankMark> marks;
    for (std::size_t k = 0; k < blanks.size(); ++k) {
        BlankMark mark{blanks[k].id, answers[k], Outcome::wrong};
        mark.possible = scheme_.marks_of(number_, blanks[k].id, blanks[k].marks);
        mark.expected = blanks[k].value;
        if (answers[k].form == AnswerForm::empty)
            mark.outcome = Outcome::empty;
        else if (answers[k].form != AnswerForm::number)
            mark.outcome = Outcome::unreadable;
        else if (holds(blanks[k].accepted, answers[k],
                       units_of(blanks[k].value, blanks[k].accepted.decimals)))
            mark.outcome = Outcome::right;
        marks.push_back(std::move(mark));
    }
    return marks;
}

std::string Marker::following(const std::vector<StoredBlank>& blanks,
                              const std::vector<TypedAnswer>& answers,
                              const std::function<Variant()>& variant, std::size_t blank) const {
    std::vector<TypedAnswer> before = answers;
    for (std::size_t k = blank; k < before.size(); ++k)
        before[k] = {};
    std::vector<BlankMark> marks = by_what_is_stored(blanks, before);
    if (!has_wrong(marks) || exercise_.options().kind != Kind::number) return blanks[blank].value;
    return exercise::following(exercise_, depends_, variant(), std::move(marks), blank);
}

std::vector<BlankMark> Marker::mark(const std::vector<StoredBlank>& blanks,
                                    const std::vector<TypedAnswer>& answers,
                                    const std::function<Variant()>& variant,
                                    bool with_causes) const {
    std::vector<BlankMark> marks = by_what_is_stored(blanks, answers);
    if (has_wrong(marks) && exercise_.options().kind == Kind::number) {
        judge_wrong_answers(exercise_, depends_, variant(), with_causes, marks);
    }
    for (BlankMark& mark : marks) {
        mark.earned = earned(scheme_, mark);
    }
    return marks;
}

}  // namespace longhand::exercise
