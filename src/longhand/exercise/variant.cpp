#include "longhand/exercise/variant.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "longhand/decimal/rounding.hpp"
#include "longhand/exercise/saturation.hpp"
#include "longhand/exercise/variant_key.hpp"
#include "longhand/record/structural_order.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/replay/running_error.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/message.hpp"
#include "longhand/worksheet/random_numbers.hpp"

namespace longhand::exercise {

namespace {

using replay::Number;
using replay::Trouble;
using Rough = replay::RunningErrorArithmetic;

constexpr int most_draws = 1000;
constexpr int least_digits = 3;
constexpr double least_size = 100;     // of as many digits, in units of the last
constexpr double least_margin = 1e-9;  // of what is certain in doubles

constexpr const char* names[] = {"no_value", "other_passes", "tie",        "saturated", "trivial",
                                 "equal",    "few_digits",   "indistinct", "outlier"};

/// Values by a replay, steps rounded where the worksheet says so; `at_node` may then put in others.
std::vector<Number> values_of(const Worksheet& worksheet, const std::vector<Number>& givens,
                              auto&& at_node) {
    return replay::replay<replay::NumberArithmetic>(
        worksheet.tape_record(), std::span(givens), [&](Node node, Number& value) {
            const std::optional<int> decimals = worksheet.rounding_of(node);
            if (decimals && value.trouble == Trouble::none)
                value = replay::rounded(value, *decimals);
            at_node(node, value);
        });
}

std::vector<Number> values_of(const Worksheet& worksheet, const std::vector<Number>& givens) {
    return values_of(worksheet, givens, [](Node, Number&) {});
}

bool has_other_passes(const Worksheet& worksheet, const std::vector<Number>& values) {
    return replay::flipped_guards<replay::NumberArithmetic>(worksheet.tape_record(),
                                                            std::span(values));
}

/// Whether every step has one.
bool has_values(const Worksheet& worksheet, const std::vector<Number>& values) {
    return std::ranges::all_of(worksheet.entries(), [&](const Entry& entry) {
        return entry.is_part || std::ranges::all_of(entry.nodes, [&](Node node) {
                   return values[node].trouble == Trouble::none;
               });
    });
}

/// The comparisons whose sides are equal.
std::vector<Node> ties(const Worksheet& worksheet, const std::vector<Number>& values) {
    const Tape& tape = worksheet.tape_record().tape();
    std::vector<Node> result;
    for (Node node = 0; node < tape.size(); ++node) {
        if (is_comparison(tape.operation(node)) &&
            are_equal(values[tape.left(node)], values[tape.right(node)]))
            result.push_back(node);
    }
    return result;
}

}  // namespace

std::string_view name(Rejection rejection) {
    return names[static_cast<std::size_t>(rejection)];
}

std::string words(Rejection rejection, text::Language language) {
    return text::message(fmt::format("sheet.rejection.{}", name(rejection)), language);
}

bool are_equal(const Number& a, const Number& b) {
    const Number difference = replay::NumberArithmetic::subtract(a, b);
    return difference.trouble == Trouble::none && difference.decimal.is_zero();
}

bool is_trivial(const Number& value) {
    return value.exact && (value.exact->is_zero() || *value.exact == 1 || *value.exact == -1);
}

std::vector<replay::Bounded> bounded(const std::vector<Number>& values) {
    std::vector<replay::Bounded> result;
    result.reserve(values.size());
    for (const Number& value : values)
        result.push_back(replay::RunningErrorArithmetic::from_number(value));
    return result;
}

bool decides(const Worksheet& worksheet, Node node) {
    const Tape& tape = worksheet.tape_record().tape();
    const auto is_end = [&](Node other) { return other != node && worksheet.place_of(other); };
    return std::ranges::any_of(structural_order(tape, {node}, is_end), [&](Node other) {
        return tape.operation(other) == Operation::select || is_comparison(tape.operation(other));
    });
}

VariantSource::VariantSource(const Worksheet& worksheet, std::vector<Node> answers, int decimals)
    : worksheet_(worksheet),
      answers_(std::move(answers)),
      decimals_(decimals),
      own_givens_(replay::typed_givens<replay::NumberArithmetic>(worksheet.tape_record())),
      own_rough_givens_(replay::typed_givens<Rough>(worksheet.tape_record())) {
    const Tape& tape = worksheet.tape_record().tape();
    for (const Entry& entry : worksheet.entries()) {
        if (!entry.is_given || !entry.vary) continue;
        const auto from = decimal::DecimalText::parse(entry.vary->from);
        const auto to = decimal::DecimalText::parse(entry.vary->to);
        const auto step = decimal::DecimalText::parse(entry.vary->step);
        if (step.value() <= 0 || to.value() < from.value())
            throw Error("variant.range", {entry.id});
        const decimal::Rational steps = (to.value() - from.value()) / step.value();
        const decimal::Integer whole = numerator(steps) / denominator(steps);
        Range range{entry.id,
                    {},
                    from.value(),
                    step.value(),
                    whole.convert_to<std::size_t>() + 1,
                    std::max(from.decimals(), step.decimals()),
                    Rough::from_text(from),
                    Rough::from_text(step)};
        for (const Node node : entry.nodes)
            range.places.push_back(tape.left(node));
        ranges_.push_back(std::move(range));
    }
    if (ranges_.empty()) throw Error("variant.fixed", {});
    const Variant as_typed{{}, values_of(worksheet, own_givens_), {}};
    own_saturated_ = saturated_calls(worksheet.tape_record(), as_typed.values);
    own_ties_ = ties(worksheet, as_typed.values);
    own_texts_ = texts(as_typed);
    for (std::size_t k = 0; k < answers_.size(); ++k) {
        decides_.push_back(decides(worksheet, answers_[k]));
        own_few_digits_.push_back(has_few_digits(as_typed.values[answers_[k]], own_texts_[k]));
    }
}

std::vector<std::string> VariantSource::texts(const Variant& variant) const {
    std::vector<std::string> result;
    for (const Node node : answers_) {
        const Number& value = variant.values[node];
        result.push_back(value.trouble == Trouble::none ? replay::fixed(value, decimals_) : "");
    }
    return result;
}

bool VariantSource::has_few_digits(const Number& value, const std::string& text) const {
    if (text.empty()) return true;
    const bool is_whole_value =
        value.exact && decimal::finite_decimals(*value.exact).value_or(decimals_ + 1) <= decimals_;
    return !is_whole_value && decimal::DecimalText::parse(text).significant_digits() < least_digits;
}

bool VariantSource::has_enough_digits(const Variant& variant) const {
    const std::vector<std::string> all = texts(variant);
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (!own_few_digits_[k] && has_few_digits(variant.values[answers_[k]], all[k]))
            return false;
    }
    return true;
}

