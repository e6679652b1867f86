#include "longhand/render/network.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "longhand/record/structural_order.hpp"
#include "longhand/render/outline.hpp"

namespace longhand::render {

namespace {

using Place = Worksheet::Place;

/// A sum of products, and what is added beside them.
struct WeightedSum {
    Node node = no_node;  ///< of the sum
    std::vector<std::pair<Node, Node>> products;
    Node bias = no_node;
};

/// A named value that is a weighted sum, or a function of one that has no name.
struct Unit {
    WeightedSum sum;
    Node named = no_node;
    std::size_t entry = 0;
    bool is_open = false;  ///< the sum itself has the name
};

class Finder {
  public:
    explicit Finder(const Worksheet& worksheet)
        : sheet_(worksheet), record_(worksheet.tape_record()), tape_(record_.tape()) {}

    std::vector<Network> find() {
        std::size_t section = 0;
        for (const OutlineItem& item : outline(sheet_)) {
            if (item.kind != OutlineItem::Kind::section) continue;
            section = item.section;
            for (const std::uint32_t index : sheet_.sections()[section].entries)
                see(index, section);
        }
        return components();
    }

  private:
    const Entry& entry(std::size_t index) const { return sheet_.entries()[index]; }

    bool is_named(Node node) const { return sheet_.place_of(node) != nullptr; }

    const Entry& entry_of(Node node) const { return entry(sheet_.place_of(node)->entry); }

    /// A given, or a later version of one.
    bool is_parameter(Node node) const {
        const Place* const place = sheet_.place_of(node);
        if (!place) return false;
        const Quantity& quantity = sheet_.quantities()[entry(place->entry).quantity];
        return entry(quantity.versions.front()).is_given;
    }

    bool is_trained(Node node) const {
        return sheet_.quantities()[entry_of(node).quantity].versions.size() > 1;
    }

    // Sums ---------------------------------------------------------------------------------------

    /// Takes the terms of a sum; false where one is neither a product of two named values nor
    /// named.
    bool take_terms(Node node, WeightedSum& sum, bool is_root) const {
        if (!is_root && is_named(node)) {
            if (sum.bias != no_node) return false;
            sum.bias = node;
            return true;
        }
        const Operation operation = tape_.operation(node);
        if (operation == Operation::add)
            return take_terms(tape_.left(node), sum, false) &&
                   take_terms(tape_.right(node), sum, false);
        if (operation != Operation::multiply) return false;
        if (!is_named(tape_.left(node)) || !is_named(tape_.right(node))) return false;
        sum.products.emplace_back(tape_.left(node), tape_.right(node));
        return true;
    }

    std::optional<WeightedSum> weighted_sum(Node node) const {
        WeightedSum sum{node, {}, no_node};
        const bool has_terms =
            tape_.operation(node) == Operation::add && take_terms(node, sum, true);
        if (!has_terms || sum.products.empty()) return {};
        return sum;
    }

    /// The one value without a name that an operation works on, beside constants and parameters;
    /// no_node where there are others.
    Node only_operand(Node node) const {
        Node found = no_node;
        for (const Node operand : operands(tape_, node)) {
            Node inner = operand;
            const bool is_deeper = tape_.operation(node) == Operation::select &&
                                   tape_.operation(operand) != Operation::add;
            if (is_deeper && !is_leaf(tape_.operation(operand))) inner = only_operand(operand);
            if (is_constant(tape_.operation(inner == no_node ? operand : inner))) continue;
            if (inner == no_node || is_named(inner) || (found != no_node && found != inner))
                return no_node;
            found = inner;
        }
        return found;
    }

    /// The weighted sum that a named value is, or is a function of.
    std::optional<Unit> unit(Node named, std::size_t index) const {
        for (Node node = named; node != no_node; node = inside(node)) {
            if (node != named && is_named(node)) return {};
            if (auto sum = weighted_sum(node))
                return Unit{*std::move(sum), named, index, node == named};
            if (is_leaf(tape_.operation(node))) return {};
        }
        return {};
    }

    /// What a function of one value was applied to.
    Node inside(Node node) const {
        const CallSpan* const call = record_.call_of(node);
        return call && call->arguments.size() == 1 ? call->arguments.front() : only_operand(node);
    }

    // Layers -------------------------------------------------------------------------------------

