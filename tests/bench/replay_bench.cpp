#include <span>

#include "longhand/replay/batch_arithmetic.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/replay/replay.hpp"
#include "tests/bench/recorded_network.hpp"

namespace longhand::bench {

namespace {

/// Replays one pass of the network, as a chapter records it, in the numbers of `Arithmetic`.
/// Counts the operations of `variants` variants.
template <class Arithmetic, std::size_t variants = 1>
void replay(benchmark::State& state) {
    const std::size_t n = size_of(state);
    Record record;
    {
        const Recording recording(record);
        MatrixNetwork(network(record, n), n).outputs();
    }
    const auto givens = replay::typed_givens<Arithmetic>(record);
    for (auto _ : state) {
        benchmark::DoNotOptimize(replay::replay<Arithmetic>(record, std::span(givens)).data());
    }
    count_operations(state, variants * operations(n));
}

constexpr std::size_t lanes = 8;

BENCHMARK(replay<replay::DoubleArithmetic>)->Name("replay_double")->Apply(network_sizes);
BENCHMARK(replay<replay::BatchArithmetic<lanes>, lanes>)
    ->Name("replay_batch")
    ->Apply(network_sizes);
BENCHMARK(replay<replay::DecimalArithmetic>)
    ->Name("replay_decimal")
    ->ArgName("n")
    ->Arg(16)
    ->Arg(64);
BENCHMARK(replay<replay::NumberArithmetic>)->Name("replay_number")->ArgName("n")->Arg(16)->Arg(64);

}  // namespace

}  // namespace longhand::bench