/// A fault that is certain in double precision already: most draws with one end here.
std::optional<Rejection> VariantSource::certain_fault(
    const std::vector<replay::Bounded>& values) const {
    const double units = std::pow(10.0, decimals_);
    std::vector<std::pair<double, const std::string*>> roundings;
    bool has_few = false, has_equal = false;
    for (std::size_t k = 0; k < answers_.size(); ++k) {
        const double value = values[answers_[k]].value * units;
        const double margin = (values[answers_[k]].error + least_margin) * units;
        const double rounded = std::round(value);
        const double off = std::abs(value - rounded);
        if (!(std::abs(off - 0.5) > margin && margin < 0.5)) continue;  // rounded either way
        has_few =
            has_few || (!own_few_digits_[k] && std::abs(rounded) < least_size && off > margin);
        if (decides_[k]) continue;
        has_equal = has_equal || std::ranges::any_of(roundings, [&](const auto& other) {
                        return other.first == rounded && *other.second != own_texts_[k];
                    });
        roundings.emplace_back(rounded, &own_texts_[k]);
    }
    if (has_few) return Rejection::few_digits;
    if (has_equal) return Rejection::equal;
    return {};
}

std::optional<Rejection> VariantSource::fault(const Variant& variant) const {
    const std::vector<std::string> answers = texts(variant);
    std::map<std::string, std::set<std::string>> by_text;  // the calculation's own texts, by ours
    bool has_few = false, is_dull = false;
    for (std::size_t k = 0; k < answers.size(); ++k) {
        const Number& value = variant.values[answers_[k]];
        if (!decides_[k]) by_text[answers[k]].insert(own_texts_[k]);
        const auto is_own = [&](const char* text) {
            return !own_texts_[k].empty() && decimal::DecimalText::parse(own_texts_[k]).value() ==
                                                 decimal::DecimalText::parse(text).value();
        };
        is_dull = is_dull || (is_trivial(value) && !decides_[k] && !is_own("0") && !is_own("1") &&
                              !is_own("-1"));
        has_few = has_few || (!own_few_digits_[k] && has_few_digits(value, answers[k]));
    }
    const bool has_equal =
        std::ranges::any_of(by_text, [](const auto& each) { return each.second.size() > 1; });
    if (has_few) return Rejection::few_digits;
    if (has_equal) return Rejection::equal;
    if (is_dull) return Rejection::trivial;
    if (!std::ranges::includes(own_ties_, ties(worksheet_, variant.values))) return Rejection::tie;
    const std::vector<std::size_t> saturated =
        saturated_calls(worksheet_.tape_record(), variant.values);
    if (!std::ranges::includes(own_saturated_, saturated)) return Rejection::saturated;
    return {};
}

