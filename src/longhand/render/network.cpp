#include "longhand/render/network.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "longhand/record/structural_order.hpp"
#include "longhand/render/layer_values.hpp"
#include "longhand/render/outline.hpp"
#include "longhand/render/weighted_sum.hpp"

namespace longhand::render {

namespace {

using Place = Worksheet::Place;

class Finder {
  public:
    explicit Finder(const Worksheet& worksheet)
        : sheet_(worksheet), tape_(worksheet.tape_record().tape()), values_(worksheet) {
        find_biases();
    }

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

    /// Of a sum with products the parameter that is no product, wherever it stands: it is no input
    /// of another sum.
    void find_biases() {
        const auto has_product = [this](Node node) {
            while (!is_named(node) && tape_.operation(node) == Operation::add)
                node = tape_.right(node);
            return !is_named(node) && tape_.operation(node) == Operation::multiply;
        };
        for (Node node = 0; node < tape_.size(); ++node) {
            if (tape_.operation(node) != Operation::add) continue;
            const Node left = tape_.left(node), right = tape_.right(node);
            if (is_parameter(left) && has_product(right)) biases_.insert(left);
            if (is_parameter(right) && has_product(left)) biases_.insert(right);
        }
    }

    // Layers -------------------------------------------------------------------------------------

    void see(std::size_t index, std::size_t section) {
        const Entry& step = entry(index);
        if (step.is_given || step.is_state || values_.see(step) || step.version > 0) return;
        std::vector<Unit> units;
        for (const Node node : step.nodes) {
            std::optional<Unit> found = weighted_unit(sheet_, node);
            if (!found) break;
            units.push_back(*std::move(found));
        }
        if (units.size() == step.nodes.size())
            add_layer(units, section);
        else
            add_choice(step, section);
    }

    static bool has_factor(const Unit& unit, Node value) {
        return std::ranges::any_of(unit.sum.products, [value](const auto& product) {
            return product.first == value || product.second == value;
        });
    }

    /// Whether the left factor is the weight; none where nothing says so.
    std::optional<bool> is_left_weight(const std::vector<Unit>& units, const Unit& unit, Node left,
                                       Node right) const {
        const bool may_left = is_parameter(left), may_right = is_parameter(right);
        if (!may_left && !may_right) return {};
        if (may_left != may_right) return may_left;
        if (is_trained(left) != is_trained(right)) return is_trained(left);
        const bool is_known_left = is_of_network(left), is_known_right = is_of_network(right);
        if (is_known_left != is_known_right) return is_known_right;
        // A neuron has one bias, and its weights, for all samples; a signal goes to several
        // neurons.
        bool is_signal_left = false, is_signal_right = false, is_weight_left = false,
             is_weight_right = false;
        for (const Unit& other : units) {
            if (&other == &unit) continue;
            const bool is_same_neuron = unit.sum.bias != no_node && other.sum.bias == unit.sum.bias;
            const bool has_left = has_factor(other, left), has_right = has_factor(other, right);
            (is_same_neuron ? is_weight_left : is_signal_left) |= has_left;
            (is_same_neuron ? is_weight_right : is_signal_right) |= has_right;
        }
        const int left_says = is_weight_left - is_signal_left,
                  right_says = is_weight_right - is_signal_right;
        if (left_says != right_says) return left_says > right_says;
        if (is_signal_left) return {};  // two matrices: which has the samples?
        return entry_of(left).nodes.size() >= entry_of(right).nodes.size();
    }

    /// What a neuron of the network gives, or would for another sample.
    bool is_of_network(Node node) const {
        return values_.neuron_of(node).has_value() || values_.is_left_out(node);
    }

    using Connections = std::vector<std::pair<Node, Node>>;  // weight, signal

    /// What goes into a neuron; none where it is no neuron.
    std::optional<Connections> connections(const std::vector<Unit>& units, const Unit& unit) const {
        Connections found;
        for (const auto& [left, right] : unit.sum.products) {
            const std::optional<bool> is_left = is_left_weight(units, unit, left, right);
            if (!is_left) return {};
            found.emplace_back(*is_left ? left : right, *is_left ? right : left);
            if (!is_signal(found.back().second, found.back().first)) return {};
        }
        if (unit.sum.bias != no_node && !is_parameter(unit.sum.bias)) return {};
        if (have_one_entry(found)) return {};
        return found;
    }

