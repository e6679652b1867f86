#include <benchmark/benchmark.h>

#include <sstream>

#include "chapter_list.hpp"
#include "command_line.hpp"

namespace longhand::bench {

namespace {

/// `longhand run all`, from the recording to the last line of the log.
void all_chapters(benchmark::State& state) {
    for (auto _ : state) {
        std::ostringstream log;
        std::ostringstream errors;
        if (cli::run_command_line({"run", "all"}, log, errors) != 0)
            state.SkipWithError(errors.str().c_str());
        benchmark::DoNotOptimize(log.view());
    }
    state.counters["chapters"] = static_cast<double>(chapter_list().size());
}

BENCHMARK(all_chapters)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace longhand::bench