    void see(std::size_t index, std::size_t section) {
        const Entry& step = entry(index);
        if (step.is_given || step.version > 0 || step.is_state) return;
        if (activates_layer(index)) return;
        std::vector<Unit> units;
        for (const Node node : step.nodes) {
            std::optional<Unit> found = unit(node, index);
            if (!found) return;
            units.push_back(*std::move(found));
        }
        add_layer(units, section);
    }

    /// Whether an entry is what a function makes of the sums of an earlier one.
    bool activates_layer(std::size_t index) {
        const Entry& step = entry(index);
        const bool is_copy = std::ranges::all_of(
            step.nodes, [&](Node node) { return tape_.operation(node) == Operation::copy; });
        if (is_copy) return false;
        const std::set<Node> sums = named_below(step.nodes);
        if (sums.empty()) return false;
        const Place* const place = sheet_.place_of(*sums.begin());
        if (!place) return false;
        const Entry& before = entry(place->entry);
        const bool fits =
            before.nodes.size() == step.nodes.size() && std::ranges::all_of(sums, [&](Node node) {
                return std::ranges::find(before.nodes, node) != before.nodes.end();
            });
        if (!fits) return false;
        bool is_any = false;  // of several samples, the first one is drawn
        for (std::size_t k = 0; k < before.nodes.size(); ++k) {
            const auto known = of_value_.find(before.nodes[k]);
            if (known == of_value_.end()) continue;
            NetworkNode& neuron = nodes_[known->second];
            if (neuron.sum != before.nodes[k] || neuron.activation != no_node) continue;
            neuron.activation = step.nodes[k];
            of_value_[step.nodes[k]] = known->second;
            is_any = true;
        }
        return is_any;
    }

    /// The named values that values are worked out of.
    std::set<Node> named_below(std::vector<Node> nodes) const {
        std::set<Node> found, seen;
        while (!nodes.empty()) {
            const Node node = nodes.back();
            nodes.pop_back();
            for (const Node operand : operands(tape_, node)) {
                if (is_constant(tape_.operation(operand)) || !seen.insert(operand).second) continue;
                if (is_named(operand))
                    found.insert(operand);
                else
                    nodes.push_back(operand);
            }
        }
        return found;
    }

    /// How many of the units multiply by a value.
    static std::size_t uses(const std::vector<Unit>& units, Node value) {
        return static_cast<std::size_t>(std::ranges::count_if(units, [value](const Unit& unit) {
            return std::ranges::any_of(unit.sum.products, [value](const auto& product) {
                return product.first == value || product.second == value;
            });
        }));
    }

    /// Whether the left factor is the weight; none where neither can be.
    std::optional<bool> is_left_weight(const std::vector<Unit>& units, Node left,
                                       Node right) const {
        const bool may_left = is_parameter(left), may_right = is_parameter(right);
        if (!may_left && !may_right) return {};
        if (may_left != may_right) return may_left;
        if (is_trained(left) != is_trained(right)) return is_trained(left);
        const bool is_known_left = of_value_.contains(left),
                   is_known_right = of_value_.contains(right);
        if (is_known_left != is_known_right) return is_known_right;
        // Several samples share biases, and then weights; else an input goes to several neurons.
        std::size_t of_left = uses(units, left), of_right = uses(units, right);
        if (units.size() > 1 && units[0].sum.bias != no_node &&
            units[0].sum.bias == units[1].sum.bias)
            std::swap(of_left, of_right);
        if (of_left != of_right) return of_left < of_right;
        return entry_of(left).nodes.size() >= entry_of(right).nodes.size();
    }

    void add_layer(const std::vector<Unit>& units, std::size_t section) {
        for (const Unit& each : units) {
            std::vector<std::pair<Node, Node>> connections;  // weight, signal
            bool is_new = true;
            for (const auto& [left, right] : each.sum.products) {
                const std::optional<bool> is_left = is_left_weight(units, left, right);
                if (!is_left) return;
                connections.emplace_back(*is_left ? left : right, *is_left ? right : left);
                if (!is_signal(connections.back().second)) return;
                is_new = is_new && !weights_.contains(identity(connections.back().first));
            }
            if (each.sum.bias != no_node && !is_parameter(each.sum.bias)) return;
            if (have_one_entry(connections)) return;
            if (is_new) add_neuron(each, connections, section);
        }
    }

    /// What a neuron hands on, or a given under its own or another name.
    bool is_signal(Node node) const {
        return of_value_.contains(node) || is_leaf(tape_.operation(node)) ||
               tape_.operation(node) == Operation::copy;
    }

