#include "longhand/exercise/rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <span>

#include "longhand/text/error.hpp"
#include "longhand/text/message.hpp"
#include "longhand/worksheet/random_numbers.hpp"

namespace longhand::exercise {

namespace {

using replay::Number;

constexpr std::size_t sample_size = 40;
constexpr std::size_t most_samples = 200;
constexpr std::size_t exact_draws = 10;
constexpr double enough_share = 0.25;
constexpr int most_more = 2;  // decimals on the way than in the answers
constexpr std::size_t most_wrong_answers = 4;

// Between the key of a variant and what else is drawn with it: no key has it.
constexpr char key_end = '\x1E';

/// How likely a mistake is made, the likeliest first.
int likelihood(check::Change change) {
    using check::Change;
    switch (change) {
        case Change::sign:
        case Change::function_left_out:
        case Change::older_version:
        case Change::newer_version:
            return 0;
        case Change::left_out:
        case Change::undivided:
        case Change::transposed_element:
            return 1;
        case Change::swapped_operands:
        case Change::other_function:
            return 2;
        case Change::neighbour_element:
            return 3;
        default:
            return 4;
    }
}

}  // namespace

Rule::Rule(const Worksheet& worksheet, const Questions& questions, std::vector<Shown> shown,
           bool has_numbers, const std::vector<Variant>& draws)
    : worksheet_(worksheet),
      questions_(questions),
      shown_(std::move(shown)),
      rounding_{questions.decimals, questions.decimals},
      methods_(questions.values.size()) {
    if (!has_numbers) return;
    std::set<Node> asked;
    for (const AskedValue& value : questions.values)
        asked.insert(value.node);
    for (std::size_t k = 0; k < questions.items.size(); ++k) {
        std::vector<Node> own;
        for (const std::size_t value : questions.items[k].values)
            own.push_back(questions.values[value].node);
        if (own.empty()) continue;
        wrong_.try_emplace(k, worksheet, own, [&](Node node) {
            const bool is_own = std::ranges::find(own, node) != own.end();
            return !is_own && (shown_[node].is_shown || asked.contains(node));
        });
    }
    std::vector<std::vector<replay::Bounded>> rough;
    for (const Variant& draw : draws)
        rough.push_back(bounded(draw.values));
    // Where double precision tells no difference there is seldom one.
    const std::span looked_into = std::span(draws).first(
        worksheet.rounding() ? draws.size() : std::min(exact_draws, draws.size()));
    for (std::size_t value = 0; value < questions.values.size(); ++value) {
        const Node node = questions.values[value].node;
        if (decides(worksheet, node)) continue;
        const WrongMethods& wrong = methods_of(value);
        const std::size_t place = questions.place_in_item(value);
        for (std::size_t method = 0; method < wrong.size(); ++method) {
            const bool differs_surely =
                !worksheet.rounding() && std::ranges::any_of(rough, [&](const auto& values) {
                    const auto given = wrong.value(method, place, values);
                    return given && given->differs_surely(values[node]);
                });
            const bool matters =
                differs_surely || std::ranges::any_of(looked_into, [&](const Variant& draw) {
                    const std::optional<Number> given = wrong_value(value, method, draw.values);
                    return given && !are_equal(*given, draw.values[node]);
                });
            if (matters) methods_[value].push_back(method);
        }
        std::ranges::stable_sort(methods_[value], {}, [&](std::size_t method) {
            return std::pair(likelihood(wrong.kind(method)), -wrong.rank(method));
        });
    }
}

const WrongMethods& Rule::methods_of(std::size_t value) const {
    return wrong_.at(questions_.values[value].item);
}

/// What a wrong method gives, as it is used further: rounded, where the sheet says so.
std::optional<Number> Rule::wrong_value(std::size_t value, std::size_t method,
                                        const std::vector<Number>& values) const {
    std::optional<Number> given =
        methods_of(value).value(method, questions_.place_in_item(value), values);
    if (given && worksheet_.rounding()) given = replay::rounded(*given, *worksheet_.rounding());
    return given;
}

std::optional<std::vector<Accepted>> Rule::accepted_apart(const Variant& variant) const {
    std::vector<Accepted> accepted;
    if (indistinct(variant, rounding_, 0, accepted)) return {};
    return accepted;
}

std::optional<Rule::Indistinct> Rule::indistinct(const Variant& variant, Rounding rounding,
                                                 std::size_t first,
                                                 std::vector<Accepted>& accepted) const {
    if (wrong_.empty()) return {};  // nothing is judged by its number
    const std::vector<replay::Bounded> rough = bounded(variant.values);
    const Tolerance tolerance(worksheet_, variant.values, shown_);
    const std::size_t count = questions_.values.size();
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t value = (first + k) % count;
        const Accepted right = tolerance.accepted(questions_.values[value].node, rounding);
        if (!right.is_bounded()) return Indistinct{value, {}};
        if (const auto method = screened_method(variant.values, rough, value, right))
            return Indistinct{value, method};
        accepted.push_back(right);
    }
    return {};
}

