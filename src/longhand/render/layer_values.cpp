#include "longhand/render/layer_values.hpp"

#include <algorithm>

#include "longhand/record/structural_order.hpp"

namespace longhand::render {

std::optional<std::size_t> LayerValues::neuron_of(Node value) const {
    const auto found = places_.find(value);
    if (found == places_.end()) return {};
    return found->second.neuron;
}

void LayerValues::connect(Node value) {
    if (const auto found = places_.find(value); found != places_.end())
        uses_[found->second.neuron].by_layer = found->second.position;
}

bool LayerValues::see(const Entry& entry) {
    const std::set<Node> below = named_below(entry.nodes);
    if (neurons_among(below).empty()) return false;
    const bool is_copy = std::ranges::all_of(
        entry.nodes, [this](Node node) { return tape_.operation(node) == Operation::copy; });
    const bool is_of_layer = !is_copy && std::ranges::all_of(below, [this](Node value) {
        return belongs_to_layer(value);
    });
    if (is_of_layer && gives_each_its_own(entry, below)) return true;
    if (is_of_layer) of_layers_.insert(entry.nodes.begin(), entry.nodes.end());
    note_use(below, is_of_layer ? &Use::by_own : &Use::by_others);
    return false;
}

Node LayerValues::output(std::size_t neuron) const {
    const std::vector<Node>& values = values_.at(neuron);
    if (const auto found = uses_.find(neuron); found != uses_.end()) {
        const Use& use = found->second;
        for (const auto& position : {use.by_layer, use.by_others, use.by_own}) {
            if (position) return values[*position];
        }
    }
    const auto mixed = mixed_.find(neuron);
    if (mixed != mixed_.end()) return values[mixed->second];
    return values[std::min<std::size_t>(1, values.size() - 1)];
}

void LayerValues::add(std::size_t neuron, Node value, bool is_mixed) {
    std::vector<Node>& values = values_[neuron];
    places_[value] = {neuron, values.size()};
    if (is_mixed) mixed_[neuron] = values.size();
    values.push_back(value);
}

const Entry& LayerValues::entry_of(Node value) const {
    return sheet_.entries()[sheet_.place_of(value)->entry];
}

std::set<Node> LayerValues::named_below(std::vector<Node> nodes) const {
    std::set<Node> found, seen;
    while (!nodes.empty()) {
        const Node node = nodes.back();
        nodes.pop_back();
        for (const Node operand : operands(tape_, node)) {
            if (is_constant(tape_.operation(operand)) || !seen.insert(operand).second) continue;
            if (sheet_.place_of(operand))
                found.insert(operand);
            else
                nodes.push_back(operand);
        }
    }
    return found;
}

std::set<std::size_t> LayerValues::neurons_among(const std::set<Node>& values) const {
    std::set<std::size_t> neurons;
    for (const Node value : values) {
        if (const auto neuron = neuron_of(value)) neurons.insert(*neuron);
    }
    return neurons;
}

bool LayerValues::belongs_to_layer(Node value) const {
    return places_.contains(value) || is_left_out(value) || of_layers_.contains(value);
}

/// The neuron to which a value belongs alone: as a function of its values, or as its share of those
/// of the whole layer.
std::optional<std::size_t> LayerValues::share_of(Node value) const {
    const auto among = [this](Node node) {
        return neurons_among(sheet_.place_of(node) ? std::set{node} : named_below({node}));
    };
    const std::set<std::size_t> all = neurons_among(named_below({value}));
    if (all.size() == 1) return *all.begin();
    if (tape_.operation(value) != Operation::divide) return {};
    const std::set<std::size_t> own = among(tape_.left(value)), whole = among(tape_.right(value));
    if (own.size() != 1 || !whole.contains(*own.begin())) return {};
    return *own.begin();
}

/// Takes an entry that has as many values as an entry of the layer, one for each of its neurons.
bool LayerValues::gives_each_its_own(const Entry& entry, const std::set<Node>& below) {
    const auto known = std::ranges::find_if(
        below, [this](Node value) { return places_.contains(value) || is_left_out(value); });
    const Entry& before = entry_of(*known);
    if (before.nodes.size() != entry.nodes.size()) return false;
    std::vector<std::optional<std::size_t>> owners;
    for (std::size_t k = 0; k < entry.nodes.size(); ++k) {
        std::optional<std::size_t> owner = share_of(entry.nodes[k]);
        const bool is_joined = neurons_among(named_below({entry.nodes[k]})).size() > 1;
        // Of a function of the whole layer each takes the place that it had.
        const bool is_one_entry = std::ranges::all_of(below, [&](Node value) {
            return !places_.contains(value) || &entry_of(value) == &before;
        });
        if (!owner && is_joined && is_one_entry && entry.nodes.size() > 1)
            owner = neuron_of(before.nodes[k]);
        if (!owner && is_joined) return false;
        if (owner && std::ranges::find(owners, owner) != owners.end()) return false;
        owners.push_back(owner);
    }
    for (std::size_t k = 0; k < entry.nodes.size(); ++k) {
        if (owners[k]) {
            const bool is_mixed = neurons_among(named_below({entry.nodes[k]})).size() > 1;
            add(*owners[k], entry.nodes[k], is_mixed);
        } else {
            leave_out(entry.nodes[k]);
        }
    }
    return true;
}

/// A use of one value of an entry says what all neurons of the entry hand on.
void LayerValues::note_use(const std::set<Node>& below, std::optional<std::size_t> Use::*by) {
    std::map<std::size_t, std::size_t> latest;
    for (const Node value : below) {
        if (!places_.contains(value)) continue;
        for (const Node each : entry_of(value).nodes) {
            const auto place = places_.find(each);
            if (place == places_.end()) continue;
            std::size_t& position = latest[place->second.neuron];
            position = std::max(position, place->second.position);
        }
    }
    for (const auto& [neuron, position] : latest) {
        std::optional<std::size_t>& noted = uses_[neuron].*by;
        if (!noted)
            noted = position;
        else if (by == &Use::by_own)
            noted = std::max(*noted, position);
    }
}

}  // namespace longhand::render
