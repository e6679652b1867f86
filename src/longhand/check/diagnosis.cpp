#include "longhand/check/diagnosis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "longhand/check/cone.hpp"
#include "longhand/check/verdict.hpp"
#include "longhand/render/expression_text.hpp"
#include "longhand/worksheet/formula.hpp"

namespace longhand::check {

namespace {

using replay::Number;

constexpr double enough_bits = 7;
constexpr double clear_lead = 3;
// In a long formula the operations and values that are nearest to its result are tried.
constexpr std::size_t most_positions = 200;
constexpr std::size_t most_entries = 40;
constexpr std::size_t most_mutations = 2000;
constexpr std::size_t most_explanations = 5;

constexpr std::pair<Change, std::string_view> names[] = {
    {Change::older_version, "older_version"},
    {Change::newer_version, "newer_version"},
    {Change::transposed_element, "transposed_element"},
    {Change::neighbour_element, "neighbour_element"},
    {Change::sign, "sign"},
    {Change::swapped_operands, "swapped_operands"},
    {Change::left_out, "left_out"},
    {Change::undivided, "undivided"},
    {Change::doubled, "doubled"},
    {Change::function_left_out, "function_left_out"},
    {Change::function_doubled, "function_doubled"},
    {Change::other_function, "other_function"},
    {Change::decimal_point, "decimal_point"},
    {Change::swapped_digits, "swapped_digits"},
    {Change::wrong_digit, "wrong_digit"},
};

/// Digits of a text by which two texts of one length differ.
struct Difference {
    std::vector<std::size_t> places;
    std::size_t digits = 0;
};

std::optional<Difference> difference(const std::string& right, const std::string& printed) {
    if (right.size() != printed.size()) return {};
    Difference result;
    for (std::size_t k = 0; k < right.size(); ++k) {
        const bool is_digit = right[k] >= '0' && right[k] <= '9';
        result.digits += is_digit ? 1 : 0;
        if (right[k] == printed[k]) continue;
        if (!is_digit || printed[k] < '0' || printed[k] > '9') return {};
        result.places.push_back(k);
    }
    return result;
}

class Search {
  public:
    explicit Search(const DiagnosisQuestion& question)
        : question_(question), sheet_(question.worksheet), tape_(sheet_.tape_record().tape()) {
        for (const Judgement* judgement : question.faulty)
            cones_.emplace_back(question, judgement->node);
        for (const Judgement* judgement : question.sound)
            cones_.emplace_back(question, judgement->node);
        // Equal numbers in several places tell no more than one.
        std::set<std::pair<std::string, std::string>> told;
        for (const Judgement* judgement : question.faulty) {
            if (!told.emplace(judgement->should_be(), judgement->printed().text).second) continue;
            const double size = std::max(magnitude(judgement->mended),
                                         std::abs(decimal::to_double(judgement->printed().value)));
            information_ += std::log2(std::max(1.0, 2 * size / unit(*judgement)));
        }
    }

    Diagnosis run() {
        gather_mutations();
        try_all(Operands::as_printed, 0);
        try_all(Operands::true_values, 0);
        const bool is_bounded = std::ranges::all_of(question_.faulty, [](const Judgement* each) {
            return std::isfinite(each->reach.width());
        });
        if (explanations_.empty() && is_bounded) try_all(Operands::as_printed, 1);
        try_digits();
        Diagnosis result;
        result.tried = static_cast<std::size_t>(tried_);
        for (auto& each : explanations_)
            result.explanations.push_back(std::move(each));
        std::ranges::stable_sort(result.explanations, std::greater<>(), &Explanation::bits);
        if (result.explanations.size() > most_explanations)
            result.explanations.resize(most_explanations);
        return result;
    }

  private:
    static double magnitude(const Number& value) {
        if (value.trouble != replay::Trouble::none) return 0;
        return std::abs(decimal::to_double(value.decimal));
    }
    static double unit(const Judgement& judgement) {
        double result = 1;
        for (int k = 0; k < judgement.decimals().value_or(0); ++k)
            result /= 10;
        return result;
    }

    // What is tried -----------------------------------------------------------------------------

    void gather_mutations() {
        std::set<std::uint32_t> entries;
        for (const Cone& cone : cones_) {
            for (const Node node : cone.named())
                entries.insert(sheet_.place_of(node)->entry);
        }
        while (entries.size() > most_entries)
            entries.erase(entries.begin());
        for (const std::uint32_t entry : entries)
            add_exchanges(entry, false);
        if (const Worksheet::Place* own = sheet_.place_of(cones_.front().root()))
            add_exchanges(own->entry, true);
        const bool are_alike = std::ranges::all_of(
            cones_, [this](const Cone& cone) { return cone.shape() == cones_.front().shape(); });
        if (!are_alike) return;
        add_operations();
        add_single_exchanges();
    }

