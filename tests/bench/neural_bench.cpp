#include <Eigen/Core>
#include <cmath>

#include "longhand/neural/activation.hpp"
#include "longhand/neural/dense.hpp"
#include "tests/bench/network.hpp"

namespace longhand::bench {

namespace {

struct EigenNetwork {
    explicit EigenNetwork(std::size_t n)
        : inputs(Eigen::VectorXd::Random(static_cast<Eigen::Index>(n))),
          hidden_weights(Eigen::MatrixXd::Random(inputs.size(), inputs.size())),
          output_weights(Eigen::MatrixXd::Random(inputs.size(), inputs.size())) {}

    Eigen::VectorXd inputs;
    Eigen::MatrixXd hidden_weights;
    Eigen::MatrixXd output_weights;
};

template <class Outputs>
void pass(benchmark::State& state, Outputs outputs) {
    const std::size_t n = size_of(state);
    const EigenNetwork network(n);
    for (auto _ : state)
        benchmark::DoNotOptimize(Eigen::VectorXd(outputs(network)).data());
    count_operations(state, operations(n));
}

void neural_templates(benchmark::State& state) {
    pass(state, [](const EigenNetwork& network) {
        const auto f = neural::logistic<double>;
        return neural::dense(network.output_weights,
                             neural::dense(network.hidden_weights, network.inputs, f), f);
    });
}

/// What somebody writes who has Eigen alone.
void plain_eigen(benchmark::State& state) {
    pass(state, [](const EigenNetwork& network) -> Eigen::VectorXd {
        const auto f = [](double x) { return 1 / (1 + std::exp(-x)); };
        const Eigen::VectorXd hidden = (network.hidden_weights * network.inputs).unaryExpr(f);
        return (network.output_weights * hidden).unaryExpr(f);
    });
}

/// With Eigen's own exponential of several numbers at once, whose last bits depend on their place.
void plain_eigen_vectorised(benchmark::State& state) {
    pass(state, [](const EigenNetwork& network) -> Eigen::VectorXd {
        const Eigen::VectorXd hidden =
            (1 + (-(network.hidden_weights * network.inputs)).array().exp()).inverse();
        return (1 + (-(network.output_weights * hidden)).array().exp()).inverse();
    });
}

BENCHMARK(neural_templates)->Apply(network_sizes);
BENCHMARK(plain_eigen)->Apply(network_sizes);
BENCHMARK(plain_eigen_vectorised)->Apply(network_sizes);

}  // namespace

}  // namespace longhand::bench
