#include "longhand/exercise/exercise.hpp"

#include <algorithm>
#include <numeric>

namespace longhand::exercise {

namespace {

constexpr int raw_draws = 100;
constexpr int most_more_decimals = 3;
constexpr std::ptrdiff_t least_share = 20;  // one in so many

}  // namespace

Exercise::Exercise(Calculation calculation, const ExerciseOptions& options)
    : calculation_(std::move(calculation)), options_(options) {
    // A mistake may stand anywhere.
    if (options_.kind == Kind::find_mistake) options_.fade = all_steps;
    RecordOptions record;
    if (options_.rounds_steps) {
        options_.decimals = options_.decimals.value_or(Digits{}.count);
        record.round = options_.decimals;
    }
    {
        const Worksheet whole = Worksheet::record(calculation_, options_.givens, record);
        part_ = find_part(whole, options_.from, options_.to);
        record.last = part_.last(whole);
    }
    worksheet_ =
        std::make_unique<const Worksheet>(Worksheet::record(calculation_, options_.givens, record));

    const VariantSource any(*worksheet_, {}, 0);
    std::vector<Variant> draws;
    for (int k = 0; k < raw_draws; ++k)
        draws.push_back(any.draw_any(own_seed, "any " + std::to_string(k)));
    questions_ = std::make_unique<Questions>(choose_questions(*worksheet_, part_, options_, draws));

    std::vector<Node> answers;
    for (const AskedValue& value : questions_->values)
        answers.push_back(value.node);
    source_ = find_source(answers, draws);
    rule_ = std::make_unique<Rule>(*worksheet_, *questions_, shown(),
                                   options_.kind != Kind::formula, draws);
    std::vector<Effort> efforts;
    for (const Variant& variant : rule_->choose(*source_))
        efforts.push_back(effort(variant));
    usual_effort_ = usual_effort(std::move(efforts));
    blanks_ = blanks_asked();
}

/// With the decimals that somebody wants, or with so many that answers have three digits often
/// enough.
std::unique_ptr<const VariantSource> Exercise::find_source(const std::vector<Node>& answers,
                                                           const std::vector<Variant>& draws) {
    const int least = questions_->decimals;
    const int most = options_.decimals ? least : least + most_more_decimals;
    for (int decimals = least; decimals <= most; ++decimals) {
        auto source = std::make_unique<const VariantSource>(*worksheet_, answers, decimals);
        const auto enough = std::ranges::count_if(
            draws, [&](const Variant& draw) { return source->has_enough_digits(draw); });
        if (enough * least_share < std::ssize(draws)) continue;
        questions_->decimals = decimals;
        return source;
    }
    return std::make_unique<const VariantSource>(*worksheet_, answers, least);
}

/// What can be read from the sheet, of each node.
std::vector<Shown> Exercise::shown() const {
    std::vector<Shown> result(worksheet_->tape_record().tape().size());
    const auto show = [&](std::uint32_t entry, Shown as) {
        for (const Node node : worksheet_->entries()[entry].nodes)
            result[node] = as;
    };
    const Shown rounded{true, questions_->decimals};
    for (const std::uint32_t known : questions_->known)
        show(known, worksheet_->entries()[known].is_given ? Shown{true, {}} : rounded);
    for (const Item& item : questions_->items) {
        if (item.appearance == Appearance::worked)
            show(item.entry, rounded);
        else if (options_.rounds_steps)
            show(item.entry, {true, {}});  // everybody has the same rounded number
    }
    return result;
}

std::vector<Blank> Exercise::blanks_asked() const {
    std::vector<Blank> blanks;
    if (options_.kind == Kind::find_mistake) {
        for (const char* id : {"mistake/line", "mistake/value"})
            blanks.push_back({id, 0, 0, no_node, options_.marks});
        return blanks;
    }
    for (const AskedValue& value : questions_->values)
        blanks.push_back({value.id, value.item, value.element, value.node, options_.marks});
    return blanks;
}

int Exercise::marks() const {
    return static_cast<int>(blanks_.size()) * options_.marks;
}

Effort Exercise::effort(const Variant& variant) const {
    return effort_of(*worksheet_, part_, variant);
}

Variant Exercise::draw(std::uint64_t seed, std::string_view key, Rejections& rejections) const {
    std::optional<std::vector<Accepted>> accepted;
    Variant variant =
        source_->draw(seed, key, rejections, [&](const Variant& drawn) -> std::optional<Rejection> {
            if (!usual_effort_.holds(effort(drawn))) return Rejection::outlier;
            accepted = rule_->accepted_apart(drawn);
            if (!accepted) return Rejection::indistinct;
            return {};
        });
    variant.accepted = *std::move(accepted);
    add_mistake(variant, seed, key);
    return variant;
}

Variant Exercise::again(std::uint64_t seed, std::string_view key,
                        const GivenNumbers& numbers) const {
    Variant variant = source_->again(numbers);
    add_mistake(variant, seed, key);
    return variant;
}

void Exercise::add_mistake(Variant& variant, std::uint64_t seed, std::string_view key) const {
    if (options_.kind != Kind::find_mistake) return;
    variant.mistake = rule_->mistake(variant, seed, key, [&](const Mistake& mistake) {
        return source_->can_be_worked_out(source_->carried_on(variant, mistake.values));
    });
}

Worksheet Exercise::record(const Variant& variant) const {
    RecordOptions record;
    record.round = worksheet_->rounding();
    record.last = part_.last(*worksheet_);
    GivenNumbers numbers = variant.numbers;
    numbers.insert(options_.givens.begin(), options_.givens.end());
    return Worksheet::record(calculation_, std::move(numbers), record);
}

std::vector<Answer> Exercise::answers(const Variant& variant) const {
    if (options_.kind == Kind::formula) return {};
    if (variant.mistake) {
        const int line = questions_->items[variant.mistake->item].number;
        std::vector<Answer> answers = rule_->answers(variant, {variant.mistake->value}, false);
        answers.insert(answers.begin(), {std::to_string(line), {line, line, 0}, {}});
        return answers;
    }
    std::vector<std::size_t> all(questions_->values.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return rule_->answers(variant, all, true);
}

}  // namespace longhand::exercise
