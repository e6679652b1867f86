#!/usr/bin/env bash
# Builds Longhand and runs every chapter; arguments go on to `longhand` instead.
set -euo pipefail
here=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
. tools/packages.sh
require_packages "${build_packages[@]}"
build default OFF longhand
case " $* " in *pdf*) tools/typst.sh ;; esac
cd "$here"
if [ $# -eq 0 ]; then set -- run all; fi
exec "$root/build/default/longhand" "$@"
