#!/usr/bin/env bash
# Makes the pages of the lecture documents again, in both languages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/packages.sh
require_packages "${build_packages[@]}"
build default OFF longhand
python3 tools/document_page.py build/default/longhand en > docs/documents.md
python3 tools/document_page.py build/default/longhand zh > docs/documents.zh.md
