#pragma once

#include <cstddef>
#include <vector>

#include "longhand/worksheet/worksheet.hpp"

namespace longhand::render {

/// A neuron of a network, an input, or the one that is chosen of several neurons (maxout).
struct NetworkNode {
    Node sum = no_node;         ///< its weighted sum, and bias; no_node without
    Node activation = no_node;  ///< what functions make of that; else the value
    Node bias = no_node;
    std::size_t layer = 0;  ///< 0 for inputs
    /// What it hands on.
    Node output() const { return activation != no_node ? activation : sum; }
};

/// A connection of two neurons, by their places among the nodes.
struct NetworkLink {
    std::size_t from = 0, to = 0;
    Node weight = no_node;  ///< no_node into what is chosen
};

/// A network as a calculation has it.
struct Network {
    std::size_t section = 0;  ///< where its first neuron is worked out
    std::size_t layers = 0;   ///< with that of the inputs
    bool is_first_of_samples = false;
    std::vector<NetworkNode> nodes;
    std::vector<NetworkLink> links;
};

/// The networks in the record of a calculation, in the order of its sections: sums of products of
/// parameters with signals, and the functions that make outputs of them. A parameter is a given, or
/// its later version; what is worked out is a signal. Of two parameters the one that is trained is
/// the weight, or that which belongs to one bias, while the other goes to several neurons; where
/// nothing says which is which, there is no network. Each weight is drawn once: a network that is
/// worked out again, with matrices or new weights or for another sample, is the same network.
std::vector<Network> networks(const Worksheet& worksheet);

}  // namespace longhand::render
