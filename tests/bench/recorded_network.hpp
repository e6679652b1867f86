#pragma once

#include <cstddef>
#include <string>

#include "longhand/record/matrix.hpp"
#include "longhand/worksheet/functions.hpp"
#include "tests/bench/network.hpp"

namespace longhand::bench {

inline Real given(Record& record, const std::string& text) {
    return RealAccess::at(record, record.given(decimal::DecimalText::parse(text)));
}

using RecordedNetwork = Network<Real, StepByStep>;

inline RecordedNetwork network(Record& record, std::size_t n) {
    return network<Real, StepByStep>(
        n, [&record](const std::string& text) { return given(record, text); });
}

/// The same network as a chapter writes it: matrices, and the named logistic function.
struct MatrixNetwork {
    MatrixNetwork(const RecordedNetwork& network, std::size_t n)
        : inputs(vector(network.inputs)),
          hidden_weights({static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(n)},
                         network.hidden_weights),
          output_weights(hidden_weights.shape(), network.output_weights) {}

    Matrix outputs() const { return logistic(output_weights * logistic(hidden_weights * inputs)); }

    Matrix inputs;
    Matrix hidden_weights;
    Matrix output_weights;
};

/// Givens and constants of a record of the network.
constexpr std::size_t leaves(std::size_t n) {
    return 2 * n * n + n + 1;
}

}  // namespace longhand::bench
