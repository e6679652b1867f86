#pragma once

#include <optional>
#include <string>
#include <vector>

#include "longhand/problem/problem.hpp"

namespace longhand {

/// A network of fully connected layers and how it is trained, as `[network]` of a problem file has
/// it. It is short for sections and steps like any others: forward, loss, backward, update.
///
/// With columns z = W·x + b, W: one row per receiving unit; with rows z = x·W + b, W: one column
/// per receiving unit. All gradients are taken with the old weights.
struct Network {
    enum class Notation : std::uint8_t { columns, rows };

    /// What several samples mean for the weights.
    enum class Batch : std::uint8_t {
        each,  ///< an update after each sample
        mean,  ///< one update with the mean of the gradients
    };

    struct Layer {
        std::string name;  ///< of its quantities: W_name, b_name, z_name, a_name
        std::string activation;
        bool has_bias = false;
        bool is_bias_trained = true;
        TextPlace place = {};  ///< of its weights
    };

    Notation notation = Notation::columns;
    Batch batch = Batch::mean;
    std::size_t samples = 1;
    bool are_targets_shares = false;  ///< each sample's targets add up to 1
    std::vector<Layer> layers;
    std::string loss;
    std::optional<int> iterations;  ///< else until `until`
    std::optional<language::Syntax> until;
    int at_most = 1000;
    TextPlace target_place = {};

    /// The training as a repeated section. Expects givens x, t (x[k], t[k] for several samples),
    /// W_name, b_name and eta.
    Problem::Part training(const TextPlace& place) const;
};

/// The functions that a layer may have, and the losses, for messages.
const std::vector<std::string>& network_activations();
const std::vector<std::string>& network_losses();

}  // namespace longhand
