#include "longhand/exercise/variant.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "longhand/decimal/rounding.hpp"
#include "longhand/exercise/random_numbers.hpp"
#include "longhand/record/structural_order.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/text/error.hpp"
#include "longhand/worksheet/address.hpp"

namespace longhand::exercise {

namespace {

using replay::Number;
using replay::Trouble;

constexpr int most_draws = 1000;
constexpr int least_digits = 3;

// A unit whose output changes by less than this when its input changes by 1.
constexpr double least_slope = 0.01;

constexpr const char* names[] = {"no_value", "other_passes", "tie",       "saturated",
                                 "trivial",  "equal",        "few_digits"};

std::vector<Number> values_of(const Worksheet& worksheet) {
    return replay::replay<replay::NumberArithmetic>(worksheet.tape_record());
}

std::vector<int> passes_of(const Worksheet& worksheet) {
    std::vector<int> passes;
    for (const Loop& loop : worksheet.loops())
        passes.push_back(loop.passes);
    return passes;
}

bool has_tie(const Worksheet& worksheet, const std::vector<Number>& values) {
    const Tape& tape = worksheet.tape_record().tape();
    for (Node node = 0; node < tape.size(); ++node) {
        if (!is_comparison(tape.operation(node))) continue;
        const Number difference =
            replay::NumberArithmetic::subtract(values[tape.left(node)], values[tape.right(node)]);
        if (difference.trouble == Trouble::none && difference.decimal.is_zero()) return true;
    }
    return false;
}

/// The slope of a function of one argument, where it is smooth and not linear.
std::optional<double> slope(const Tape& tape, const CallSpan& call) {
    if (call.arguments.size() != 1 || call.results.size() != 1) return {};
    std::map<Node, double> slopes{{call.arguments.front(), 1.0}};
    const auto of = [&](Node node) {
        const auto found = slopes.find(node);
        return found == slopes.end() ? 0.0 : found->second;
    };
    bool is_curved = false;
    for (Node node = call.first; node < call.end; ++node) {
        const Operation operation = tape.operation(node);
        if (is_comparison(operation) || operation == Operation::select) return {};
        const double a = is_leaf(operation) ? 0 : tape.value(tape.left(node));
        const double da = is_leaf(operation) ? 0 : of(tape.left(node));
        const bool has_right = is_binary(operation);
        const double b = has_right ? tape.value(tape.right(node)) : 0;
        const double db = has_right ? of(tape.right(node)) : 0;
        const double value = tape.value(node);
        double& result = slopes[node];
        switch (operation) {
            case Operation::add:
                result = da + db;
                break;
            case Operation::subtract:
                result = da - db;
                break;
            case Operation::negate:
                result = -da;
                break;
            case Operation::copy:
                result = da;
                break;
            case Operation::multiply:
                result = da * b + a * db;
                break;
            case Operation::divide:
                result = (da - value * db) / b;
                break;
            case Operation::power:
                result = b * std::pow(a, b - 1) * da;
                break;
            case Operation::exp:
                result = value * da;
                is_curved = true;
                break;
            case Operation::tanh:
                result = (1 - value * value) * da;
                is_curved = true;
                break;
            case Operation::log:
                result = da / a;
                break;
            case Operation::sqrt:
                result = da / (2 * value);
                break;
            default:
                break;
        }
    }
    if (!is_curved) return {};
    return of(call.results.front());
}

bool is_saturated(const Worksheet& worksheet) {
    const Record& record = worksheet.tape_record();
    return std::ranges::any_of(record.calls(), [&](const CallSpan& call) {
        const std::optional<double> found = slope(record.tape(), call);
        return found && std::abs(*found) < least_slope;
    });
}

bool is_trivial(const Number& value) {
    return value.exact && (value.exact->is_zero() || *value.exact == 1 || *value.exact == -1);
}

/// Whether the formula of a step decides between cases: then an answer of 0 is a decision.
bool decides(const Worksheet& worksheet, Node answer) {
    const Tape& tape = worksheet.tape_record().tape();
    const auto is_end = [&](Node node) { return node != answer && worksheet.place_of(node); };
    return std::ranges::any_of(structural_order(tape, {answer}, is_end), [&](Node node) {
        return !is_end(node) && tape.operation(node) == Operation::select;
    });
}

}  // namespace

std::string_view name(Rejection rejection) {
    return names[static_cast<std::size_t>(rejection)];
}

VariantSource::VariantSource(Calculation calculation, std::vector<std::string> answers,
                             int decimals)
    : calculation_(std::move(calculation)), ids_(std::move(answers)), decimals_(decimals) {
    const Worksheet worksheet = Worksheet::record(calculation_);
    for (const Entry& entry : worksheet.entries()) {
        if (!entry.is_given || !entry.vary) continue;
        const auto from = decimal::DecimalText::parse(entry.vary->from);
        const auto to = decimal::DecimalText::parse(entry.vary->to);
        const auto step = decimal::DecimalText::parse(entry.vary->step);
        if (step.value() <= 0 || to.value() < from.value())
            throw Error("variant.range", {entry.id});
        const decimal::Rational steps = (to.value() - from.value()) / step.value();
        const decimal::Integer whole =
            boost::multiprecision::numerator(steps) / boost::multiprecision::denominator(steps);
        ranges_.push_back({entry.id, entry.nodes.size(), from.value(), step.value(),
                           whole.convert_to<std::size_t>() + 1,
                           std::max(from.decimals(), step.decimals())});
    }
    if (ranges_.empty()) throw Error("variant.fixed", {});
    const std::vector<Number> values = values_of(worksheet);
    own_ = answers_of(worksheet, values);
    own_passes_ = passes_of(worksheet);
    for (std::size_t k = 0; k < own_.nodes.size(); ++k)
        has_few_digits_.push_back(has_few_digits(values[own_.nodes[k]], own_.texts[k]));
}

VariantSource::Answers VariantSource::answers_of(const Worksheet& worksheet,
                                                 const std::vector<Number>& values) const {
    Answers result;
    for (const std::string& id : ids_) {
        for (const Node node : resolve(worksheet, id).nodes) {
            result.nodes.push_back(node);
            result.texts.push_back(values[node].trouble == Trouble::none
                                       ? replay::fixed(values[node], decimals_)
                                       : std::string());
        }
    }
    return result;
}

bool VariantSource::has_few_digits(const Number& value, const std::string& text) const {
    const bool is_whole_value =
        value.exact && decimal::finite_decimals(*value.exact).value_or(decimals_ + 1) <= decimals_;
    return !is_whole_value && decimal::DecimalText::parse(text).significant_digits() < least_digits;
}

std::vector<Rejection> VariantSource::faults(const Variant& variant) const {
    if (passes_of(variant.worksheet) != own_passes_) return {Rejection::other_passes};
    const Answers answers = answers_of(variant.worksheet, variant.values);
    if (std::ranges::find(answers.texts, std::string()) != answers.texts.end())
        return {Rejection::no_value};
    std::vector<Rejection> found;
    if (has_tie(variant.worksheet, variant.values)) found.push_back(Rejection::tie);
    if (is_saturated(variant.worksheet)) found.push_back(Rejection::saturated);
    std::map<std::string, std::set<std::string>> by_text;  // the calculation's own texts, by ours
    for (std::size_t k = 0; k < answers.nodes.size(); ++k) {
        const Number& value = variant.values[answers.nodes[k]];
        by_text[answers.texts[k]].insert(own_.texts[k]);
        const auto is_own = [&](const char* text) {
            return decimal::DecimalText::parse(own_.texts[k]).value() ==
                   decimal::DecimalText::parse(text).value();
        };
        if (is_trivial(value) && !decides(variant.worksheet, answers.nodes[k]) && !is_own("0") &&
            !is_own("1") && !is_own("-1"))
            found.push_back(Rejection::trivial);
        if (!has_few_digits_[k] && has_few_digits(value, answers.texts[k]))
            found.push_back(Rejection::few_digits);
    }
    const bool has_equal =
        std::ranges::any_of(by_text, [](const auto& each) { return each.second.size() > 1; });
    if (has_equal) found.push_back(Rejection::equal);
    return found;
}

Variant VariantSource::draw(std::uint64_t seed, std::string_view key,
                            Rejections& rejections) const {
    RandomNumbers random(seed, variant_key(key));
    Rejections here{};
    for (int attempt = 0; attempt < most_draws; ++attempt) {
        GivenNumbers numbers;
        for (const Range& range : ranges_) {
            std::vector<decimal::DecimalText>& texts = numbers[range.id];
            for (std::size_t k = 0; k < range.elements; ++k) {
                const std::size_t place = random.below(range.count);
                const decimal::Rational value = range.from + range.step * decimal::Rational(place);
                texts.push_back(decimal::DecimalText::parse(decimal::fixed(value, range.decimals)));
            }
        }
        Worksheet worksheet = Worksheet::record(calculation_, numbers);
        std::vector<Number> values = values_of(worksheet);
        Variant variant{std::move(numbers), std::move(worksheet), std::move(values)};
        const std::vector<Rejection> found = faults(variant);
        if (found.empty()) return variant;
        for (const Rejection rejection : found) {
            ++here[static_cast<std::size_t>(rejection)];
            ++rejections[static_cast<std::size_t>(rejection)];
        }
    }
    const auto most = std::ranges::max_element(here) - here.begin();
    throw Error("variant.none", {std::to_string(most_draws), names[most]});
}

}  // namespace longhand::exercise