template <class Acceptable>
Variant VariantSource::first_draw(std::uint64_t seed, std::string_view key, Rejections& rejections,
                                  bool is_screened, Acceptable acceptable) const {
    RandomNumbers random(seed, variant_key(key));
    Rejections here{};
    const auto reject = [&](Rejection reason) {
        ++here[static_cast<std::size_t>(reason)];
        ++rejections[static_cast<std::size_t>(reason)];
    };
    std::vector<std::size_t> drawn;  // places on the grids
    for (int attempt = 0; attempt < most_draws; ++attempt) {
        drawn.clear();
        for (const Range& range : ranges_) {
            for (std::size_t k = 0; k < range.places.size(); ++k)
                drawn.push_back(random.below(range.count));
        }
        if (is_screened) {
            if (const auto reason = certain_fault(rough_values(drawn))) {
                reject(*reason);
                continue;
            }
        }
        Variant variant = variant_of(drawn);
        std::optional<Rejection> found;
        if (has_other_passes(worksheet_, variant.values))
            found = Rejection::other_passes;
        else if (!has_values(worksheet_, variant.values))
            found = Rejection::no_value;
        else
            found = acceptable(variant);
        if (!found) return variant;
        reject(*found);
    }
    const auto most = std::ranges::max_element(here) - here.begin();
    const auto reason = static_cast<Rejection>(most);
    throw Error("variant.none", {std::to_string(most_draws),
                                 text::in_both(words(reason, text::Language::english),
                                               words(reason, text::Language::chinese))});
}

Variant VariantSource::variant_of(const std::vector<std::size_t>& drawn) const {
    Variant variant;
    std::vector<Number> givens = own_givens_;
    auto place = drawn.begin();
    for (const Range& range : ranges_) {
        std::vector<decimal::DecimalText>& typed = variant.numbers[range.id];
        for (const std::size_t given : range.places) {
            const decimal::Rational value = range.from + range.step * decimal::Rational(*place++);
            typed.push_back(decimal::DecimalText::parse(decimal::fixed(value, range.decimals)));
            givens[given] = replay::NumberArithmetic::from_exact(value);
        }
    }
    variant.values = values_of(worksheet_, givens);
    return variant;
}

Variant VariantSource::again(const GivenNumbers& numbers) const {
    Variant variant{numbers, values_of(worksheet_, givens_of(numbers)), {}};
    if (has_other_passes(worksheet_, variant.values) || !has_values(worksheet_, variant.values))
        throw Error("class.givens", {});
    return variant;
}

VariantSource::CarriedOn VariantSource::carried_on(
    const Variant& variant, const std::unordered_map<Node, Number>& own) const {
    CarriedOn result;
    result.values =
        values_of(worksheet_, givens_of(variant.numbers), [&](Node node, Number& value) {
            const auto found = own.find(node);
            if (found == own.end()) return;
            result.expected.emplace(node, value);
            value = found->second;
        });
    return result;
}

bool VariantSource::can_be_worked_out(const CarriedOn& carried) const {
    return has_values(worksheet_, carried.values) && !has_other_passes(worksheet_, carried.values);
}

std::vector<Number> VariantSource::givens_of(const GivenNumbers& numbers) const {
    std::vector<Number> givens = own_givens_;
    if (numbers.size() != ranges_.size()) throw Error("class.givens", {});
    for (const Range& range : ranges_) {
        const auto found = numbers.find(range.id);
        if (found == numbers.end() || found->second.size() != range.places.size())
            throw Error("class.givens", {});
        for (std::size_t k = 0; k < range.places.size(); ++k)
            givens[range.places[k]] = replay::NumberArithmetic::from_text(found->second[k]);
    }
    return givens;
}

std::vector<replay::Bounded> VariantSource::rough_values(
    const std::vector<std::size_t>& drawn) const {
    std::vector<replay::Bounded> givens = own_rough_givens_;
    auto place = drawn.begin();
    for (const Range& range : ranges_) {
        for (const std::size_t given : range.places)
            givens[given] =
                Rough::add(range.rough_from,
                           Rough::multiply(range.rough_step, {static_cast<double>(*place++), 0}));
    }
    return replay::replay<Rough>(worksheet_.tape_record(),
                                 std::span<const replay::Bounded>(givens));
}

Variant VariantSource::draw(std::uint64_t seed, std::string_view key, Rejections& rejections,
                            const Faults& more) const {
    const bool is_screened = !worksheet_.rounding();
    return first_draw(seed, key, rejections, is_screened, [&](const Variant& variant) {
        std::optional<Rejection> found = fault(variant);
        if (!found && more) found = more(variant);
        return found;
    });
}

Variant VariantSource::draw_any(std::uint64_t seed, std::string_view key) const {
    Rejections rejections{};
    return first_draw(seed, key, rejections, false,
                      [](const Variant&) { return std::optional<Rejection>{}; });
}

}  // namespace longhand::exercise