    /// Whether weights and signals are elements of one quantity, as in a convolution.
    bool have_one_entry(const std::vector<std::pair<Node, Node>>& connections) const {
        std::set<const Entry*> of_weights;
        for (const auto& connection : connections)
            of_weights.insert(&entry_of(connection.first));
        return std::ranges::any_of(connections, [&](const auto& connection) {
            return of_weights.contains(&entry_of(connection.second));
        });
    }

    /// A weight through all its updates: the same element of the same quantity.
    std::pair<std::uint32_t, std::uint32_t> identity(Node weight) const {
        const Place& place = *sheet_.place_of(weight);
        return {entry(place.entry).quantity, place.element};
    }

    void add_neuron(const Unit& unit, const std::vector<std::pair<Node, Node>>& connections,
                    std::size_t section) {
        NetworkNode neuron{unit.sum.node, unit.is_open ? no_node : unit.named, unit.sum.bias, 0};
        std::vector<std::size_t> sources;
        for (const auto& [weight, signal] : connections) {
            sources.push_back(source(signal, section));
            neuron.layer = std::max(neuron.layer, nodes_[sources.back()].layer + 1);
            weights_.insert(identity(weight));
        }
        const std::size_t place = nodes_.size();
        nodes_.push_back(neuron);
        sections_.push_back(section);
        of_value_[unit.named] = place;
        for (std::size_t k = 0; k < sources.size(); ++k)
            links_.push_back({sources[k], place, connections[k].first});
    }

    /// The neuron that hands a signal on, or the input that it is: each section has its own.
    std::size_t source(Node signal, std::size_t section) {
        if (const auto known = of_value_.find(signal); known != of_value_.end())
            return known->second;
        const auto [known, is_new] = inputs_.try_emplace({signal, section}, nodes_.size());
        if (is_new) {
            nodes_.push_back({no_node, signal, no_node, 0});
            sections_.push_back(section);
        }
        return known->second;
    }

    // Networks -----------------------------------------------------------------------------------

    std::vector<Network> components() const {
        std::vector<std::size_t> root(nodes_.size());
        std::iota(root.begin(), root.end(), std::size_t{0});
        const auto of = [&root](std::size_t k) {
            while (root[k] != k)
                k = root[k];
            return k;
        };
        for (const NetworkLink& link : links_) {
            const std::size_t from = of(link.from), to = of(link.to);
            root[std::max(from, to)] = std::min(from, to);
        }
        std::map<std::size_t, Network> found;
        std::vector<std::size_t> places(nodes_.size());
        for (std::size_t k = 0; k < nodes_.size(); ++k) {
            Network& network = found[of(k)];
            if (network.nodes.empty()) network.section = sections_[k];
            places[k] = network.nodes.size();
            network.nodes.push_back(nodes_[k]);
            network.layers = std::max(network.layers, nodes_[k].layer + 1);
        }
        for (const NetworkLink& link : links_)
            found[of(link.from)].links.push_back({places[link.from], places[link.to], link.weight});
        std::vector<Network> result;
        for (auto& [first, network] : found) {
            if (network.links.size() > 1 && is_network(network))
                result.push_back(std::move(network));
        }
        return result;
    }

    /// Whether it is more than a product of matrices.
    bool is_network(const Network& network) const {
        return network.layers > 2 ||
               std::ranges::any_of(network.nodes,
                                   [](const NetworkNode& node) {
                                       return node.sum != no_node &&
                                              (node.bias != no_node || node.activation != no_node);
                                   }) ||
               std::ranges::any_of(network.links, [this](const NetworkLink& link) {
                   return is_trained(link.weight);
               });
    }

    const Worksheet& sheet_;
    const Record& record_;
    const Tape& tape_;
    std::vector<NetworkNode> nodes_;
    std::vector<std::size_t> sections_;  ///< of the nodes
    std::vector<NetworkLink> links_;
    std::map<Node, std::size_t> of_value_;  ///< which neuron has it for its sum or output
    std::map<std::pair<Node, std::size_t>, std::size_t> inputs_;  ///< by value and section
    std::set<std::pair<std::uint32_t, std::uint32_t>> weights_;
};

}  // namespace

std::vector<Network> networks(const Worksheet& worksheet) {
    return Finder(worksheet).find();
}

}  // namespace longhand::render
