#include <adolc/adolc.h>

#include "tests/bench/network.hpp"

namespace longhand::bench {

namespace {

constexpr short tape = 1;

// Large enough that ADOL-C, too, keeps its tape in memory and writes no file.
constexpr std::size_t buffer = 1 << 23;

/// What ADOL-C does best: product and sum in one operation of its tape.
struct Fused {
    static void add_product(adouble& sum, const adouble& weight, const adouble& input) {
        sum += weight * input;
    }
};

template <class Adding>
Network<adouble, Adding> active_network(std::size_t n) {
    return network<adouble, Adding>(n, [](const std::string& text) {
        adouble number;
        number <<= std::stod(text);
        return number;
    });
}

void start_tape() {
    trace_on(tape, 0, buffer, buffer, buffer, buffer);
}

template <class Adding>
void record(benchmark::State& state) {
    const std::size_t n = size_of(state);
    for (auto _ : state) {
        state.PauseTiming();
        {
            start_tape();
            const Network<adouble, Adding> inputs = active_network<Adding>(n);
            state.ResumeTiming();
            for (std::size_t pass = 0; pass < passes(n); ++pass)
                benchmark::DoNotOptimize(inputs.outputs());
            state.PauseTiming();
        }
        trace_off();
        state.ResumeTiming();
    }
    count_operations(state, passes(n) * operations(n));
}

void replay(benchmark::State& state) {
    const std::size_t n = size_of(state);
    start_tape();
    {
        const std::vector<adouble> outputs = active_network<Fused>(n).outputs();
        for (const adouble& output : outputs) {
            double value = 0;
            const_cast<adouble&>(output) >>= value;
        }
    }
    trace_off();
    std::vector<double> inputs(2 * n * n + n, 0.1);
    std::vector<double> outputs(n);
    for (auto _ : state) {
        if (::function(tape, static_cast<int>(outputs.size()), static_cast<int>(inputs.size()),
                       inputs.data(), outputs.data()) < 0)
            state.SkipWithError("ADOL-C could not replay its tape");
        benchmark::DoNotOptimize(outputs.data());
    }
    count_operations(state, operations(n));
}

BENCHMARK(record<StepByStep>)->Name("adolc_record")->Apply(network_sizes);
BENCHMARK(record<Fused>)->Name("adolc_record_fused")->Apply(network_sizes);
BENCHMARK(replay)->Name("adolc_replay")->Apply(network_sizes);

}  // namespace

}  // namespace longhand::bench
