#!/usr/bin/env bash
# Makes the reference of all errors again, in both languages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/packages.sh
require_packages "${build_packages[@]}"
build default OFF error_reference
build/default/error_reference en > docs/errors.md
build/default/error_reference zh > docs/errors.zh.md
