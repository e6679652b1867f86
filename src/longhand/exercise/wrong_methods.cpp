#include "longhand/exercise/wrong_methods.hpp"

#include "longhand/check/mutation_names.hpp"
#include "longhand/check/mutations.hpp"
#include "longhand/replay/double_arithmetic.hpp"

namespace longhand::exercise {

WrongMethods::WrongMethods(const Worksheet& worksheet, const std::vector<Node>& answers,
                           const std::function<bool(Node)>& is_known)
    : worksheet_(worksheet) {
    for (const Node answer : answers)
        cones_.emplace_back(worksheet, is_known, answer);
    for (check::Mutation& mutation : check::mutations(worksheet, cones_)) {
        const bool is_slip = mutation.change == check::Change::decimal_point;
        const bool is_in_one_place = mutation.instead && mutation.position;
        if (is_slip || is_in_one_place) continue;
        mutations_.push_back(std::move(mutation));
    }
}

check::NamedChange WrongMethods::change(std::size_t method, std::size_t answer) const {
    return check::MutationNames(worksheet_, std::span(cones_).subspan(answer, 1))
        .named(mutations_[method]);
}

int WrongMethods::rank(std::size_t method) const {
    return check::MutationNames(worksheet_, cones_).rank(mutations_[method]);
}

std::optional<replay::Number> WrongMethods::value(std::size_t method, std::size_t answer,
                                                  const std::vector<replay::Number>& values) const {
    const auto at = [&values](Node node) { return values[node]; };
    return cones_[answer].value<replay::NumberArithmetic>(mutations_[method], at, at);
}

std::optional<replay::Bounded> WrongMethods::value(
    std::size_t method, std::size_t answer, const std::vector<replay::Bounded>& values) const {
    const auto at = [&values](Node node) { return values[node]; };
    return cones_[answer].value<replay::RunningErrorArithmetic>(mutations_[method], at, at);
}

}  // namespace longhand::exercise
