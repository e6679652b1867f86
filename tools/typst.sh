#!/usr/bin/env bash
# Installs what PDF needs: fonts, and the typesetter Typst as a package of Node (where no `typst`
# is there), into build/typst. A second run does nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/packages.sh
require_packages "${pdf_packages[@]}"
if command -v typst >/dev/null; then exit; fi
require_node
mkdir -p build/typst
cp tools/typst/typeset.mjs build/typst/
if cmp -s tools/typst/package.json build/typst/package.json && [ -d build/typst/node_modules ]; then
    exit
fi
cp tools/typst/package.json tools/typst/package-lock.json build/typst/
npm ci --prefix build/typst --no-audit --no-fund --loglevel=error >&2