    void add_layer(const std::vector<Unit>& units, std::size_t section) {
        std::vector<Connections> all;
        for (const Unit& each : units) {
            std::optional<Connections> found = connections(units, each);
            if (!found) return;
            all.push_back(*std::move(found));
        }
        const std::size_t before = nodes_.size();
        bool is_any_left_out = false;
        for (std::size_t k = 0; k < units.size(); ++k) {
            const bool is_left_out = std::ranges::any_of(all[k], [this](const auto& connection) {
                return weights_.contains(identity(connection.first)) ||
                       values_.is_left_out(connection.second);
            });
            is_any_left_out = is_any_left_out || is_left_out;
            if (is_left_out)
                values_.leave_out(units[k].named);
            else
                add_neuron(units[k], all[k], section);
        }
        for (std::size_t k = before; is_any_left_out && k < nodes_.size(); ++k)
            samples_.insert(k);
    }

    /// What a neuron hands on, or an input: a given under its own or another name, or what is
    /// worked out of such, where its weight is trained.
    bool is_signal(Node node, Node weight) const {
        if (biases_.contains(node)) return false;
        return is_of_network(node) || is_leaf(tape_.operation(node)) ||
               tape_.operation(node) == Operation::copy ||
               (is_trained(weight) && !depends_on_training(node));
    }

    /// Whether it is worked out of anything that is trained, as derivatives are.
    bool depends_on_training(Node node) const {
        for (Node next = static_cast<Node>(depends_.size()); next <= node; ++next) {
            const std::vector<Node> under = operands(tape_, next);
            depends_.push_back(
                (sheet_.place_of(next) && is_trained(next)) ||
                std::ranges::any_of(under, [this](Node operand) { return depends_[operand]; }));
        }
        return depends_[node];
    }

    /// Whether weights and signals are elements of one quantity, as in a convolution.
    bool have_one_entry(const Connections& connections) const {
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

    void add_neuron(const Unit& unit, const Connections& connections, std::size_t section) {
        NetworkNode neuron{unit.sum.node, no_node, unit.sum.bias, 0};
        std::vector<NetworkLink> links;
        for (const auto& [weight, signal] : connections) {
            links.push_back({source(signal, section), 0, weight});
            weights_.insert(identity(weight));
        }
        add_node(neuron, links, unit.named, section);
    }

    /// A value that is one of those of several neurons, as in maxout. Of several samples, the first
    /// one is drawn.
    void add_choice(const Entry& step, std::size_t section) {
        for (const Node value : step.nodes) {
            std::set<Node> among;
            if (!chooses_among(value, among) || among.size() < 2) continue;
            std::vector<NetworkLink> links;
            for (const Node each : among)
                links.push_back({source(each, section), 0, no_node});
            add_node({no_node, value, no_node, 0}, links, value, section);
        }
    }

    bool chooses_among(Node node, std::set<Node>& among) const {
        if (values_.neuron_of(node)) {
            among.insert(node);
            return true;
        }
        if (tape_.operation(node) != Operation::select) return false;
        const Node arms = tape_.right(node);
        return chooses_among(tape_.left(arms), among) && chooses_among(tape_.right(arms), among);
    }

    void add_node(NetworkNode node, std::vector<NetworkLink>& links, Node named,
                  std::size_t section) {
        const std::size_t place = nodes_.size();
        for (NetworkLink& link : links) {
            node.layer = std::max(node.layer, nodes_[link.from].layer + 1);
            link.to = place;
            links_.push_back(link);
        }
        nodes_.push_back(node);
        sections_.push_back(section);
        values_.begin(place, named);
    }

    /// The neuron that hands a signal on, or the input that it is: each section has its own.
    std::size_t source(Node signal, std::size_t section) {
        if (const auto known = values_.neuron_of(signal)) {
            values_.connect(signal);
            return *known;
        }
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
            if (NetworkNode& node = network.nodes.back(); node.layer > 0) {
                const Node output = values_.output(k);
                node.activation = output == node.sum ? no_node : output;
            }
            network.layers = std::max(network.layers, nodes_[k].layer + 1);
            network.is_first_of_samples = network.is_first_of_samples || samples_.contains(k);
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
                   return link.weight != no_node && is_trained(link.weight);
               });
    }

    const Worksheet& sheet_;
    const Tape& tape_;
    LayerValues values_;
    std::vector<NetworkNode> nodes_;
    std::vector<std::size_t> sections_;  ///< of the nodes
    std::vector<NetworkLink> links_;
    std::set<std::size_t> samples_;  ///< neurons of which other samples have been left out
    std::set<Node> biases_;
    std::map<std::pair<Node, std::size_t>, std::size_t> inputs_;  ///< by value and section
    std::set<std::pair<std::uint32_t, std::uint32_t>> weights_;
    mutable std::vector<bool> depends_;  ///< on anything that is trained, of each node so far
};

}  // namespace

std::vector<Network> networks(const Worksheet& worksheet) {
    return Finder(worksheet).find();
}

}  // namespace longhand::render
