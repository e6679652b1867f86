#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "longhand/worksheet/worksheet.hpp"

namespace longhand::render {

/// The named values that each neuron has: its sum, what functions make of that, one after the
/// other (e^z1, then its share of all: softmax), and which of them it hands on.
class LayerValues {
  public:
    explicit LayerValues(const Worksheet& worksheet)
        : sheet_(worksheet), tape_(worksheet.tape_record().tape()) {}

    /// The first value of a neuron.
    void begin(std::size_t neuron, Node value) { add(neuron, value); }

    /// A value of another sample, for which the same neuron is not drawn again.
    void leave_out(Node value) { left_out_.insert(value); }

    bool is_left_out(Node value) const { return left_out_.contains(value); }

    std::optional<std::size_t> neuron_of(Node value) const;

    /// A layer goes on from this value of a neuron, whatever else is done with its values.
    void connect(Node value);

    /// Looks at the next entry: true where it is a function of the neurons of one layer that gives
    /// each of them a value of its own. Other entries only use such values.
    bool see(const Entry& entry);

    /// What a neuron hands on: what the next layer takes; else what the first entry takes that
    /// works with anything beside the layer, as a loss does with targets; else what is taken last.
    Node output(std::size_t neuron) const;

  private:
    struct Place {
        std::size_t neuron = 0, position = 0;  ///< among the values of the neuron
    };
    struct Use {
        std::optional<std::size_t> by_layer, by_others, by_own;  ///< positions
    };

    void add(std::size_t neuron, Node value, bool is_mixed = false);
    const Entry& entry_of(Node value) const;
    std::set<Node> named_below(std::vector<Node> nodes) const;
    std::set<std::size_t> neurons_among(const std::set<Node>& values) const;
    bool belongs_to_layer(Node value) const;
    bool gives_each_its_own(const Entry& entry, const std::set<Node>& below);
    std::optional<std::size_t> share_of(Node value) const;
    void note_use(const std::set<Node>& below, std::optional<std::size_t> Use::*by);

    const Worksheet& sheet_;
    const Tape& tape_;
    std::map<std::size_t, std::vector<Node>> values_;  ///< of each neuron
    std::map<std::size_t, Use> uses_;
    std::map<std::size_t, std::size_t> mixed_;  ///< the last position that all neurons go into
    std::map<Node, Place> places_;
    std::set<Node> left_out_;
    std::set<Node> of_layers_;  ///< worked out of nothing but values of neurons
};

}  // namespace longhand::render
