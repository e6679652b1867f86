#include <malloc.h>

#include "tests/bench/recorded_network.hpp"

namespace longhand::bench {

namespace {

std::size_t bytes_in_use() {
    const struct mallinfo2 memory = mallinfo2();
    return memory.uordblks + memory.hblkhd;
}

/// Bytes that passes of the network take beyond what its numbers take: `Numbers` is made from
/// them, and computes outputs.
template <class Numbers>
void memory(benchmark::State& state) {
    const std::size_t n = size_of(state);
    const auto record_passes = [n](Record& record, std::size_t count) {
        const Recording recording(record);
        const Numbers numbers(network(record, n), n);
        for (std::size_t pass = 0; pass < count; ++pass)
            numbers.outputs();
    };
    double bytes = 0;
    for (auto _ : state) {
        const std::size_t before = bytes_in_use();
        Record alone(leaves(n));
        record_passes(alone, 0);
        const std::size_t between = bytes_in_use();
        Record record(leaves(n) + passes(n) * operations(n));
        record_passes(record, passes(n));
        const std::size_t after = bytes_in_use();
        bytes = static_cast<double>(after - between) - static_cast<double>(between - before);
    }
    state.counters["bytes_per_operation"] = bytes / static_cast<double>(passes(n) * operations(n));
}

struct ScalarNetwork {
    ScalarNetwork(const RecordedNetwork& numbers, std::size_t) : network(numbers) {}
    void outputs() const { network.outputs(); }

    RecordedNetwork network;
};

BENCHMARK(memory<ScalarNetwork>)->Name("memory_of_scalars")->Apply(network_sizes)->Iterations(1);
BENCHMARK(memory<MatrixNetwork>)->Name("memory_of_matrices")->Apply(network_sizes)->Iterations(1);

}  // namespace

}  // namespace longhand::bench