std::optional<std::size_t> Rule::screened_method(const std::vector<Number>& values,
                                                 const std::vector<replay::Bounded>& rough,
                                                 std::size_t value, const Accepted& right) const {
    const double unit = std::pow(10.0, -right.decimals);
    const double low = (right.low.convert_to<double>() - 0.5) * unit;
    const double high = (right.high.convert_to<double>() + 0.5) * unit;
    const std::size_t place = questions_.place_in_item(value);
    for (const std::size_t method : methods_[value]) {
        const std::optional<replay::Bounded> about = methods_of(value).value(method, place, rough);
        if (about && about->is_outside(low, high)) continue;
        const std::optional<Number> given = wrong_value(value, method, values);
        if (given && right.holds(units_of(*given, right.decimals))) return method;
    }
    return {};
}

std::optional<std::size_t> Rule::accepted_method(const std::vector<Number>& values,
                                                 std::size_t value, const Accepted& right) const {
    return screened_method(values, bounded(values), value, right);
}

std::vector<Variant> Rule::choose(const VariantSource& source) {
    std::vector<Variant> sample;
    Rejections rejections{};
    const auto extend = [&](std::size_t size) {
        for (std::size_t k = sample.size(); k < size; ++k)
            sample.push_back(source.draw(own_seed, fmt::format("sample {}", k), rejections));
    };
    extend(sample_size);
    const int least = rounding_.decimals, most = least + most_more;
    std::map<Indistinct, int> failures;
    std::size_t failed = 0;  // what failed once is likely to fail again
    const auto indistinct_here = [&](const Variant& variant, int kept) {
        std::vector<Accepted> accepted;
        const auto found = indistinct(variant, {least, kept}, failed, accepted);
        if (found) {
            ++failures[*found];
            failed = found->value;
        }
        return found.has_value();
    };
    double best_share = 0;
    for (int kept = least; kept <= most && best_share < enough_share; ++kept) {
        failures.clear();
        std::size_t told_apart = 0;
        for (const Variant& variant : sample) {
            if (!indistinct_here(variant, kept)) ++told_apart;
        }
        const double share = static_cast<double>(told_apart) / static_cast<double>(sample.size());
        if (share <= best_share) continue;
        best_share = share;
        rounding_.kept = kept;
    }
    for (std::size_t k = sample.size(); best_share == 0 && k < most_samples; ++k) {
        extend(k + 1);
        if (indistinct_here(sample[k], most)) continue;
        best_share = 1 / static_cast<double>(sample.size());
        rounding_.kept = most;
    }
    if (best_share == 0) {
        report(std::ranges::max_element(failures, {}, [](const auto& each) {
                   return each.second;
               })->first);
    }
    return sample;
}

