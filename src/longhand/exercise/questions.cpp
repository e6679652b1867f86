#include "longhand/exercise/questions.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "longhand/record/structural_order.hpp"
#include "longhand/text/error.hpp"
#include "longhand/worksheet/address.hpp"

namespace longhand::exercise {

namespace {

constexpr auto kinds = std::to_array<std::pair<std::string_view, Kind>>({
    {"number", Kind::number},
    {"formula", Kind::formula},
    {"find_mistake", Kind::find_mistake},
});

constexpr int most_answer_decimals = 12;  // tolerances are intervals of doubles

class QuestionChooser {
  public:
    QuestionChooser(const Worksheet& worksheet, const Part& part, const ExerciseOptions& options,
                    const std::vector<Variant>& draws)
        : sheet_(worksheet),
          tape_(worksheet.tape_record().tape()),
          part_(part),
          options_(options),
          draws_(draws) {
        find_origins();
    }

    Questions choose() && {
        for (const std::uint32_t step : part_.steps)
            questions_.items.push_back({step});
        ask_for(options_.blanks.empty() ? faded() : named());
        if (options_.blanks.empty()) leave_out_what_says_nothing();
        if (questions_.values.empty() && options_.fade != worked_example)
            throw Error("sheet.nothing", {});
        for (std::size_t k = 0; k < questions_.values.size(); ++k)
            questions_.items[questions_.values[k].item].values.push_back(k);
        if (options_.kind == Kind::find_mistake) {
            questions_.known = part_.known;  // all is worked
        } else {
            decide_appearances();
        }
        int number = 0;
        for (Item& item : questions_.items) {
            if (item.appearance != Appearance::hidden) item.number = ++number;
        }
        return std::move(questions_);
    }

  private:
    const Entry& entry(const Item& item) const { return sheet_.entries()[item.entry]; }

    /// All nodes that these depend on, and they themselves.
    std::vector<Node> under(const std::vector<Node>& nodes) const {
        return structural_order(tape_, nodes, [](Node) { return false; });
    }

    bool are_same(Node a, Node b) const {
        return std::ranges::all_of(
            draws_, [&](const Variant& draw) { return are_equal(draw.values[a], draw.values[b]); });
    }

    // What is asked ---------------------------------------------------------------------------

    std::set<Node> named() const {
        std::set<Node> asked;
        for (const std::string& id : options_.blanks) {
            const Address address = resolve(sheet_, id);
            const bool is_in_part = std::ranges::any_of(
                questions_.items, [&](const Item& item) { return &entry(item) == address.entry; });
            if (!is_in_part) throw Error("sheet.blank", {id});
            asked.insert(address.nodes.begin(), address.nodes.end());
        }
        return asked;
    }

    /// The last steps; of the question alone, what no other step of the part uses.
    std::set<Node> faded() const {
        std::set<Node> asked;
        const std::vector<Item>& items = questions_.items;
        const std::size_t count = items.size();
        const bool is_alone = options_.is_question_alone();
        const auto level = static_cast<std::size_t>(is_alone ? all_steps : options_.fade);
        const std::size_t blank = (count * level + all_steps - 1) / all_steps;
        for (std::size_t k = count - blank; k < count; ++k)
            asked.insert(entry(items[k]).nodes.begin(), entry(items[k]).nodes.end());
        if (!is_alone) return asked;
        for (const Item& item : items) {
            const std::vector<Node>& own = entry(item).nodes;
            for (const Node node : under(own)) {
                if (std::ranges::find(own, node) == own.end()) asked.erase(node);
            }
        }
        return asked;
    }

    void ask_for(const std::set<Node>& asked) {
        for (std::size_t k = 0; k < questions_.items.size(); ++k) {
            const Entry& step = entry(questions_.items[k]);
            for (std::size_t element = 0; element < step.nodes.size(); ++element) {
                const Node node = step.nodes[element];
                if (asked.contains(node))
                    questions_.values.push_back({element_id(step, element), k, element, node});
            }
        }
        if (options_.decimals) {
            if (*options_.decimals > most_answer_decimals)
                throw Error("sheet.digits", {std::to_string(*options_.decimals)});
            questions_.decimals = *options_.decimals;
            return;
        }
        std::optional<int> most;
        for (const AskedValue& value : questions_.values) {
            const Digits own = entry(questions_.items[value.item]).digits.value_or(Digits{});
            if (!own.significant) most = std::max(most.value_or(0), own.count);
        }
        questions_.decimals = most.value_or(questions_.decimals);
    }

    void leave_out_what_says_nothing() {
        std::vector<AskedValue> kept;
        for (AskedValue& value : questions_.values) {
            if (says_nothing(value.node, kept)) {
                questions_.left_out.push_back(value.id);
            } else {
                kept.push_back(std::move(value));
            }
        }
        questions_.values = std::move(kept);
        name_steps_left_out_whole();
    }

    /// X for X[1], X[2], … of which none is asked for.
    void name_steps_left_out_whole() {
        const std::set<std::string> left_out(questions_.left_out.begin(),
                                             questions_.left_out.end());
        std::vector<std::string> named;
        for (const Item& item : questions_.items) {
            const Entry& step = entry(item);
            std::vector<std::string> elements;
            for (std::size_t element = 0; element < step.nodes.size(); ++element) {
                std::string id = element_id(step, element);
                if (left_out.contains(id)) elements.push_back(std::move(id));
            }
            if (elements.size() == step.nodes.size()) elements = {step.id};
            named.insert(named.end(), elements.begin(), elements.end());
        }
        questions_.left_out = std::move(named);
    }