    /// Other versions of a quantity, other elements of a matrix; of the result itself or of an
    /// operand.
    void add_exchanges(std::uint32_t entry_index, bool is_result) {
        const Entry& entry = sheet_.entries()[entry_index];
        const auto add = [&](Change change,
                             std::function<std::optional<Node>(std::size_t)> element) {
            Mutation mutation;
            mutation.change = change;
            mutation.entry = entry_index;
            mutation.instead = [this, entry_index, element,
                                is_result](Node node) -> std::optional<Node> {
                const Worksheet::Place* place = sheet_.place_of(node);
                if (!place || place->entry != entry_index) return {};
                if (is_root(node) != is_result) return {};
                return element(place->element);
            };
            mutations_.push_back(std::move(mutation));
        };
        if (entry.quantity < sheet_.quantities().size()) {
            for (const std::uint32_t version : sheet_.quantities()[entry.quantity].versions) {
                const Entry& other = sheet_.entries()[version];
                if (version == entry_index || other.nodes.size() != entry.nodes.size()) continue;
                add(other.version < entry.version ? Change::older_version : Change::newer_version,
                    [&other](std::size_t element) { return std::optional(other.nodes[element]); });
                mutations_.back().variant = static_cast<int>(version);
            }
        }
        if (entry.nodes.size() < 2) return;
        const Eigen::Index rows = entry.shape.rows, columns = entry.shape.columns;
        const auto at = [&entry, rows, columns](Eigen::Index row, Eigen::Index column) {
            const bool is_inside = row >= 0 && row < rows && column >= 0 && column < columns;
            return is_inside ? std::optional(
                                   entry.nodes[static_cast<std::size_t>(row * columns + column)])
                             : std::nullopt;
        };
        if (rows > 1 && columns > 1) {
            add(Change::transposed_element, [at, columns](std::size_t element) {
                const auto place = static_cast<Eigen::Index>(element);
                return at(place % columns, place / columns);
            });
        }
        for (const auto& [down, across] : {std::pair(1, 0), {-1, 0}, {0, 1}, {0, -1}}) {
            if ((down != 0 && rows == 1) || (across != 0 && columns == 1)) continue;
            add(Change::neighbour_element,
                [at, columns, down = down, across = across](std::size_t element) {
                    const auto place = static_cast<Eigen::Index>(element);
                    return at(place / columns + down, place % columns + across);
                });
        }
    }

    bool is_root(Node node) const {
        return std::ranges::any_of(cones_,
                                   [node](const Cone& cone) { return cone.root() == node; });
    }

    void add_operations() {
        const std::vector<Node>& order = cones_.front().order();
        const auto add = [&](Change change, std::size_t position, int variant) {
            Mutation mutation;
            mutation.change = change;
            mutation.position = position;
            mutation.variant = variant;
            mutations_.push_back(std::move(mutation));
        };
        for (std::size_t k = first_position(); k < order.size(); ++k) {
            const Operation operation = tape_.operation(order[k]);
            add_operand_changes(k);
            if (operation == Operation::subtract || operation == Operation::divide)
                add(Change::swapped_operands, k, 0);
            add(Change::sign, k, 0);
            for (const int power : {1, -1, 2, -2})
                add(Change::decimal_point, k, power);
            if (operation == Operation::divide) {
                add(Change::undivided, k, 0);
                add(Change::doubled, k, 1);
            }
            if (operation == Operation::power) add(Change::left_out, k, 1);
            if (operation == Operation::add || operation == Operation::subtract ||
                operation == Operation::multiply) {
                for (const int operand : {0, 1}) {
                    add(Change::left_out, k, operand);
                    add(Change::doubled, k, operand);
                }
            }
            if (!cones_.front().call_at(k)) continue;
            add(Change::function_left_out, k, 0);
            add(Change::function_doubled, k, 0);
            for (std::size_t other = 0; other < known_functions().size(); ++other)
                add(Change::other_function, k, static_cast<int>(other));
        }
    }

    std::size_t first_position() const {
        const std::size_t count = cones_.front().order().size();
        return count - std::min(count, most_positions);
    }

