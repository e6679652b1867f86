#include "longhand/exercise/exercise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "longhand/decimal/rounding.hpp"
#include "longhand/exercise/random_numbers.hpp"
#include "longhand/record/structural_order.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/message.hpp"
#include "longhand/worksheet/address.hpp"

namespace longhand::exercise {

namespace {

using replay::Number;
using replay::Trouble;

constexpr int raw_draws = 100;
constexpr int sample_size = 40;
constexpr int most_samples = 1000;
constexpr double enough_share = 0.25;
constexpr std::size_t most_wrong_answers = 4;
constexpr double screening_margin = 1e-9;
constexpr int longest_decimals = 12;  // of an exact number that anybody would write out

// Between the key of a variant and what else is drawn with it: no key has it.
constexpr char key_end = '\x1E';

// The seeds of an exercise's own draws: its rule is the same for every class.
constexpr std::uint64_t own_seed = 0;

std::vector<double> doubles(const std::vector<Number>& numbers) {
    std::vector<double> values;
    values.reserve(numbers.size());
    for (const Number& number : numbers) {
        values.push_back(number.trouble == Trouble::none ? decimal::to_double(number.decimal)
                                                         : std::nan(""));
    }
    return values;
}

bool are_equal(const Number& a, const Number& b) {
    const Number difference = replay::NumberArithmetic::subtract(a, b);
    return difference.trouble == Trouble::none && difference.decimal.is_zero();
}

bool is_trivial(const Number& value) {
    return value.exact && (value.exact->is_zero() || *value.exact == 1 || *value.exact == -1);
}

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

Exercise::Exercise(Calculation calculation, const ExerciseOptions& options)
    : calculation_(std::move(calculation)), options_(options) {
    // A mistake may stand anywhere.
    if (options.kind == Kind::find_mistake) options_.fade = all_steps;
    RecordOptions record;
    if (options.rounds_steps) record.round = options.decimals.value_or(rounding_.decimals);
    {
        const Worksheet whole = Worksheet::record(calculation_, {}, record);
        part_ = find_part(whole, options.from, options.to);
        record.last = part_.last(whole);
    }
    worksheet_ = std::make_unique<const Worksheet>(Worksheet::record(calculation_, {}, record));
    for (const std::uint32_t step : part_.steps)
        items_.push_back({step, Appearance::worked, 0, {}, {}});
    choose_blanks();
    const VariantSource any(*worksheet_, {}, rounding_.decimals);
    std::vector<Variant> draws;
    for (int k = 0; k < raw_draws; ++k)
        draws.push_back(any.draw_any(own_seed, "any " + std::to_string(k)));
    if (options.blanks.empty()) drop_dull_blanks(draws);
    if (checked_.empty() && options_.fade != worked_example) throw Error("sheet.nothing", {});
    decide_appearances(draws);
    std::vector<Node> answers;
    for (const Blank& blank : checked_)
        answers.push_back(blank.node);
    source_ = std::make_unique<const VariantSource>(*worksheet_, answers, rounding_.decimals);
    for (Node node = 0; node < worksheet_->tape_record().tape().size(); ++node)
        shown_.push_back(shown(node));
    find_wrong_methods(draws);
    choose_rule();
    publish_blanks();
}

/// What is asked for: what was checked, or, of a mistake, its line and the right number.
void Exercise::publish_blanks() {
    for (Blank& blank : checked_)
        blank.decimals = rounding_.decimals;
    if (options_.kind != Kind::find_mistake) {
        blanks_ = checked_;
        for (Item& item : items_)
            item.blanks = item.checked;
        return;
    }
    blanks_.push_back({"mistake/line", 0, 0, no_node, 0, options_.marks});
    blanks_.push_back({"mistake/value", 0, 0, no_node, rounding_.decimals, options_.marks});
}

int Exercise::marks() const {
    int sum = 0;
    for (const Blank& blank : blanks_)
        sum += blank.marks;
    return sum;
}

void Exercise::choose_blanks() {
    const std::vector<Entry>& entries = worksheet_->entries();
    std::set<Node> asked;
    if (!options_.blanks.empty()) {
        for (const std::string& id : options_.blanks) {
            const Address address = resolve(*worksheet_, id);
            const bool is_in_part = std::ranges::any_of(
                items_, [&](const Item& item) { return &entries[item.entry] == address.entry; });
            if (!is_in_part) throw Error("sheet.blank", {id});
            asked.insert(address.nodes.begin(), address.nodes.end());
        }
    } else if (options_.fade < question_alone) {
        const std::size_t count = items_.size();
        const auto steps = static_cast<std::size_t>(options_.fade);
        const std::size_t blank = (count * steps + all_steps - 1) / all_steps;
        for (std::size_t k = count - blank; k < count; ++k) {
            const std::vector<Node>& nodes = entries[items_[k].entry].nodes;
            asked.insert(nodes.begin(), nodes.end());
        }
    } else {
        // Results are what no other step of the part uses.
        std::set<Node> used;
        for (const Item& item : items_) {
            const std::set<Node> own(entries[item.entry].nodes.begin(),
                                     entries[item.entry].nodes.end());
            for (const Node node :
                 structural_order(worksheet_->tape_record().tape(), entries[item.entry].nodes,
                                  [](Node) { return false; })) {
                if (!own.contains(node)) used.insert(node);
            }
        }
        for (const Item& item : items_) {
            for (const Node node : entries[item.entry].nodes) {
                if (!used.contains(node)) asked.insert(node);
            }
        }
    }
    for (std::size_t k = 0; k < items_.size(); ++k) {
        const Entry& entry = entries[items_[k].entry];
        for (std::size_t element = 0; element < entry.nodes.size(); ++element) {
            if (!asked.contains(entry.nodes[element])) continue;
            if (checked_.empty()) {
                const Digits own = entry.digits.value_or(Digits{});
                rounding_.decimals =
                    options_.decimals.value_or(own.significant ? Digits{}.count : own.count);
            }
            checked_.push_back({element_id(entry, element), k, element, entry.nodes[element],
                                rounding_.decimals, options_.marks});
        }
    }
    rounding_.kept = rounding_.decimals;
}

/// Answers that are trivial whatever is drawn, and those that say again what another one says.
void Exercise::drop_dull_blanks(const std::vector<Variant>& draws) {
    std::vector<Blank> kept;
    const auto is_dull = [&](const Blank& blank) {
        if (decides(*worksheet_, blank.node)) return false;
        const auto in_all = [&](auto holds) { return std::ranges::all_of(draws, holds); };
        const auto value = [&](const Variant& draw, Node node) { return draw.values[node]; };
        if (in_all([&](const Variant& draw) { return is_trivial(value(draw, blank.node)); }))
            return true;
        const auto is_same = [&](Node other) {
            return in_all([&](const Variant& draw) {
                return are_equal(value(draw, blank.node), value(draw, other));
            });
        };
        const auto is_known = [&](std::uint32_t entry) {
            return std::ranges::any_of(worksheet_->entries()[entry].nodes, is_same);
        };
        const auto is_said = [&](const Blank& other) { return is_same(other.node); };
        return std::ranges::any_of(kept, is_said) || std::ranges::any_of(part_.known, is_known);
    };
    for (const Blank& blank : checked_) {
        if (is_dull(blank)) {
            left_out_.push_back(blank.id);
        } else {
            kept.push_back(blank);
        }
    }
    checked_ = std::move(kept);
}

/// The nodes whose values tell an answer: it, what follows from it, and what is worked out in
/// another way and comes to the same in all draws.
std::vector<bool> Exercise::open_nodes(const std::vector<Variant>& draws) const {
    const Tape& tape = worksheet_->tape_record().tape();
    std::vector<bool> is_open(tape.size(), false);
    const auto tells = [&](Node node, const Blank& blank) {
        return blank.node == node || std::ranges::all_of(draws, [&](const Variant& draw) {
                   return are_equal(draw.values[node], draw.values[blank.node]);
               });
    };
    for (Node node = 0; node < tape.size(); ++node) {
        if (is_leaf(tape.operation(node))) continue;
        for (const Node operand : operands(tape, node))
            is_open[node] = is_open[node] || is_open[operand];
        is_open[node] = is_open[node] || std::ranges::any_of(checked_, [&](const Blank& blank) {
                            return tells(node, blank);
                        });
    }
    return is_open;
}

void Exercise::decide_appearances(const std::vector<Variant>& draws) {
    for (std::size_t k = 0; k < checked_.size(); ++k)
        items_[checked_[k].item].checked.push_back(k);
    if (options_.kind == Kind::find_mistake) {
        for (std::size_t k = 0; k < items_.size(); ++k)
            items_[k].number = static_cast<int>(k) + 1;
        return;
    }
    const Tape& tape = worksheet_->tape_record().tape();
    const std::vector<bool> is_open = open_nodes(draws);
    const std::vector<Entry>& entries = worksheet_->entries();
    for (Item& item : items_) {
        const std::vector<Node>& nodes = entries[item.entry].nodes;
        const bool is_tainted = std::ranges::any_of(nodes, [&](Node n) { return is_open[n]; });
        item.appearance = !item.checked.empty() ? Appearance::asked
                          : is_tainted          ? Appearance::formula
                                                : Appearance::worked;
    }
    // What nobody asks for is shown only where an answer needs it.
    std::set<Node> needed;
    for (auto item = items_.rbegin(); item != items_.rend(); ++item) {
        const std::vector<Node>& nodes = entries[item->entry].nodes;
        const bool is_needed =
            std::ranges::any_of(nodes, [&](Node n) { return needed.contains(n); });
        const bool is_alone = item->appearance == Appearance::formula && !is_needed;
        if (item->appearance != Appearance::asked && (is_alone || is_question_alone())) {
            item->appearance = Appearance::hidden;
            if (!is_needed) continue;
        }
        for (const Node node : structural_order(tape, nodes, [](Node) { return false; }))
            needed.insert(node);
    }
    int number = 0;
    for (Item& item : items_) {
        if (item.appearance != Appearance::hidden) item.number = ++number;
    }
}

Shown Exercise::shown(Node node) const {
    const Worksheet::Place* place = worksheet_->place_of(node);
    if (!place) return {};
    const Entry& entry = worksheet_->entries()[place->entry];
    if (entry.is_given) return {true, {}};
    if (std::ranges::find(part_.known, place->entry) != part_.known.end())
        return {true, rounding_.decimals};
    for (const Item& item : items_) {
        if (item.entry != place->entry) continue;
        if (item.appearance == Appearance::worked) return {true, rounding_.decimals};
        if (options_.rounds_steps) return {true, {}};
    }
    return {};
}

bool Exercise::is_known(Node node) const {
    if (shown(node).is_shown) return true;
    return std::ranges::find(checked_, node, &Blank::node) != checked_.end();
}

void Exercise::find_wrong_methods(const std::vector<Variant>& draws) {
    methods_.resize(checked_.size());
    if (options_.kind == Kind::formula) return;
    for (std::size_t k = 0; k < items_.size(); ++k) {
        if (items_[k].checked.empty()) continue;
        std::vector<Node> answers;
        for (const std::size_t blank : items_[k].checked)
            answers.push_back(checked_[blank].node);
        const auto known = [&](Node node) {
            return std::ranges::find(answers, node) == answers.end() && is_known(node);
        };
        const auto [at, is_new] = wrong_.try_emplace(k, *worksheet_, answers, known);
        const WrongMethods& wrong = at->second;
        for (std::size_t answer = 0; answer < answers.size(); ++answer) {
            const auto differs = [&](std::size_t method, const Variant& draw) {
                const std::optional<Number> value =
                    as_written(wrong.value(method, answer, draw.values));
                return value && !are_equal(*value, draw.values[answers[answer]]);
            };
            // Where cases are decided, most wrong methods give what the right one gives.
            if (decides(*worksheet_, answers[answer])) continue;
            for (std::size_t method = 0; method < wrong.size(); ++method) {
                if (std::ranges::any_of(draws,
                                        [&](const Variant& d) { return differs(method, d); }))
                    methods_[items_[k].checked[answer]].push_back(method);
            }
            std::ranges::stable_sort(
                methods_[items_[k].checked[answer]], {}, [&](std::size_t method) {
                    return std::pair(likelihood(wrong.kind(method)), -wrong.rank(method));
                });
        }
    }
}

std::optional<std::pair<std::size_t, std::size_t>> Exercise::indistinct(const Variant& variant,
                                                                        Rounding rounding) const {
    const std::vector<double> values = doubles(variant.values);
    const Tolerance tolerance(*worksheet_, variant.values, shown_);
    const double unit = std::pow(10.0, -rounding.decimals);
    for (const auto& [item, wrong] : wrong_) {
        for (std::size_t answer = 0; answer < items_[item].checked.size(); ++answer) {
            const std::size_t blank = items_[item].checked[answer];
            const Accepted right = tolerance.accepted(checked_[blank].node, rounding);
            if (!right.is_bounded()) return std::pair(blank, std::size_t{0});
            const double low = (right.low.convert_to<double>() - 0.5) * unit;
            const double high = (right.high.convert_to<double>() + 0.5) * unit;
            const double margin = screening_margin * std::max(1.0, std::abs(low) + std::abs(high));
            for (const std::size_t method : methods_[blank]) {
                const std::optional<double> about = wrong.value(method, answer, values);
                if (about && (*about < low - margin || *about > high + margin)) continue;
                const std::optional<Number> value =
                    as_written(wrong.value(method, answer, variant.values));
                if (value && right.holds(units_of(*value, rounding.decimals)))
                    return std::pair(blank, method);
            }
        }
    }
    return {};
}

void Exercise::choose_rule() {
    std::vector<Variant> sample;
    Rejections rejections{};
    const auto extend = [&](int size) {
        for (int k = static_cast<int>(sample.size()); k < size; ++k)
            sample.push_back(source_->draw(own_seed, "sample " + std::to_string(k), rejections));
    };
    extend(sample_size);
    const int least = rounding_.decimals;
    std::map<std::pair<std::size_t, std::size_t>, int> failures;
    double best_share = 0;
    std::vector<Variant> accepted_sample;
    for (int kept = least; kept <= least + 2 && best_share < enough_share; ++kept) {
        std::vector<Variant> told_apart;
        for (const Variant& variant : sample) {
            if (const auto found = indistinct(variant, {least, kept})) {
                if (kept == least + 2) ++failures[*found];
            } else {
                told_apart.push_back(variant);
            }
        }
        const double share =
            static_cast<double>(told_apart.size()) / static_cast<double>(sample.size());
        if (share <= best_share) continue;
        best_share = share;
        rounding_.kept = kept;
        accepted_sample = std::move(told_apart);
    }
    for (int size = 2 * sample_size; accepted_sample.empty() && size <= most_samples; size *= 2) {
        const std::size_t before = sample.size();
        extend(size);
        for (std::size_t k = before; k < sample.size(); ++k) {
            if (const auto found = indistinct(sample[k], {least, least + 2})) {
                ++failures[*found];
            } else {
                rounding_.kept = least + 2;
                accepted_sample.push_back(sample[k]);
            }
        }
    }
    if (accepted_sample.empty()) {
        const auto most =
            std::ranges::max_element(failures, {}, [](const auto& f) { return f.second; });
        const auto [blank, method] = most->first;
        const WrongMethods& wrong = wrong_.at(checked_[blank].item);
        const check::NamedChange change = wrong.change(method, place_in_item(blank));
        throw Error(
            "sheet.indistinct",
            {checked_[blank].id, text::in_both(check::sentence(change, text::Language::english),
                                               check::sentence(change, text::Language::chinese))});
    }
    bound_effort(sample);
}

// How much work it is ---------------------------------------------------------------------------

Effort Exercise::effort(const Variant& variant) const {
    Effort effort;
    const Tape& tape = worksheet_->tape_record().tape();
    const std::vector<Entry>& entries = worksheet_->entries();
    const auto is_negative = [&](Node node) { return variant.values[node].decimal < 0; };
    for (const std::uint32_t known : part_.known)
        effort.negatives +=
            static_cast<std::size_t>(std::ranges::count_if(entries[known].nodes, is_negative));
    for (const Item& item : items_) {
        const Entry& entry = entries[item.entry];
        effort.negatives +=
            static_cast<std::size_t>(std::ranges::count_if(entry.nodes, is_negative));
        const auto is_end = [&](Node node) {
            const Worksheet::Place* place = worksheet_->place_of(node);
            return place && place->entry != item.entry;
        };
        for (const Node node : structural_order(tape, entry.nodes, is_end)) {
            if (is_leaf(tape.operation(node)) || tape.operation(node) == Operation::copy) continue;
            ++effort.operations;
            const Number& value = variant.values[node];
            if (value.trouble != Trouble::none || !value.exact) continue;
            effort.decimals += static_cast<std::size_t>(
                std::min(longest_decimals,
                         decimal::finite_decimals(*value.exact).value_or(longest_decimals)));
        }
    }
    return effort;
}

void Exercise::bound_effort(const std::vector<Variant>& sample) {
    std::vector<Effort> all;
    for (const Variant& variant : sample)
        all.push_back(effort(variant));
    const std::size_t cut = all.size() / 20;  // one in twenty at each end
    for (const auto member : {&Effort::operations, &Effort::negatives, &Effort::decimals}) {
        std::ranges::sort(all, {}, member);
        least_.*member = all[cut].*member;
        most_.*member = all[all.size() - 1 - cut].*member;
    }
}

bool Exercise::is_outlier(const Variant& variant) const {
    const Effort found = effort(variant);
    for (const auto member : {&Effort::operations, &Effort::negatives, &Effort::decimals}) {
        if (found.*member < least_.*member || found.*member > most_.*member) return true;
    }
    return false;
}

// Variants --------------------------------------------------------------------------------------

Variant Exercise::draw(std::uint64_t seed, std::string_view key, Rejections& rejections) const {
    Variant variant = source_->draw(seed, key, rejections, [this](const Variant& drawn) {
        std::vector<Rejection> found;
        if (is_outlier(drawn)) return std::vector{Rejection::outlier};
        if (indistinct(drawn, rounding_)) found.push_back(Rejection::indistinct);
        return found;
    });
    if (options_.kind == Kind::find_mistake) variant.mistake = mistake(variant, seed, key);
    return variant;
}

/// Any of the wrong methods that tell themselves apart, as seed and key decide.
Mistake Exercise::mistake(const Variant& variant, std::uint64_t seed, std::string_view key) const {
    std::vector<std::pair<std::size_t, std::size_t>> candidates;
    for (std::size_t checked = 0; checked < checked_.size(); ++checked) {
        for (const std::size_t method : methods_[checked])
            candidates.emplace_back(checked, method);
    }
    RandomNumbers random(seed, fmt::format("{}{}mistake", key, key_end));
    const auto [checked, method] = candidates[random.below(candidates.size())];
    const std::size_t item = checked_[checked].item;
    Mistake mistake{item, checked, wrong_.at(item).change(method, place_in_item(checked)), {}};
    const Tolerance tolerance(*worksheet_, variant.values, shown_);
    for (std::size_t answer = items_[item].checked.size(); answer-- > 0;) {
        const std::size_t place = items_[item].checked[answer];
        const std::optional<Number> value =
            as_written(wrong_.at(item).value(method, answer, variant.values));
        if (!value) continue;
        const Accepted right = tolerance.accepted(checked_[place].node, rounding_);
        if (!right.holds(units_of(*value, rounding_.decimals))) mistake.answer = place;
        mistake.values.emplace(checked_[place].node, *value);
    }
    return mistake;
}

Worksheet Exercise::record(const Variant& variant) const {
    RecordOptions record;
    record.round = worksheet_->rounding();
    record.last = worksheet_->entries()[part_.steps.back()].id;
    return Worksheet::record(calculation_, variant.numbers, record);
}

/// A result as it is used further: rounded, where the sheet says so.
std::optional<Number> Exercise::as_written(std::optional<Number> value) const {
    if (value && worksheet_->rounding()) value = replay::rounded(*value, *worksheet_->rounding());
    return value;
}

std::size_t Exercise::place_in_item(std::size_t blank) const {
    const std::vector<std::size_t>& all = items_[checked_[blank].item].checked;
    return static_cast<std::size_t>(std::ranges::find(all, blank) - all.begin());
}

std::vector<Answer> Exercise::answers(const Variant& variant) const {
    std::vector<Answer> result;
    if (options_.kind == Kind::formula) return result;
    const Tolerance tolerance(*worksheet_, variant.values, shown_);
    const auto expected = [&](std::size_t checked, bool with_wrong) {
        const Accepted right = tolerance.accepted(checked_[checked].node, rounding_);
        return Answer{
            replay::fixed(variant.values[checked_[checked].node], rounding_.decimals), right,
            with_wrong ? wrong_answers(variant, checked, right) : std::vector<WrongAnswer>{}};
    };
    if (variant.mistake) {
        const int line = items_[variant.mistake->item].number;
        result.push_back({std::to_string(line), {line, line, 0}, {}});
        result.push_back(expected(variant.mistake->answer, false));
        return result;
    }
    for (std::size_t k = 0; k < checked_.size(); ++k)
        result.push_back(expected(k, true));
    return result;
}

/// One of each kind of mistake, the likeliest first.
std::vector<WrongAnswer> Exercise::wrong_answers(const Variant& variant, std::size_t blank,
                                                 const Accepted& right) const {
    const WrongMethods& wrong = wrong_.at(checked_[blank].item);
    std::vector<WrongAnswer> found;
    std::set<std::string> told;
    std::set<check::Change> kinds;
    for (const std::size_t method : methods_[blank]) {
        if (found.size() == most_wrong_answers) break;
        if (kinds.contains(wrong.kind(method))) continue;
        const std::optional<Number> value =
            as_written(wrong.value(method, place_in_item(blank), variant.values));
        if (!value || right.holds(units_of(*value, rounding_.decimals))) continue;
        std::string text = replay::fixed(*value, rounding_.decimals);
        if (!told.insert(text).second) continue;
        kinds.insert(wrong.kind(method));
        found.push_back({std::move(text), wrong.change(method, place_in_item(blank))});
    }
    return found;
}

}  // namespace longhand::exercise
