#include <malloc.h>

#include "tests/bench/recorded_network.hpp"

namespace longhand::bench {

namespace {

std::size_t bytes_in_use() {
    const struct mallinfo2 memory = mallinfo2();
    return memory.uordblks + memory.hblkhd;
}

/// Bytes that a record of the network takes beyond a record of its givens alone.
template <class Run>
void memory(benchmark::State& state, Run run) {
    const std::size_t n = size_of(state);
    double bytes = 0;
    for (auto _ : state) {
        const std::size_t before = bytes_in_use();
        Record givens(leaves(n));
        {
            const Recording recording(givens);
            network(givens, n);
        }
        const std::size_t between = bytes_in_use();
        Record record(leaves(n) + operations(n));
        {
            const Recording recording(record);
            run(network(record, n), n);
        }
        const std::size_t after = bytes_in_use();
        bytes = static_cast<double>(after - between) - static_cast<double>(between - before);
    }
    state.counters["bytes_per_operation"] = bytes / static_cast<double>(operations(n));
}

void memory_of_scalars(benchmark::State& state) {
    memory(state, [](const RecordedNetwork& inputs, std::size_t) { inputs.outputs(); });
}

void memory_of_matrices(benchmark::State& state) {
    memory(state, [](const RecordedNetwork& inputs, std::size_t n) {
        MatrixNetwork(inputs, n).outputs();
    });
}

BENCHMARK(memory_of_scalars)->Apply(network_sizes)->Iterations(1);
BENCHMARK(memory_of_matrices)->Apply(network_sizes)->Iterations(1);

}  // namespace

}  // namespace longhand::bench
