#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <vector>

#include "longhand/neural/activation.hpp"

namespace longhand::bench {

/// As the board has it: the product is a number, then it is added.
struct StepByStep {
    template <class T>
    static void add_product(T& sum, const T& weight, const T& input) {
        const T product = weight * input;
        sum = sum + product;
    }
};

/// The network that everything is measured on: n inputs, n hidden and n output units, logistic.
/// The same code for every scalar: `T` is Real, or the active number of another library.
/// `Adding` says how a product comes to a sum.
template <class T, class Adding>
struct Network {
    std::vector<T> inputs;
    std::vector<T> hidden_weights;  ///< n × n, row by row: one row per receiving unit
    std::vector<T> output_weights;

    std::vector<T> outputs() const { return layer(output_weights, layer(hidden_weights, inputs)); }

  private:
    static std::vector<T> layer(const std::vector<T>& weights, const std::vector<T>& from) {
        const std::size_t n = from.size();
        std::vector<T> to;
        to.reserve(n);
        for (std::size_t i = 0; i < n; ++i) {
            const T* row = &weights[i * n];
            T sum = row[0] * from[0];
            for (std::size_t j = 1; j < n; ++j)
                Adding::add_product(sum, row[j], from[j]);
            to.push_back(neural::logistic(sum));
        }
        return to;
    }
};

/// A network with `number(text)` for each of its numbers: decimals between −0.5 and 0.5.
template <class T, class Adding, class MakeNumber>
Network<T, Adding> network(std::size_t n, MakeNumber number) {
    std::size_t place = 0;
    const auto numbers = [&](std::size_t count) {
        std::vector<T> made;
        made.reserve(count);
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t tenths = place++ * 7 % 11;
            made.push_back(number(tenths < 5 ? "-0." + std::to_string(5 - tenths)
                                             : "0." + std::to_string(tenths - 5)));
        }
        return made;
    };
    Network<T, Adding> network;
    network.inputs = numbers(n);
    network.hidden_weights = numbers(n * n);
    network.output_weights = numbers(n * n);
    return network;
}

/// The scalar operations of one pass: a product and a sum per weight (one sum less per unit), and
/// −x, e^x, 1 + x, 1 / x per unit.
constexpr std::size_t operations(std::size_t n) {
    return 2 * (n * n + n * (n - 1) + 4 * n);
}

/// So many passes are recorded at once that the cost of starting does not count.
constexpr std::size_t passes(std::size_t n) {
    return 1 + 200'000 / operations(n);
}

inline std::size_t size_of(const benchmark::State& state) {
    return static_cast<std::size_t>(state.range(0));
}

/// Reports processor time per operation, in seconds.
inline void count_operations(benchmark::State& state, std::size_t each_iteration) {
    state.counters["per_operation"] = benchmark::Counter(
        static_cast<double>(each_iteration),
        benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

inline void network_sizes(benchmark::internal::Benchmark* bench) {
    bench->ArgName("n")->RangeMultiplier(2)->Range(16, 256);
}

}  // namespace longhand::bench
