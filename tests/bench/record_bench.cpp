#include "tests/bench/recorded_network.hpp"

namespace longhand::bench {

namespace {

/// Records passes of the network into a record with room for `capacity` operations.
template <class Run>
void record(benchmark::State& state, std::size_t capacity, Run run) {
    const std::size_t n = size_of(state);
    for (auto _ : state) {
        state.PauseTiming();
        {
            Record record(capacity);
            const Recording recording(record);
            const RecordedNetwork inputs = network(record, n);
            run(state, inputs);
        }
        state.ResumeTiming();
    }
    count_operations(state, passes(n) * operations(n));
}

void record_scalars(benchmark::State& state, std::size_t capacity) {
    record(state, capacity, [](benchmark::State& timed, const RecordedNetwork& inputs) {
        timed.ResumeTiming();
        for (std::size_t pass = 0; pass < passes(size_of(timed)); ++pass)
            benchmark::DoNotOptimize(inputs.outputs());
        timed.PauseTiming();
    });
}

std::size_t all_operations(std::size_t n) {
    return leaves(n) + passes(n) * operations(n);
}

void record_reserved(benchmark::State& state) {
    record_scalars(state, all_operations(size_of(state)));
}

void record_growing(benchmark::State& state) {
    record_scalars(state, 1);
}

void record_matrices(benchmark::State& state) {
    record(state, all_operations(size_of(state)),
           [](benchmark::State& timed, const RecordedNetwork& inputs) {
               const MatrixNetwork matrices(inputs, size_of(timed));
               timed.ResumeTiming();
               for (std::size_t pass = 0; pass < passes(size_of(timed)); ++pass)
                   benchmark::DoNotOptimize(matrices.outputs());
               timed.PauseTiming();
           });
}

BENCHMARK(record_reserved)->Apply(network_sizes);
BENCHMARK(record_growing)->Apply(network_sizes);
BENCHMARK(record_matrices)->Apply(network_sizes);

}  // namespace

}  // namespace longhand::bench