    bool says_nothing(Node node, const std::vector<AskedValue>& before) const {
        if (decides(sheet_, node)) return false;
        if (is_no_question(node)) return true;
        const auto is_dull = [&](const Variant& draw) { return is_trivial(draw.values[node]); };
        if (std::ranges::all_of(draws_, is_dull)) return true;
        const auto is_said = [&](const AskedValue& other) { return are_same(node, other.node); };
        const auto is_known = [&](std::uint32_t known) {
            return std::ranges::any_of(sheet_.entries()[known].nodes,
                                       [&](Node other) { return are_same(node, other); });
        };
        return std::ranges::any_of(before, is_said) || std::ranges::any_of(part_.known, is_known);
    }

    /// Which nodes hang on a state, and which on a given that varies.
    void find_origins() {
        hangs_on_state_.resize(tape_.size());
        varies_.resize(tape_.size());
        for (Node node = 0; node < tape_.size(); ++node) {
            const Operation operation = tape_.operation(node);
            hangs_on_state_[node] = operation == Operation::state;
            varies_[node] = operation == Operation::given && !is_same_in_each(node);
            does_anything_vary_ = does_anything_vary_ || varies_[node];
            for (const Node operand : operands(tape_, node)) {
                hangs_on_state_[node] = hangs_on_state_[node] || hangs_on_state_[operand];
                varies_[node] = varies_[node] || varies_[operand];
            }
        }
    }

    /// Nobody can work out what a training without a record left, and what no given that varies
    /// changes, where some do, is the same for everybody.
    bool is_no_question(Node node) const {
        return hangs_on_state_[node] || (does_anything_vary_ && !varies_[node]);
    }

    bool is_same_in_each(Node node) const {
        return std::ranges::all_of(draws_, [&](const Variant& draw) {
            return are_equal(draw.values[node], draws_.front().values[node]);
        });
    }

    // What is shown ---------------------------------------------------------------------------

    /// The nodes whose values tell an answer: it, what follows from it, and what is worked out in
    /// another way and comes to the same.
    std::vector<bool> telling_nodes() const {
        std::vector<bool> tells(tape_.size(), false);
        for (Node node = 0; node < tape_.size(); ++node) {
            if (is_leaf(tape_.operation(node))) continue;
            const std::vector<Node> below = operands(tape_, node);
            tells[node] =
                std::ranges::any_of(below, [&](Node operand) { return tells[operand]; }) ||
                std::ranges::any_of(questions_.values, [&](const AskedValue& value) {
                    return value.node == node || are_same(node, value.node);
                });
        }
        return tells;
    }

    /// What nobody asks for is shown only where an answer needs it.
    void decide_appearances() {
        const std::vector<bool> tells = telling_nodes();
        std::set<Node> needed;
        for (auto item = questions_.items.rbegin(); item != questions_.items.rend(); ++item) {
            const std::vector<Node>& nodes = entry(*item).nodes;
            const bool is_asked = !item->values.empty();
            const bool is_telling = std::ranges::any_of(nodes, [&](Node n) { return tells[n]; });
            const bool is_needed =
                std::ranges::any_of(nodes, [&](Node n) { return needed.contains(n); });
            item->appearance = is_asked     ? Appearance::asked
                               : is_telling ? Appearance::formula
                                            : Appearance::worked;
            const bool is_beside =
                std::ranges::all_of(nodes, [&](Node n) { return is_no_question(n); });
            const bool is_idle = (is_telling || is_beside) && !is_needed;
            if (!is_asked && (is_idle || options_.is_question_alone())) {
                item->appearance = Appearance::hidden;
                item->is_in_key = is_needed;
                if (!is_needed) continue;
            }
            for (const Node node : under(nodes))
                needed.insert(node);
        }
        std::ranges::copy_if(
            part_.known, std::back_inserter(questions_.known), [&](std::uint32_t known) {
                return std::ranges::any_of(sheet_.entries()[known].nodes,
                                           [&](Node node) { return needed.contains(node); });
            });
    }

    const Worksheet& sheet_;
    const Tape& tape_;
    const Part& part_;
    const ExerciseOptions& options_;
    const std::vector<Variant>& draws_;
    std::vector<bool> hangs_on_state_, varies_;
    bool does_anything_vary_ = false;
    Questions questions_;
};

}  // namespace

std::string_view name(Kind kind) {
    return std::ranges::find(kinds, kind, &std::pair<std::string_view, Kind>::second)->first;
}

Kind kind_named(std::string_view word) {
    const auto found = std::ranges::find(kinds, word, &std::pair<std::string_view, Kind>::first);
    if (found == kinds.end()) throw Error("sheet.kind", {std::string(word)});
    return found->second;
}

std::size_t Questions::place_in_item(std::size_t value) const {
    const std::vector<std::size_t>& all = items[values[value].item].values;
    return static_cast<std::size_t>(std::ranges::find(all, value) - all.begin());
}

Questions choose_questions(const Worksheet& worksheet, const Part& part,
                           const ExerciseOptions& options, const std::vector<Variant>& draws) {
    return QuestionChooser(worksheet, part, options, draws).choose();
}

}  // namespace longhand::exercise
