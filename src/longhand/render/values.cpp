#include "longhand/render/values.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <stdexcept>
#include <utility>

#include "longhand/decimal/rounding.hpp"
#include "longhand/record/structural_order.hpp"
#include "longhand/render/expression_text.hpp"
#include "longhand/render/reduction.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/text/error.hpp"

namespace longhand::render {

namespace {

constexpr std::uint32_t no_slot = 0xFFFFFFFFu;

using replay::Number;
using replay::Trouble;

const char* error_id(Trouble trouble) {
    switch (trouble) {
        case Trouble::division_by_zero:
            return "value.division";
        case Trouble::log_of_nonpositive:
            return "value.logarithm";
        case Trouble::root_of_negative:
            return "value.root";
        case Trouble::power_of_negative:
            return "value.power";
        case Trouble::tie:
            return "value.tie";
        case Trouble::angle_too_large:
            return "value.angle";
        default:
            return "value.overflow";
    }
}

/// The operation that first had no value, on the way to `node`.
Node origin(const Tape& tape, const Values& values, Node node) {
    for (;;) {
        std::vector<Node> all = operands(tape, node);
        if (tape.operation(node) == Operation::select) {
            const std::vector<Node> arms = operands(tape, all.back());
            all.insert(all.end(), arms.begin(), arms.end());
        }
        const auto troubled = std::ranges::find_if(
            all, [&values](Node operand) { return values[operand].trouble != Trouble::none; });
        if (troubled == all.end()) return node;
        node = *troubled;
    }
}

}  // namespace

Values::Values(const Worksheet& worksheet, Replaced replaced, text::Language language)
    : worksheet_(worksheet),
      language_(language),
      replaced_(std::move(replaced)),
      givens_(replay::typed_givens<replay::NumberArithmetic>(worksheet.tape_record())) {
    plan();
    check();
}

/// Where a node is shown: in the section of the step whose formula it is part of.
void Values::plan() {
    const Tape& tape = worksheet_.tape_record().tape();
    const std::vector<Section>& sections = worksheet_.sections();
    std::vector<std::uint32_t> section_of_entry(worksheet_.entries().size());
    end_of_section_.assign(sections.size(), 0);
    for (std::uint32_t section = 0; section < sections.size(); ++section) {
        for (const std::uint32_t entry : sections[section].entries) {
            section_of_entry[entry] = section;
            const std::vector<Node>& nodes = worksheet_.entries()[entry].nodes;
            end_of_section_[section] =
                std::max<std::size_t>(end_of_section_[section], std::ranges::max(nodes) + 1);
        }
    }
    end_of_section_.back() = tape.size();
    std::partial_sum(end_of_section_.begin(), end_of_section_.end(), end_of_section_.begin(),
                     [](std::size_t a, std::size_t b) { return std::max(a, b); });

    std::vector<std::uint32_t> last_section(tape.size(), 0);
    first_of_section_.assign(sections.size(), no_node);
    next_of_section_.assign(tape.size(), no_node);
    auto section = static_cast<std::uint32_t>(sections.size() - 1);
    for (auto node = static_cast<Node>(tape.size()); node-- > 0;) {
        const Worksheet::Place* place = worksheet_.place_of(node);
        if (place) section = section_of_entry[place->entry];
        last_section[node] = std::max(last_section[node], section);
        for (const Node operand : operands(tape, node)) {
            last_section[operand] =
                std::max(last_section[operand], place ? section : last_section[node]);
        }
        next_of_section_[node] = std::exchange(first_of_section_[last_section[node]], node);
    }
}

void Values::check() {
    const Record& record = worksheet_.tape_record();
    const bool is_large = record.tape().size() > kept_whole;
    std::unordered_multimap<Node, const Guard*> guards;
    for (const Guard& guard : record.guards())
        guards.emplace(guard.condition, &guard);

    const Worksheet::Place* troubled = nullptr;
    const Guard* flipped = nullptr;
    Node node = 0;
    for (std::size_t section = 0; section < end_of_section_.size(); ++section) {
        for (; node < end_of_section_[section]; ++node) {
            const Number& value = (*this)[node];
            const auto [begin, end] = guards.equal_range(node);
            for (auto guard = begin; guard != end; ++guard) {
                const Guard* at = guard->second;
                if (replay::NumberArithmetic::differs(value, at->outcome))
                    flipped = flipped ? std::min(flipped, at) : at;
            }
            const Worksheet::Place* place = worksheet_.place_of(node);
            if (value.trouble == Trouble::none || !place) continue;
            // A part has no value only where no step that has one uses it.
            if (worksheet_.entries()[place->entry].is_part) continue;
            if (!troubled || place->entry < troubled->entry) troubled = place;
        }
        if (is_large) forget_until(section);
    }
    if (is_large) forget_all();
    if (troubled) {
        const Entry& entry = worksheet_.entries()[troubled->entry];
        const Node step = entry.nodes[troubled->element];
        const char* id = error_id((*this)[step].trouble);
        report(id, origin(record.tape(), *this, step), 6, entry.id);
    }
    if (flipped) {
        const bool is_tie = (*this)[flipped->condition].trouble == Trouble::tie;
        const char* id = is_tie ? "value.tie" : decimals() ? "value.guard_rounded" : "value.guard";
        report(id, flipped->condition, 20);
    }
}

void Values::report(const char* id, Node at, int digits, const std::string& place) const {
    const Expression what =
        with_numbers(worksheet_, formula(worksheet_, at, entries_before(worksheet_, at)), *this,
                     {.count = digits});
    const Error error(id, {plain_text(what, {.style = Style::numbers, .language = language_})});
    throw place.empty() ? error : error.at(place);
}

void Values::compute_until(std::size_t end) const {
    const auto value_of = [this](Node node) -> const Number& { return (*this)[node]; };
    while (slots_.size() < end) {
        const auto node = static_cast<Node>(slots_.size());
        Number value = replay::value_of_node<replay::NumberArithmetic>(
            worksheet_.tape_record(), node, std::span<const Number>(givens_), value_of);
        if (const auto other = replaced_.find(node); other != replaced_.end()) {
            value = other->second;
        } else if (const std::optional<int> decimals = worksheet_.rounding_of(node);
                   decimals && value.trouble == Trouble::none) {
            round(node, value, *decimals);
        }
        if (free_.empty()) {
            free_.push_back(static_cast<std::uint32_t>(numbers_.size()));
            numbers_.emplace_back();
        }
        slots_.push_back(free_.back());
        numbers_[free_.back()] = std::move(value);
        free_.pop_back();
    }
}

void Values::round(Node node, Number& value, int decimals) const {
    const std::string text = replay::fixed(value, decimals);
    Number rounded = replay::rounded(value, decimals);
    if (value.exact == rounded.exact) return;
    rounded_.emplace(node, RoundedStep{std::exchange(value, std::move(rounded)), text});
}

void Values::forget_until(std::size_t section) {
    compute_until(end_of_section_[section]);
    for (; forgotten_ <= section; ++forgotten_) {
        for (Node node = first_of_section_[forgotten_]; node != no_node;
             node = next_of_section_[node]) {
            free_.push_back(slots_[node]);
            slots_[node] = no_slot;
            rounded_.erase(node);
        }
    }
}

void Values::forget_all() {
    slots_.clear();
    numbers_.clear();
    free_.clear();
    rounded_.clear();
    forgotten_ = 0;
}

const Number& Values::operator[](Node node) const {
    compute_until(node + std::size_t{1});
    if (slots_[node] == no_slot) throw std::logic_error("a value is asked for after its section");
    return numbers_[slots_[node]];
}

const Number& Values::unrounded(Node node) const {
    const Number& value = (*this)[node];
    const auto found = rounded_.find(node);
    return found == rounded_.end() ? value : found->second.before;
}

const std::string* Values::rounded_text(Node node) const {
    compute_until(node + std::size_t{1});
    const auto found = rounded_.find(node);
    return found == rounded_.end() ? nullptr : &found->second.text;
}

}  // namespace longhand::render
