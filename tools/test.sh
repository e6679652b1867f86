#!/usr/bin/env bash
# Builds everything and runs the whole test suite; arguments go on to ctest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/packages.sh
require_packages "${build_packages[@]}" "${test_packages[@]}" "${site_packages[@]}" "${site_test_packages[@]}"
require_node
tools/typst.sh
build default ON all
exec ctest --preset default "$@"