void Rule::report(const Indistinct& found) const {
    const auto cause = [&](text::Language language) {
        if (!found.method) return text::message("sheet.any_number", language);
        const std::size_t place = questions_.place_in_item(found.value);
        return check::sentence(methods_of(found.value).change(*found.method, place), language);
    };
    throw Error("sheet.indistinct",
                {questions_.values[found.value].id,
                 text::in_both(cause(text::Language::english), cause(text::Language::chinese))});
}

std::vector<Answer> Rule::answers(const Variant& variant, const std::vector<std::size_t>& values,
                                  bool with_wrong) const {
    std::vector<Answer> result;
    const Tolerance tolerance(worksheet_, variant.values, shown_);
    for (const std::size_t value : values) {
        const Node node = questions_.values[value].node;
        Answer answer{replay::fixed(variant.values[node], rounding_.decimals),
                      variant.accepted.empty() ? tolerance.accepted(node, rounding_)
                                               : variant.accepted[value],
                      {}};
        if (with_wrong) answer.wrong = wrong_answers(variant, value, answer.accepted);
        result.push_back(std::move(answer));
    }
    return result;
}

/// One of each kind of mistake, the likeliest first.
std::vector<WrongAnswer> Rule::wrong_answers(const Variant& variant, std::size_t value,
                                             const Accepted& right) const {
    const WrongMethods& wrong = methods_of(value);
    std::vector<WrongAnswer> found;
    std::set<std::string> told;
    std::set<check::Change> kinds;
    for (const std::size_t method : methods_[value]) {
        if (found.size() == most_wrong_answers) break;
        if (kinds.contains(wrong.kind(method))) continue;
        const std::optional<Number> given = wrong_value(value, method, variant.values);
        if (!given || right.holds(units_of(*given, rounding_.decimals))) continue;
        std::string text = replay::fixed(*given, rounding_.decimals);
        if (!told.insert(text).second) continue;
        kinds.insert(wrong.kind(method));
        found.push_back({std::move(text), wrong.change(method, questions_.place_in_item(value))});
    }
    return found;
}

Mistake Rule::mistake(const Variant& variant, std::uint64_t seed, std::string_view key,
                      const Possible& is_possible) const {
    std::vector<std::pair<std::size_t, std::size_t>> candidates;
    for (std::size_t value = 0; value < methods_.size(); ++value) {
        for (const std::size_t method : methods_[value])
            candidates.emplace_back(value, method);
    }
    RandomNumbers random(seed, fmt::format("{}{}mistake", key, key_end));
    while (!candidates.empty()) {
        const auto place =
            candidates.begin() + static_cast<std::ptrdiff_t>(random.below(candidates.size()));
        const auto [value, method] = *place;
        const std::optional<Mistake> mistake = mistake_by(variant, value, method);
        if (mistake && is_possible(*mistake)) return *mistake;
        candidates.erase(place);
    }
    throw Error("sheet.no_mistake", {});
}

/// What a wrong method makes of the step of a value; none where it gives no other numbers, as ln
/// for exp of a negative one.
std::optional<Mistake> Rule::mistake_by(const Variant& variant, std::size_t chosen,
                                        std::size_t method) const {
    const std::size_t item = questions_.values[chosen].item;
    Mistake mistake{
        item, chosen, methods_of(chosen).change(method, questions_.place_in_item(chosen)), {}};
    const Tolerance tolerance(worksheet_, variant.values, shown_);
    const std::vector<std::size_t>& values = questions_.items[item].values;
    bool is_any_seen = false;
    for (auto value = values.rbegin(); value != values.rend(); ++value) {
        const Node node = questions_.values[*value].node;
        const std::optional<Number> given = wrong_value(*value, method, variant.values);
        if (!given) continue;
        const bool is_seen =
            !tolerance.accepted(node, rounding_).holds(units_of(*given, rounding_.decimals));
        if (is_seen) mistake.value = *value;
        is_any_seen = is_any_seen || is_seen;
        mistake.values.emplace(node, *given);
    }
    return is_any_seen ? std::optional(std::move(mistake)) : std::nullopt;
}

}  // namespace longhand::exercise