    /// Every exchange in one place alone, where its entry stands in several.
    void add_single_exchanges() {
        const std::vector<Node>& order = cones_.front().order();
        const std::size_t exchanges = static_cast<std::size_t>(std::ranges::count_if(
            mutations_, [](const Mutation& each) { return each.instead != nullptr; }));
        for (std::size_t k = 0; k < exchanges && mutations_.size() < most_mutations; ++k) {
            for (std::size_t position = first_position(); position < order.size(); ++position) {
                const Operation operation = tape_.operation(order[position]);
                for (const int operand : {0, 1}) {
                    if (operand == 1 && !is_binary(operation)) continue;
                    Mutation single = mutations_[k];
                    single.position = position;
                    single.operand = operand;
                    if (single.instead(cones_.front().operand_of(single, order[position])))
                        mutations_.push_back(std::move(single));
                }
            }
        }
    }

    /// Sign and decimal point of operands that no operation of the formula gave.
    void add_operand_changes(std::size_t position) {
        const std::vector<Node>& order = cones_.front().order();
        const Node node = order[position];
        const Operation operation = tape_.operation(node);
        if (operation == Operation::select || operation == Operation::arms) return;
        for (const int operand : {0, 1}) {
            if (operand == 1 && !is_binary(operation)) continue;
            const Node below = operand == 0 ? tape_.left(node) : tape_.right(node);
            if (std::ranges::find(order, below) != order.end()) continue;
            Mutation mutation;
            mutation.position = position;
            mutation.operand = operand;
            mutation.change = Change::sign;
            mutations_.push_back(mutation);
            mutation.change = Change::decimal_point;
            for (const int power : {1, -1, 2, -2}) {
                mutation.variant = power;
                mutations_.push_back(mutation);
            }
        }
    }

    // How it is tried ---------------------------------------------------------------------------

    void try_all(Operands operands, int slack) {
        std::vector<std::pair<const Mutation*, std::vector<Number>>> found;
        for (const Mutation& mutation : mutations_) {
            ++tried_;
            if (auto values = explained(mutation, operands, slack))
                found.emplace_back(&mutation, *std::move(values));
        }
        const double chance = std::log2(std::max(1.0, tried_)) + (slack > 0 ? lost_bits() : 0);
        for (const auto& [mutation, values] : found) {
            std::string key;
            for (const Number& value : values)
                key += decimal::significant(value.decimal, 20) + " ";
            if (!seen_.insert(key).second) continue;
            Explanation explanation = described(*mutation);
            const bool is_known = std::ranges::any_of(explanations_, [&](const Explanation& each) {
                return each.change == explanation.change && each.what == explanation.what;
            });
            if (is_known) continue;
            explanation.bits = information_ - chance;
            explanations_.push_back(std::move(explanation));
        }
    }

    /// How many bits a match within reach is worth less than an exact one.
    double lost_bits() const {
        double bits = 0;
        for (const Judgement* judgement : question_.faulty)
            bits += std::log2(1 + judgement->reach.width() / unit(*judgement));
        return bits;
    }

    /// The values that the change gives, if they are what is printed.
    std::optional<std::vector<Number>> explained(const Mutation& mutation, Operands operands,
                                                 int slack) const {
        std::vector<Number> values;
        for (std::size_t k = 0; k < cones_.size(); ++k) {
            const bool is_faulty = k < question_.faulty.size();
            const Judgement& judgement =
                is_faulty ? *question_.faulty[k] : *question_.sound[k - question_.faulty.size()];
            const std::optional<Number> value = cones_[k].value(mutation, operands);
            if (!value) {
                if (is_faulty) return {};
                continue;  // the change leaves this element as it is
            }
            if (!fits(*value, judgement, slack)) return {};
            values.push_back(*value);
        }
        return values;
    }

    static bool fits(const Number& value, const Judgement& judgement, int slack) {
        if (rounds_to(value, judgement.printed(), judgement.decimals())) return true;
        if (slack == 0) return false;
        const double off = judgement.reach.width() + unit(judgement) / 2;
        const double distance = decimal::to_double(
            decimal::Decimal(value.decimal - decimal::to_decimal(judgement.printed().value)));
        return std::abs(distance) <= off;
    }

    void try_digits() {
        double swaps = 1, slips = 1;
        bool are_swapped = true, are_mistyped = true;
        for (const Judgement* judgement : question_.faulty) {
            const std::string right = judgement->should_be();
            const std::string& printed = judgement->printed().text;
            const std::optional<Difference> found = difference(right, printed);
            const std::vector<std::size_t> places =
                found ? found->places : std::vector<std::size_t>{};
            are_mistyped = are_mistyped && places.size() == 1;
            are_swapped = are_swapped && places.size() == 2 && is_swap(right, printed, places);
            const auto digits = static_cast<double>(found ? found->digits : 1);
            swaps *= std::max(1.0, digits - 1);
            slips *= 9 * digits;
        }
        tried_ += swaps;
        if (are_swapped) add_digits(Change::swapped_digits);
        tried_ += slips;
        if (are_mistyped) add_digits(Change::wrong_digit);
    }

