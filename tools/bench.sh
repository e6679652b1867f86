#!/usr/bin/env bash
# Measures what the library costs, side by side with others, and writes docs/bench.md and
# docs/bench.zh.md. Leave the machine alone while it runs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/packages.sh
require_packages "${build_packages[@]}" "${bench_packages[@]}"
build bench OFF longhand_bench longhand
tools/typst.sh
build/bench/longhand_bench --benchmark_repetitions=30 --benchmark_min_time=0.02 \
    --benchmark_enable_random_interleaving=true --benchmark_format=json \
    --benchmark_out_format=json --benchmark_out=build/bench/measured.json > /dev/null
rm -f build/bench/{sheets,grading,scanning}.json
for language in en zh; do
    suffix=$([ "$language" = en ] || echo ".$language")
    python3 tests/bench/table.py build/bench/measured.json "$language" > "docs/bench$suffix.md"
    python3 tests/bench/sheets.py build/bench/longhand "docs/bench$suffix.md" "$language" \
        build/bench/sheets.json
    python3 tests/bench/grading.py build/bench/longhand "docs/bench$suffix.md" "$language" \
        build/bench/grading.json
    python3 tests/bench/scanning.py build/bench/longhand "docs/bench$suffix.md" "$language" \
        build/bench/scanning.json
done
