#include "longhand/check/mutations.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "longhand/check/known_functions.hpp"
#include "longhand/record/structural_order.hpp"
#include "longhand/worksheet/id.hpp"

namespace longhand::check {

namespace {

// In a long formula the operations and values that are nearest to its result are tried.
constexpr std::size_t most_positions = 200;
constexpr std::size_t most_entries = 40;
constexpr std::size_t most_mutations = 2000;

class Mutations {
  public:
    Mutations(const Worksheet& worksheet, const std::vector<Cone>& cones)
        : sheet_(worksheet), tape_(worksheet.tape_record().tape()), cones_(cones) {
        for (const Cone& cone : cones)
            roots_.insert(cone.root());
    }

    std::vector<Mutation> all() {
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
        if (are_alike) {
            add_operations();
            add_single_exchanges();
        }
        return std::move(mutations_);
    }

  private:
    /// Other versions of a quantity, other elements of a matrix; of the result itself or of an
    /// operand.
    void add_exchanges(std::uint32_t entry_index, bool is_result) {
        const Entry& entry = sheet_.entries()[entry_index];
        const auto add = [&](Change change,
                             std::function<std::optional<Node>(std::size_t)> element) {
            Mutation mutation;
            mutation.change = change;
            mutation.entry = entry_index;
            mutation.instead = [&sheet = sheet_, roots = roots_, entry_index, element,
                                is_result](Node node) -> std::optional<Node> {
                const Worksheet::Place* place = sheet.place_of(node);
                if (!place || place->entry != entry_index) return {};
                if (roots.contains(node) != is_result) return {};
                return element(place->element);
            };
            mutations_.push_back(std::move(mutation));
        };
        if (entry.quantity < sheet_.quantities().size()) {
            for (const std::uint32_t version : sheet_.quantities()[entry.quantity].versions) {
                const Entry& other = sheet_.entries()[version];
                if (version == entry_index || other.nodes.size() != entry.nodes.size()) continue;
                // A later version of a wrong number comes from that number itself.
                if (is_result && other.version > entry.version) continue;
                add(other.version < entry.version ? Change::older_version : Change::newer_version,
                    [&other](std::size_t element) { return std::optional(other.nodes[element]); });
                mutations_.back().variant = static_cast<int>(version);
            }
        }
        if (const Entry* before = of_the_pass_before(entry_index)) {
            add(Change::older_version,
                [before](std::size_t element) { return std::optional(before->nodes[element]); });
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
        add_swaps(rows, columns, add, at);
    }

    /// Two rows or two columns beside each other exchanged.
    static void add_swaps(Eigen::Index rows, Eigen::Index columns, const auto& add,
                          const auto& at) {
        const auto swapped = [](Eigen::Index place, Eigen::Index first) -> Eigen::Index {
            return place == first ? first + 1 : place == first + 1 ? first : -1;
        };
        for (Eigen::Index row = 0; row + 1 < rows; ++row) {
            add(Change::neighbour_element, [at, columns, row, swapped](std::size_t element) {
                const auto place = static_cast<Eigen::Index>(element);
                return at(swapped(place / columns, row), place % columns);
            });
        }
        for (Eigen::Index column = 0; column + 1 < columns; ++column) {
            add(Change::neighbour_element, [at, columns, column, swapped](std::size_t element) {
                const auto place = static_cast<Eigen::Index>(element);
                return at(place / columns, swapped(place % columns, column));
            });
        }
    }

    /// The step of the same name in an earlier pass, which a loop works out anew each time.
    const Entry* of_the_pass_before(std::uint32_t entry_index) const {
        const Entry& entry = sheet_.entries()[entry_index];
        const std::string name = without_passes(entry.id);
        if (name == entry.id) return nullptr;
        for (std::uint32_t k = entry_index; k-- > 0;) {
            const Entry& other = sheet_.entries()[k];
            const bool is_same = other.shape == entry.shape && without_passes(other.id) == name;
            if (is_same) return other.quantity == entry.quantity ? nullptr : &other;
        }
        return nullptr;
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
            const bool is_long_product =
                operation == Operation::multiply &&
                tape_.operation(tape_.left(order[k])) == Operation::multiply &&
                std::ranges::find(order, tape_.left(order[k])) != order.end();
            if (is_long_product) add(Change::left_out, k, two_factors);
            if (operation == Operation::add || operation == Operation::subtract ||
                operation == Operation::multiply) {
                for (const int operand : {0, 1}) {
                    add(Change::left_out, k, operand);
                    add(Change::doubled, k, operand);
                }
            }
            const auto call = cones_.front().call_at(k);
            if (!call) continue;
            add(Change::function_left_out, k, 0);
            add(Change::function_doubled, k, 0);
            for (std::size_t other = 0; other < known_functions().size(); ++other) {
                const KnownFunction& function = known_functions()[other];
                if (function.id == call->id || may_stand_for(function, call->id))
                    add(Change::other_function, k, static_cast<int>(other));
            }
        }
        add_changes_of_all_alike();
    }

    /// A slip is made in every term of a sum in the same way: ln taken as lg, a factor forgotten.
    void add_changes_of_all_alike() {
        const std::size_t single = mutations_.size();
        std::map<std::vector<std::uint32_t>, std::vector<std::size_t>> alike;
        for (std::size_t k = first_position(); k < cones_.front().order().size(); ++k)
            alike[kind_of(k)].push_back(k);
        for (std::size_t m = 0; m < single && mutations_.size() < most_mutations; ++m) {
            const Mutation& one = mutations_[m];
            if (!one.position || one.instead || one.change == Change::decimal_point) continue;
            const std::vector<std::size_t>& places = alike[kind_of(*one.position)];
            if (places.size() < 2 || places.front() != *one.position) continue;
            Mutation all = one;
            all.alike.assign(places.begin() + 1, places.end());
            mutations_.push_back(std::move(all));
        }
    }

    /// The operation in a place with those of its operands, and the function that it belongs to.
    std::vector<std::uint32_t> kind_of(std::size_t position) const {
        const Node node = cones_.front().order()[position];
        std::vector<std::uint32_t> kind{static_cast<std::uint32_t>(tape_.operation(node))};
        for (const Node operand : operands(tape_, node))
            kind.push_back(static_cast<std::uint32_t>(tape_.operation(operand)));
        if (const CallSpan* call = sheet_.tape_record().call_of(node))
            kind.push_back(1000 + call->function);
        return kind;
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
            const bool is_exponent = operation == Operation::power && operand == 1;
            if (is_exponent) continue;
            mutation.change = Change::decimal_point;
            for (const int power : {1, -1, 2, -2}) {
                mutation.variant = power;
                mutations_.push_back(mutation);
            }
        }
    }

    const Worksheet& sheet_;
    const Tape& tape_;
    const std::vector<Cone>& cones_;
    std::set<Node> roots_;
    std::vector<Mutation> mutations_;
};

}  // namespace

std::vector<Mutation> mutations(const Worksheet& worksheet, const std::vector<Cone>& cones) {
    return Mutations(worksheet, cones).all();
}

}  // namespace longhand::check