    static bool is_swap(const std::string& right, const std::string& printed,
                        const std::vector<std::size_t>& places) {
        const std::size_t gap = places[1] - places[0];
        const bool are_neighbours = gap == 1 || (gap == 2 && right[places[0] + 1] == '.');
        return are_neighbours && right[places[0]] == printed[places[1]] &&
               right[places[1]] == printed[places[0]];
    }

    void add_digits(Change change) {
        std::string right;
        for (const Judgement* judgement : question_.faulty)
            right += (right.empty() ? "" : ", ") + judgement->should_be();
        explanations_.push_back({change, right, {}, information_ - std::log2(tried_)});
    }

    // What is said of it ------------------------------------------------------------------------

    std::string text_of(Node node) const {
        if (const Worksheet::Place* place = sheet_.place_of(node)) return sheet_.symbol(*place);
        return render::plain_text(
            formula(sheet_, node, entries_before(sheet_, cones_.front().root())), {});
    }

    /// The symbols of what the change exchanges in the faulty elements.
    std::string exchanged(const Mutation& mutation) const {
        std::vector<std::string> symbols;
        for (std::size_t k = 0; k < question_.faulty.size(); ++k) {
            std::vector<Node> nodes = cones_[k].named();
            nodes.push_back(cones_[k].root());
            if (mutation.position)
                nodes = {cones_[k].operand_of(mutation, cones_[k].order()[*mutation.position])};
            for (const Node node : nodes) {
                if (!mutation.instead(node)) continue;
                std::string symbol = text_of(node);
                if (std::ranges::find(symbols, symbol) == symbols.end())
                    symbols.push_back(std::move(symbol));
            }
        }
        std::ranges::sort(symbols);
        return fmt::format("{}", fmt::join(symbols, ", "));
    }

    Explanation described(const Mutation& mutation) const {
        Explanation result;
        result.change = mutation.change;
        if (mutation.instead) {
            result.what = exchanged(mutation);
            const bool is_version = mutation.change == Change::older_version ||
                                    mutation.change == Change::newer_version;
            const bool is_older = mutation.change == Change::older_version;
            if (is_version) {
                result.other =
                    is_older ? sheet_.entries()[mutation.entry].id
                             : sheet_.entries()[static_cast<std::size_t>(mutation.variant)].id;
            }
            return result;
        }
        const Node node = cones_.front().order()[*mutation.position];
        if (mutation.operand) {
            result.what = text_of(cones_.front().operand_of(mutation, node));
            return result;
        }
        switch (mutation.change) {
            case Change::left_out:
            case Change::doubled:
                result.what =
                    tape_.operation(node) == Operation::power
                        ? text_of(node)
                        : text_of(mutation.variant == 0 ? tape_.left(node) : tape_.right(node));
                break;
            case Change::undivided:
                result.what = text_of(tape_.right(node));
                break;
            case Change::function_left_out:
            case Change::function_doubled:
            case Change::other_function:
                result.what = cones_.front().call_at(*mutation.position)->symbol;
                if (mutation.change == Change::other_function) {
                    result.other =
                        known_functions()[static_cast<std::size_t>(mutation.variant)].symbol;
                }
                break;
            default:
                result.what = node == cones_.front().root() ? formula_of_root() : text_of(node);
        }
        return result;
    }

    std::string formula_of_root() const {
        const Node root = cones_.front().root();
        return render::plain_text(formula(sheet_, root, entries_before(sheet_, root)), {});
    }

    const DiagnosisQuestion& question_;
    const Worksheet& sheet_;
    const Tape& tape_;
    std::vector<Cone> cones_;  ///< of the faulty elements, then of the sound ones
    std::vector<Mutation> mutations_;
    double information_ = 0;  ///< bits that all faulty numbers together tell
    double tried_ = 0;
    std::set<std::string> seen_;
    std::vector<Explanation> explanations_;
};

}  // namespace

std::string_view name(Change change) {
    return std::ranges::find(names, change, &std::pair<Change, std::string_view>::first)->second;
}

bool Diagnosis::is_certain() const {
    if (explanations.empty() || explanations.front().bits < enough_bits) return false;
    return explanations.size() == 1 ||
           explanations[1].bits <= explanations.front().bits - clear_lead;
}

Diagnosis diagnose(const DiagnosisQuestion& question) {
    return Search(question).run();
}

}  // namespace longhand::check
