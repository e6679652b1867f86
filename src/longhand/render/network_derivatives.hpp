#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "longhand/render/network.hpp"

namespace longhand::render {

/// The steps of a calculation that are derivatives with respect to what its networks show: weights,
/// biases, sums and activations. A step is one if its symbol says so: ∂E/∂w5.
class NetworkDerivatives {
  public:
    /// Finds the derivatives of what has most of them: ∂E/∂w5 among ∂h1/∂w1. The networks, which
    /// must outlive this, are those of the worksheet.
    NetworkDerivatives(const Worksheet& worksheet, const std::vector<Network>& networks);

    /// The symbol of what is differentiated: "E"; empty where nothing is.
    const std::string& loss() const { return loss_; }

    /// The derivative with respect to a value of the network, if it is a step; no_node else.
    Node with_respect_to(const Network& network, Node value) const;

  private:
    std::string loss_;
    std::map<std::pair<const Network*, Node>, Node> steps_;  ///< by what they are taken for
};

}  // namespace longhand::render
