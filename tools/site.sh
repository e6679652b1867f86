#!/usr/bin/env bash
# Builds the workbook as a site, in English and Chinese: build/default/site/index.html.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/packages.sh
require_packages "${build_packages[@]}" "${site_packages[@]}"
require_node
build default OFF docs
echo "$PWD/build/default/site/index.html"
